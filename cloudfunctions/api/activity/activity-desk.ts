/** What the commands of a leader share: the activity that is changed, what may stand in it. */
import type { ActivityFields } from '../../../src/domain/activity/activity'
import { refuse, type Refusal } from '../../../src/domain/refusal'
import { success, type Result } from '../../../src/domain/result'
import { findUpload } from '../file/upload.repository'
import type { Outbox } from '../message/message.repository'
import type { OfficeContext } from '../office/office-handler'
import { outboxOf } from '../office/office-outbox'
import { regionOf } from '../office/office-region'
import { findActivity, lockActivity, lockSeriesFrom, type ActivityRow } from './activity.repository'
import { findShift, listShiftsOf } from './shift.repository'

/** A picture is the publisher's own upload, or the one that is there already: naming another's opens nothing. */
const mayShowPhoto = async (
  { transaction, access }: OfficeContext,
  photoId: string,
  shownNow = '',
): Promise<boolean> => {
  if (photoId === '' || photoId === shownNow) return true
  const upload = await findUpload(transaction, access.actor.tenantId, photoId)
  return upload?.purpose === 'photo' && upload.memberId === access.actor.memberId
}

type Listed = Pick<ActivityFields, 'serviceKind' | 'brand'>

/** null: all may stand there. `now`: what stands there already may stay, also when the street has struck it off its lists. */
export const whyNotPublic = async (
  context: OfficeContext,
  fields: Pick<ActivityFields, 'photoId'> & Listed,
  now: Pick<ActivityFields, 'photoId'> & Listed = { photoId: '', serviceKind: '', brand: '' },
) => {
  const { serviceKinds, brands } = context.access.settings.volunteering
  const { serviceKind, brand, photoId } = fields
  if (serviceKind !== now.serviceKind && !serviceKinds.includes(serviceKind))
    return refuse('invalid', `街道没有“${serviceKind}”这个服务类别，请重新选`)
  if (brand !== '' && brand !== now.brand && !brands.includes(brand))
    return refuse('invalid', `街道没有“${brand}”这个品牌，请重新选`)
  if (await mayShowPhoto(context, photoId, now.photoId)) return null
  return refuse('invalid', '图片还没有传上，请稍等再发')
}

/** The activity in the envelope's region or below, held, that is not cancelled. */
export const openHere = async (
  activityId: string,
  context: OfficeContext,
): Promise<Result<ActivityRow, Refusal>> => {
  const activity = await lockActivity(outboxOf(context), activityId)
  if (!activity?.path.startsWith(regionOf(context).path)) return refuse('activity-not-found')
  return activity.state === 'open' ? success(activity) : refuse('activity-cancelled')
}

/** Those of its series that come after it, held. */
export const lockLater = async (outbox: Outbox, { id, seriesId }: ActivityRow) => {
  if (seriesId === '') return []
  const own = await listShiftsOf(outbox, [id])
  const fromMs = Math.min(...own.map(({ startsAtMs }) => startsAtMs))
  return (await lockSeriesFrom(outbox, seriesId, fromMs)).filter((each) => each.id !== id)
}

/** Whether the shift is of an activity at or below the region of the command. */
export const isShiftHere = async (context: OfficeContext, shiftId: string): Promise<boolean> => {
  const { transaction, access } = context
  const { tenantId } = access.actor
  const shift = await findShift(transaction, tenantId, shiftId)
  const activity = shift && (await findActivity(transaction, tenantId, shift.activityId))
  return activity?.path.startsWith(regionOf(context).path) ?? false
}
