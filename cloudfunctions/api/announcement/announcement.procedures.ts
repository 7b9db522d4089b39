/** Answers about announcements. Nothing here notes who asked: what somebody reads is nobody's business. */
import { chinaDate } from '../../../src/domain/calendar'
import { standingOf } from '../../../src/domain/announcement/announcement'
import type { AnnouncementView } from '../../../src/protocol/announcement'
import { may } from '../access/actor-access'
import { idsOnPath } from '../access/on-duty'
import { regionNames } from '../access/region-names'
import { loadRegionPlaces, requireRegion } from '../access/region-place'
import type { Api } from '../api'
import { readHeldPhoto } from '../file/resident-photo.repository'
import { accessOrNobody, os, requireAccess, type CallContext } from '../procedure'
import { findTenantId } from '../session/member.repository'
import { listOfOffice, listPast, listStanding } from './announcement-list.repository'
import { findAnnouncement, listActs, type StoredAnnouncement } from './announcement.repository'

const activityTitles = async (
  { database }: Api,
  tenantId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map()
  const rows = await database
    .selectFrom('activity')
    .select(['id', 'title'])
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(({ id, title }) => [id, title]))
}

const toViews = async (
  api: Api,
  tenantId: string,
  found: readonly StoredAnnouncement[],
): Promise<readonly AnnouncementView[]> => {
  const all = found.map(({ announcement }) => announcement)
  const regionIds = all.flatMap(({ regionId, fields }) => [regionId, ...fields.regionIds])
  const names = await regionNames(api, tenantId, regionIds)
  const linked = all.map(({ fields }) => fields.activityId).filter((id) => id !== '')
  const titles = await activityTitles(api, tenantId, linked)
  const today = chinaDate(api.nowMs())
  return all.map((one) => ({
    ...one,
    standing: standingOf(one, today),
    fromName: names.get(one.regionId) ?? '',
    regionNames: one.fields.regionIds.map((id) => names.get(id) ?? ''),
    activityTitle: titles.get(one.fields.activityId) ?? '',
  }))
}

/** Published and begun; or the caller may publish there. */
const readable = async (context: CallContext, announcementId: string) => {
  const { api } = context
  const access = await accessOrNobody(context)
  const tenantId = access?.actor.tenantId ?? (await findTenantId(api.database)) ?? ''
  const stored = await findAnnouncement(api.database, tenantId, announcementId)
  if (!stored) return null
  const manages = access !== null && may(access, 'announcement.publish', { path: stored.path })
  const { publishedAtMs, fields } = stored.announcement
  const isPublic = publishedAtMs > 0 && fields.fromDate <= chinaDate(api.nowMs())
  return isPublic || manages ? { tenantId, stored, manages } : null
}

export const announcementProcedures = {
  shown: os.announcement.shown.handler(async ({ context: { api }, input }) => {
    const { database } = api
    const tenantId = (await findTenantId(database)) ?? ''
    const places = await loadRegionPlaces(database, tenantId, input.regionIds)
    const regionIds = [...new Set([...places.values()].flatMap(({ path }) => idsOnPath(path)))]
    if (regionIds.length === 0) return { announcements: [], next: null }
    const today = chinaDate(api.nowMs())
    const { found, next } =
      input.list === 'standing'
        ? await listStanding(database, tenantId, regionIds, today)
        : await listPast(database, tenantId, { regionIds, today, after: input.after })
    return { announcements: await toViews(api, tenantId, found), next }
  }),

  one: os.announcement.one.handler(async ({ context, input }) => {
    const found = await readable(context, input.announcementId)
    if (!found) return null
    const { tenantId, stored, manages } = found
    const { api } = context
    const [announcement] = await toViews(api, tenantId, [stored])
    if (!announcement) return null
    const acts = manages ? await listActs(api.database, tenantId, input.announcementId) : []
    return { announcement, manages, acts }
  }),

  desk: os.announcement.desk.handler(async ({ context, input }) => {
    const { api } = context
    const access = await requireAccess(context)
    const { tenantId } = access.actor
    const { regionId, list, after } = input
    const { path } = await requireRegion(api.database, access, 'announcement.publish', regionId)
    const today = chinaDate(api.nowMs())
    const { found, next } = await listOfOffice(api.database, tenantId, { path, list, today, after })
    return { announcements: await toViews(api, tenantId, found), next }
  }),

  photo: os.announcement.photo.handler(async ({ context, input }) => {
    const found = await readable(context, input.announcementId)
    const photoId = found?.stored.announcement.fields.photoId ?? ''
    if (!found || photoId === '') return null
    const { vault, database } = context.api
    const holder = { kind: 'announcement', id: input.announcementId }
    const photo = await readHeldPhoto(
      database,
      { vault, tenantId: found.tenantId },
      photoId,
      holder,
    )
    return photo && { mediaType: photo.mediaType, bytes: photo.bytes.toString('base64') }
  }),
}
