/** Questions about activities. What everybody may read needs no login and holds nothing of who signed up. */
import { maskPhone } from '../../../src/domain/phone-number'
import type { RegionId } from '../../../src/domain/shapes'
import { may, type ActorAccess } from '../access/actor-access'
import { logShown } from '../access/access-log.repository'
import { loadRegionPlaces, requireRegion } from '../access/region-place'
import type { Api } from '../api'
import { CallError } from '../call-error'
import { findKeptReason } from '../content-check/content-check.repository'
import { findUpload, readUploadBytes } from '../file/upload.repository'
import { accessOrNobody, os, requireAccess, requireCaller } from '../procedure'
import { findTenantId } from '../session/member.repository'
import { findVolunteers } from '../volunteer/volunteer.repository'
import { findPublicActivity, listComing, listRun, listSeries } from './activity-list.repository'
import { findActivity } from './activity.repository'
import { isPictureShown } from './check-activity-content'
import { findShift } from './shift.repository'
import { withoutWords } from './shown-words.repository'
import { listMySignUps, listOwnPlaces, listPlaces } from './sign-up-list.repository'

/** How long what is over is still shown. */
const lookBackMs = 60 * 24 * 3_600_000

/** '' before the street is founded: then nothing is found. */
const tenantOf = async ({ database }: Api): Promise<string> => (await findTenantId(database)) ?? ''

const pathOf = async (
  { database }: Api,
  tenantId: string,
  regionId: string | undefined,
): Promise<string | undefined> =>
  regionId === undefined
    ? ''
    : (await loadRegionPlaces(database, tenantId, [regionId])).get(regionId)?.path

/** Who signed up for a shift that the caller runs; forbidden, whether it does not exist or is not theirs. */
const requirePlaces = async (
  context: Parameters<typeof requireAccess>[0],
  { shiftId, regionId }: { readonly shiftId: string; readonly regionId: RegionId },
) => {
  const { database } = context.api
  const access = await requireAccess(context)
  const { tenantId } = access.actor
  const { path } = await requireRegion(database, access, 'activity.run', regionId)
  const shift = await findShift(database, tenantId, shiftId)
  const activity = shift && (await findActivity(database, tenantId, shift.activityId))
  if (!activity?.path.startsWith(path)) throw new CallError('forbidden')
  const places = await listPlaces(database, tenantId, shiftId)
  return { tenantId, access, places, title: activity.title }
}

const runs = (access: ActorAccess | null, path: string): boolean =>
  access !== null && may(access, 'activity.run', { path })

/** What a person wrote, '' when nobody has yet; undefined for who does not run it. */
const whyHidden = async (
  api: Api,
  access: ActorAccess | null,
  { tenantId, id }: { readonly tenantId: string; readonly id: string },
): Promise<string | undefined> => {
  const activity = await findActivity(api.database, tenantId, id)
  if (!activity || !runs(access, activity.path)) return undefined
  return findKeptReason(api, { tenantId, kind: 'activity', subjectId: activity.checkedAs })
}

export const activityProcedures = {
  coming: os.activity.coming.handler(async ({ context: { api }, input }) => {
    const tenantId = await tenantOf(api)
    const path = await pathOf(api, tenantId, input.regionId)
    if (path === undefined) return { activities: [], next: null, serviceKinds: [] }
    const near = (await pathOf(api, tenantId, input.nearRegionId)) ?? ''
    return listComing(api, tenantId, {
      path,
      near,
      serviceKind: input.serviceKind ?? '',
      date: input.date ?? '',
      nowMs: api.nowMs(),
      after: input.after ?? null,
    })
  }),

  one: os.activity.one.handler(async ({ context, input }) => {
    const { api } = context
    const tenantId = await tenantOf(api)
    const activity = await findPublicActivity(api, tenantId, input.activityId)
    if (!activity) return null
    const { seriesId, id, hidden } = activity
    const access = hidden ? await accessOrNobody(context) : null
    const hiddenReason = hidden ? await whyHidden(api, access, { tenantId, id }) : ''
    if (hiddenReason === undefined) {
      const own = access ? await listOwnPlaces(api.database, access.actor, id) : []
      return own.length === 0
        ? null
        : { activity: withoutWords(activity, own), hiddenReason: '', series: [] }
    }
    const series = await listSeries(api.database, tenantId, { seriesId, id, nowMs: api.nowMs() })
    return { activity, hiddenReason, series }
  }),

  photo: os.activity.photo.handler(async ({ context, input }) => {
    const { api } = context
    const tenantId = await tenantOf(api)
    const activity = await findActivity(api.database, tenantId, input.activityId)
    if (!activity || activity.photoId === '') return null
    const isShown = await isPictureShown(api.database, tenantId, activity)
    if (!isShown && !runs(await accessOrNobody(context), activity.path)) return null
    const photo = await findUpload(api.database, tenantId, activity.photoId)
    if (!photo?.complete || photo.purpose !== 'photo') return null
    const bytes = await readUploadBytes(api.database, { vault: api.vault, tenantId }, photo)
    return { mediaType: photo.mediaType, bytes: bytes.toString('base64') }
  }),

  mySignUps: os.activity.mySignUps.handler(async ({ context, input }) => {
    const { api } = context
    const caller = await requireCaller(context)
    const nowMs = api.nowMs()
    const withTakenBack = input?.withTakenBack ?? false
    return listMySignUps(api, caller, { sinceMs: nowMs - lookBackMs, nowMs, withTakenBack })
  }),

  signUps: os.activity.signUps.handler(async ({ context, input }) => {
    const { api } = context
    const { tenantId, places } = await requirePlaces(context, input)
    const volunteers = await findVolunteers(
      api,
      tenantId,
      places.map(({ volunteerId }) => volunteerId),
    )
    const byId = new Map(volunteers.map((volunteer) => [volunteer.id, volunteer]))
    return places.map((place) => {
      const volunteer = byId.get(place.volunteerId)
      const { name = '', phone = '' } = volunteer?.details ?? {}
      const hasPhone = (volunteer?.memberId ?? null) !== null
      const number = volunteer?.number ?? ''
      return { ...place, number, name, phoneMask: maskPhone(phone), hasPhone }
    })
  }),

  phone: os.activity.phone.handler(async ({ context, input: { volunteerId, ...shift } }) => {
    const { api } = context
    const { tenantId, access, places, title } = await requirePlaces(context, shift)
    if (!places.some((place) => place.volunteerId === volunteerId)) throw new CallError('forbidden')
    return api.database.transaction().execute(async (transaction) => {
      const files = { database: transaction, vault: api.vault }
      const [volunteer] = await findVolunteers(files, tenantId, [volunteerId])
      if (!volunteer) throw new CallError('forbidden')
      await logShown(transaction, access.actor, {
        ...{ act: 'show-phone', of: { volunteer_id: volunteerId }, regionId: volunteer.regionId },
        ...{ reason: `联系报名的人：${title}`, atMs: api.nowMs() },
      })
      return { phone: volunteer.details.phone }
    })
  }),

  run: os.activity.run.handler(async ({ context, input }) => {
    const { api } = context
    const access = await requireAccess(context)
    const { path } = await requireRegion(api.database, access, 'activity.run', input.regionId)
    return listRun(api, access.actor.tenantId, {
      ...{ path, skip: input.skip ?? 0, nowMs: api.nowMs() },
    })
  }),
}
