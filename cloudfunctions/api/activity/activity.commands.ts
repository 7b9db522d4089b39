/** What leaders do: publish, change, cancel. Who signed up is told in the same transaction. */
import type { ActivityFields } from '../../../src/domain/activity/activity'
import {
  momentsOf,
  planActivities,
  type PlannedShift,
} from '../../../src/domain/activity/plan-activities'
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
  lockShiftsOf,
  writeCancelled,
  writeFields,
  writeShift,
  type ActivityRow,
  type ShiftRow,
} from './activity.repository'
import { listReceivers, moveUp } from './sign-up.repository'

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

interface ShiftChange {
  readonly shift: ShiftRow
  readonly next: PlannedShift
}

const isMoved = ({ shift, next }: ShiftChange): boolean =>
  shift.startsAtMs !== next.startsAtMs || shift.endsAtMs !== next.endsAtMs

/** Each shift that is named, as it is and as it is wanted; or why it cannot be so. */
const planChanges = (
  shifts: readonly ShiftRow[],
  wanted: Parameters<OfficeHandler<'activity.change'>>[0]['shifts'],
  nowMs: number,
): Result<readonly ShiftChange[], Refusal> => {
  const changes: ShiftChange[] = []
  for (const { shiftId, date, from, to, quota } of wanted) {
    const shift = shifts.find(({ id }) => id === shiftId)
    if (!shift || changes.some((change) => change.shift === shift))
      return refuse('activity-not-found')
    const change = { shift, next: { id: shiftId, ...momentsOf(date, { from, to }), quota } }
    if (quota < shift.seatsTaken) return refuse('seats-given', `已有 ${shift.seatsTaken} 人`)
    if (isMoved(change) && shift.startsAtMs <= nowMs) return refuse('shift-begun')
    if (isMoved(change) && change.next.startsAtMs <= nowMs)
      return refuse('invalid', '有一班的开始时间已经过了')
    changes.push(change)
  }
  return success(changes)
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
  await writeFields(outbox, activity.id, args.fields)
  for (const { shift, next } of planned.value) {
    await writeShift(outbox, next)
    if (next.startsAtMs > nowMs) await moveUp(outbox, { ...shift, ...next })
  }
  const isElsewhere = activity.place !== args.fields.place
  const moved = planned.value.filter(isMoved).map(({ shift, next }) => ({ ...shift, ...next }))
  const kept = shifts.filter(
    ({ id, startsAtMs }) => startsAtMs > nowMs && !moved.some((one) => one.id === id),
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
  if (own.every(({ endsAtMs }) => endsAtMs <= nowMs)) return refuse('shift-begun')
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
  const cancelled = [activity, ...later]
  await writeCancelled(
    outbox,
    cancelled.map(({ id }) => id),
    args.reason,
  )
  const toCome = [...own, ...laterShifts].filter(({ startsAtMs }) => startsAtMs > nowMs)
  for (const each of cancelled) {
    const shifts = toCome.filter(({ activityId }) => activityId === each.id)
    await tell(context, shifts, { activity: each, remark: `活动取消：${args.reason}` })
  }
  return success(undefined)
}
