/** What a post does about announcements of its region: for that region and those below, never for others. */
import type { AnnouncementFields } from '../../../src/domain/announcement/announcement'
import {
  newAnnouncement,
  stepAnnouncement,
  type AnnouncementAct,
} from '../../../src/domain/announcement/step-announcement'
import { refuse, type Refusal } from '../../../src/domain/refusal'
import { success, type Result } from '../../../src/domain/result'
import { loadRegionPlaces } from '../access/region-place'
import { takeUpPhotos } from '../file/resident-photo.repository'
import type { OfficeContext, OfficeHandler, OfficeOutcome } from '../office/office-handler'
import { regionOf } from '../office/office-region'
import {
  lockAnnouncement,
  noteAct,
  saveAnnouncement,
  type StoredAnnouncement,
} from './announcement.repository'
import { tellAnnouncement } from './tell-announcement'

/** In the envelope's region or below; what lies elsewhere is as unknown as what there is not. */
const requirePlaces = async (
  { transaction, access }: OfficeContext,
  { regionIds }: AnnouncementFields,
  path: string,
): Promise<Result<undefined, Refusal>> => {
  const places = await loadRegionPlaces(transaction, access.actor.tenantId, regionIds)
  return regionIds.every((id) => places.get(id)?.path.startsWith(path))
    ? success(undefined)
    : refuse('region-not-found')
}

const requireActivity = async (
  { transaction, access }: OfficeContext,
  { activityId }: AnnouncementFields,
): Promise<Result<undefined, Refusal>> => {
  if (activityId === '') return success(undefined)
  const activity = await transaction
    .selectFrom('activity')
    .select('id')
    .where('tenant_id', '=', access.actor.tenantId)
    .where('id', '=', activityId)
    .executeTakeFirst()
  return activity ? success(undefined) : refuse('activity-not-found')
}

/** A picture that stands there already may be a colleague's. */
const takePicture = async (
  { transaction, access }: OfficeContext,
  id: string,
  before: string,
  { photoId }: AnnouncementFields,
): Promise<Result<undefined, Refusal>> => {
  if (photoId === '' || photoId === before) return success(undefined)
  const holder = { kind: 'announcement', id }
  const taken = await takeUpPhotos(transaction, access.actor, [photoId], holder)
  return taken.length === 1 ? success(undefined) : refuse('invalid', '图片没有传好，请重新选一张')
}

const fieldsFit = async (
  context: OfficeContext,
  { announcement, path }: StoredAnnouncement,
  fields: AnnouncementFields,
): Promise<Result<undefined, Refusal>> => {
  const placed = await requirePlaces(context, fields, path)
  if (!placed.ok) return placed
  const linked = await requireActivity(context, fields)
  if (!linked.ok) return linked
  return takePicture(context, announcement.id, announcement.fields.photoId, fields)
}

/** `stored` is held; a colleague at or above its region may go on with it. */
const step = async (
  context: OfficeContext,
  stored: StoredAnnouncement,
  act: AnnouncementAct,
): Promise<OfficeOutcome> => {
  const { transaction, access, nowMs } = context
  const next = stepAnnouncement(stored.announcement, act, nowMs)
  if (!next.ok) return next
  if (act.kind !== 'withdraw') {
    const fit = await fieldsFit(context, stored, act.fields)
    if (!fit.ok) return fit
  }
  const { tenantId } = access.actor
  await saveAnnouncement(transaction, tenantId, { ...stored, announcement: next.value })
  const { id, changedAtMs } = next.value
  await noteAct(transaction, access.actor, id, { kind: act.kind, atMs: changedAtMs })
  await tellAnnouncement(context, stored.announcement, next.value, act.kind)
  return success({ state: next.value.state })
}

const here = async (
  context: OfficeContext,
  announcementId: string,
): Promise<StoredAnnouncement | 'elsewhere' | null> => {
  const { transaction, access } = context
  const stored = await lockAnnouncement(transaction, access.actor.tenantId, announcementId)
  if (!stored) return null
  return stored.path.startsWith(regionOf(context).path) ? stored : 'elsewhere'
}

const write = async (
  announcementId: string,
  act: Extract<AnnouncementAct, { kind: 'draft' | 'publish' }>,
  context: OfficeContext,
): Promise<OfficeOutcome> => {
  const found = await here(context, announcementId)
  if (found === 'elsewhere') return refuse('id-taken')
  if (found) return step(context, found, act)
  const { id, path } = regionOf(context)
  const fresh = newAnnouncement(announcementId, id, { ...act.fields, photoId: '' })
  return step(context, { announcement: fresh, path }, act)
}

export const draftAnnouncement: OfficeHandler<'announcement.draft'> = (
  { announcementId, ...writing },
  context,
) => write(announcementId, { kind: 'draft', ...writing }, context)

export const publishAnnouncement: OfficeHandler<'announcement.publish'> = (
  { announcementId, ...writing },
  context,
) => write(announcementId, { kind: 'publish', ...writing }, context)

const change = async (
  announcementId: string,
  act: AnnouncementAct,
  context: OfficeContext,
): Promise<OfficeOutcome> => {
  const found = await here(context, announcementId)
  return found === null || found === 'elsewhere'
    ? refuse('announcement-not-found')
    : step(context, found, act)
}

export const correctAnnouncement: OfficeHandler<'announcement.correct'> = (
  { announcementId, ...writing },
  context,
) => change(announcementId, { kind: 'correct', ...writing }, context)

export const withdrawAnnouncement: OfficeHandler<'announcement.withdraw'> = (
  { announcementId, reason },
  context,
) => change(announcementId, { kind: 'withdraw', reason }, context)
