/** What leaders do: publish, change, cancel. Who signed up is told in the same transaction. */
import { maxShiftsInActivity, type ActivityFields } from '../../../src/domain/activity/activity'
import {
  momentsOf,
  planActivities,
  planAddedShift,
  type PlannedShift,
} from '../../../src/domain/activity/plan-activities'
import { whatIsCancelled } from '../../../src/domain/activity/seating'
import type { OfficeCommandArgs } from '../../../src/domain/office-commands'
import { refuse, type Refusal } from '../../../src/domain/refusal'
import { success, type Result } from '../../../src/domain/result'
import { findUpload } from '../file/upload.repository'
import { writeMessages, type NewMessage, type Outbox } from '../message/message.repository'
import type { OfficeContext, OfficeHandler } from '../office/office-handler'
import { regionOf } from '../office/office-region'
import { activityPage } from './activity-page'
import {
  insertActivities,
  lockActivity,
  lockSeriesFrom,
  writeCancelled,
  writeFields,
  type ActivityRow,
} from './activity.repository'
import { dropShift, insertShift, lockShiftsOf, writeShift, type ShiftRow } from './shift.repository'
import { hasPlaces, listReceivers, moveUp } from './sign-up.repository'

export const outboxOf = ({ transaction, vault, access, nowMs }: OfficeContext): Outbox => ({
  transaction,
  vault,
  tenantId: access.actor.tenantId,
  nowMs,
})

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

const noPhoto = () => refuse('invalid', '图片还没有传上，请稍等再发')

export const publishActivity: OfficeHandler<'activity.publish'> = async (args, context) => {
  const { access, nowMs } = context
  const { memberId, memberName } = access.actor
  const planned = planActivities(args.activityId, args.schedule, nowMs)
  if (!planned.ok) return planned
  if (!(await mayShowPhoto(context, args.fields.photoId))) return noPhoto()
  const written = await insertActivities(outboxOf(context), {
    regionId: regionOf(context).id,
    seriesId: args.schedule.kind === 'series' ? args.activityId : '',
    fields: args.fields,
    planned: planned.value,
    memberId,
    memberName,
    atMs: nowMs,
  })
  return written ? success({ activityIds: planned.value.map(({ id }) => id) }) : refuse('id-taken')
}

/** The activity in the envelope's region or below, held, that is not cancelled. */
const openHere = async (
  activityId: string,
  context: OfficeContext,
): Promise<Result<ActivityRow, Refusal>> => {
  const activity = await lockActivity(outboxOf(context), activityId)
  if (!activity?.path.startsWith(regionOf(context).path)) return refuse('activity-not-found')
  return activity.state === 'open' ? success(activity) : refuse('activity-cancelled')
}

/** To everybody with a place, once for each command that changed something. */
const tell = async (
  context: OfficeContext,
  shifts: readonly ShiftRow[],
  news: { readonly activity: Pick<ActivityRow, 'title' | 'place'>; readonly remark: string },
): Promise<void> => {
  const outbox = outboxOf(context)
  const byId = new Map(shifts.map((shift) => [shift.id, shift]))
  const receivers = await listReceivers(outbox.transaction, outbox.tenantId, [...byId.keys()])
  const messages = receivers.flatMap(({ shiftId, memberId }): readonly NewMessage[] => {
    const shift = byId.get(shiftId)
    if (!shift) return []
    const { activityId, startsAtMs } = shift
    const { title, place } = news.activity
    const text = { page: activityPage(activityId), title, startsAtMs, place, remark: news.remark }
    const id = `${context.commandId}.${shiftId}.${memberId}`
    return [{ id, memberId, template: 'activity-change', text, usefulUntilMs: startsAtMs }]
  })
  await writeMessages(outbox, messages)
}

type Change = OfficeCommandArgs<'activity.change'>

interface ShiftChange {
  readonly shift: ShiftRow
  readonly next: PlannedShift
}

const isMoved = ({ shift, next }: ShiftChange): boolean =>
  shift.startsAtMs !== next.startsAtMs || shift.endsAtMs !== next.endsAtMs

/** Each shift that is named, as it is and as it is wanted; or why it cannot be so. */
const planChanges = (
  shifts: readonly ShiftRow[],
  wanted: Change['shifts'],
  nowMs: number,
): Result<readonly ShiftChange[], Refusal> => {
  const changes: ShiftChange[] = []
  for (const { shiftId, date, from, to, quota } of wanted) {
    const shift = shifts.find(({ id }) => id === shiftId)
    if (!shift || changes.some((change) => change.shift === shift))
      return refuse('activity-not-found')
    if (shift.state === 'cancelled') return refuse('activity-cancelled')
    const change = { shift, next: { id: shiftId, ...momentsOf(date, { from, to }), quota } }
    if (quota < shift.seatsTaken) return refuse('seats-given', `已有 ${shift.seatsTaken} 人`)
    // Who waits moves up no more, so seats that were added would stand empty beside a waiting list.
    const isOther = isMoved(change) || quota !== shift.quota
    if (isOther && shift.startsAtMs <= nowMs) return refuse('shift-begun')
    if (isMoved(change) && change.next.startsAtMs <= nowMs)
      return refuse('invalid', '有一班的开始时间已经过了')
    changes.push(change)
  }
  return success(changes)
}

/** The new ones, each with an id of its own; or why one cannot be. */
const planAdded = (
  activityId: string,
  shifts: readonly ShiftRow[],
  { args: { added = [] }, nowMs }: { readonly args: Change; readonly nowMs: number },
): Result<readonly PlannedShift[], Refusal> => {
  const open = shifts.filter(({ state }) => state === 'open').length
  if (open + added.length > maxShiftsInActivity)
    return refuse('invalid', `最多 ${maxShiftsInActivity} 班`)
  const planned: PlannedShift[] = []
  for (const wanted of added) {
    const taken = [...shifts, ...planned].map(({ id }) => id)
    const shift = planAddedShift(activityId, wanted, { taken, nowMs })
    if (!shift.ok) return shift
    planned.push(shift.value)
  }
  return success(planned)
}

const newsOf = (activity: ActivityRow, fields: ActivityFields, isLater: boolean): string =>
  [isLater ? '时间改了' : '', activity.place === fields.place ? '' : '地点改了']
    .filter(Boolean)
    .join('，')

export const changeActivity: OfficeHandler<'activity.change'> = async (args, context) => {
  const { nowMs } = context
  const found = await openHere(args.activityId, context)
  if (!found.ok) return found
  const activity = found.value
  if (!(await mayShowPhoto(context, args.fields.photoId, activity.photoId))) return noPhoto()
  const outbox = outboxOf(context)
  const shifts = await lockShiftsOf(outbox, [activity.id])
  const planned = planChanges(shifts, args.shifts, nowMs)
  if (!planned.ok) return planned
  const added = planAdded(activity.id, shifts, { args, nowMs })
  if (!added.ok) return added
  await writeFields(outbox, activity.id, args.fields)
  for (const { shift, next } of planned.value) {
    await writeShift(outbox, next)
    if (next.startsAtMs > nowMs) await moveUp(outbox, { ...shift, ...next })
  }
  for (const shift of added.value) await insertShift(outbox, activity.id, shift)
  const isElsewhere = activity.place !== args.fields.place
  const moved = planned.value.filter(isMoved).map(({ shift, next }) => ({ ...shift, ...next }))
  const kept = shifts.filter(
    ({ id, startsAtMs, state }) =>
      state === 'open' && startsAtMs > nowMs && !moved.some((one) => one.id === id),
  )
  await tell(context, moved, { activity: args.fields, remark: newsOf(activity, args.fields, true) })
  if (isElsewhere) await tell(context, kept, { activity: args.fields, remark: '地点改了' })
  return success(undefined)
}

export const cancelActivity: OfficeHandler<'activity.cancel'> = async (args, context) => {
  const { nowMs } = context
  const found = await openHere(args.activityId, context)
  if (!found.ok) return found
  const activity = found.value
  const outbox = outboxOf(context)
  const own = await lockShiftsOf(outbox, [activity.id])
  const first = Math.min(...own.map(({ startsAtMs }) => startsAtMs))
  const later =
    args.following && activity.seriesId !== ''
      ? (await lockSeriesFrom(outbox, activity.seriesId, first)).filter(
          ({ id }) => id !== activity.id,
        )
      : []
  const laterShifts =
    later.length === 0
      ? []
      : await lockShiftsOf(
          outbox,
          later.map(({ id }) => id),
        )
  const cancelled = [activity, ...later].map((each) => {
    const shifts = [...own, ...laterShifts].filter(({ activityId }) => activityId === each.id)
    return { each, ...whatIsCancelled(shifts, nowMs) }
  })
  const shiftIds = cancelled.flatMap(({ toCome }) => toCome.map(({ id }) => id))
  if (shiftIds.length === 0) return refuse('activity-begun')
  await writeCancelled(outbox, {
    activityIds: cancelled.flatMap(({ each, isWhole }) => (isWhole ? [each.id] : [])),
    shiftIds,
    reason: args.reason,
  })
  for (const { each, toCome } of cancelled)
    await tell(context, toCome, { activity: each, remark: `活动取消：${args.reason}` })
  return success(undefined)
}

export const cancelShift: OfficeHandler<'activity.cancel-shift'> = async (args, context) => {
  const found = await openHere(args.activityId, context)
  if (!found.ok) return found
  const activity = found.value
  const outbox = outboxOf(context)
  const open = (await lockShiftsOf(outbox, [activity.id])).filter(({ state }) => state === 'open')
  const shift = open.find(({ id }) => id === args.shiftId)
  if (!shift) return refuse('shift-not-found')
  if (shift.startsAtMs <= context.nowMs) return refuse('shift-begun')
  if (open.length === 1) return refuse('invalid', '只剩这一班了，请取消整个活动')
  const isTaken = await hasPlaces(outbox.transaction, outbox.tenantId, shift.id)
  if (isTaken && args.reason.trim() === '') return refuse('invalid', '请写明取消的原因')
  await tell(context, [shift], { activity, remark: `这一班取消：${args.reason}` })
  await dropShift(outbox, shift.id, args.reason)
  return success(undefined)
}
