/** Changing an activity, or what all of a series that are still to come say. Who signed up is told in the same transaction. */
import { maxShiftsInActivity, type ActivityFields } from '../../../src/domain/activity/activity'
import {
  momentsOf,
  planAddedShift,
  type PlannedShift,
} from '../../../src/domain/activity/plan-activities'
import type { OfficeCommandArgs } from '../../../src/domain/office-commands'
import { refuse, type Refusal } from '../../../src/domain/refusal'
import { success, type Result } from '../../../src/domain/result'
import type { OfficeContext, OfficeHandler } from '../office/office-handler'
import { outboxOf } from '../office/office-outbox'
import { openHere, whyNotPublic } from './activity-desk'
import {
  fieldsOf,
  findActivity,
  lockSeriesFrom,
  writeFields,
  type ActivityRow,
} from './activity.repository'
import {
  askActivityChecks,
  forgetUnused,
  lockActivityChecks,
  type Reworded,
} from './check-activity-content'
import { insertShift, lockShiftsOf, writeShift, type ShiftRow } from './shift.repository'
import { tellPlaces, type PlaceNews } from './tell-places'
import { holdPlaces, holdShiftsOf, peopleIn } from './waiting-list.repository'

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

const isToCome =
  (nowMs: number) =>
  ({ state, startsAtMs }: ShiftRow): boolean =>
    state === 'open' && startsAtMs > nowMs

/** Only what differs: a Saturday of which something else was changed by itself keeps that. */
const changedPart = (before: ActivityFields, now: ActivityFields): Partial<ActivityFields> =>
  Object.fromEntries(
    Object.entries(now).filter(
      ([name, value]) =>
        JSON.stringify(value) !== JSON.stringify(before[name as keyof ActivityFields]),
    ),
  )

interface LaterChange {
  /** What they say now. */
  readonly reworded: readonly Reworded[]
  readonly news: readonly PlaceNews[]
}

/** Those of the series that come after it; their shifts stay as they are. */
const changeLater = async (
  context: OfficeContext,
  activity: ActivityRow,
  { part, fromMs }: { readonly part: Partial<ActivityFields>; readonly fromMs: number },
): Promise<LaterChange> => {
  const outbox = outboxOf(context)
  const later = (await lockSeriesFrom(outbox, activity.seriesId, fromMs)).filter(
    ({ id }) => id !== activity.id,
  )
  if (later.length === 0 || Object.keys(part).length === 0) return { reworded: [], news: [] }
  const reworded = later.map((before) => ({
    before,
    fields: { ...fieldsOf(outbox, before), ...part },
  }))
  for (const { before, fields } of reworded) await writeFields(outbox, before.id, fields)
  if (part.place === undefined) return { reworded, news: [] }
  const shifts = await lockShiftsOf(
    outbox,
    later.map(({ id }) => id),
  )
  const news = later
    .filter(({ place }) => place !== part.place)
    .map(({ id, title, place, hidden }) => ({
      shifts: shifts.filter(({ activityId }) => activityId === id).filter(isToCome(context.nowMs)),
      activity: { title, place, ...part, hidden },
      remark: '地点改了',
    }))
  return { reworded, news }
}

const newsOf = (isElsewhere: boolean): string => (isElsewhere ? '时间和地点改了' : '时间改了')

export const changeActivity: OfficeHandler<'activity.change'> = async (args, context) => {
  const { transaction, access, nowMs } = context
  const { activityId, fields } = args
  const seen = await findActivity(transaction, access.actor.tenantId, activityId)
  const seriesId = args.following && seen ? seen.seriesId : ''
  const checks = await lockActivityChecks(context, { activityId, seriesId })
  const found = await openHere(activityId, context)
  if (!found.ok) return found
  const activity = found.value
  const outbox = outboxOf(context)
  const before = fieldsOf(outbox, activity)
  const notPublic = await whyNotPublic(context, fields, before)
  if (notPublic) return notPublic
  const { shifts, giveFreeSeats } = await holdShiftsOf(outbox, [activity.id])
  const planned = planChanges(shifts, args.shifts, nowMs)
  if (!planned.ok) return planned
  const added = planAdded(activity.id, shifts, { args, nowMs })
  if (!added.ok) return added
  await writeFields(outbox, activity.id, fields)
  const later =
    seriesId === ''
      ? { reworded: [], news: [] }
      : await changeLater(context, activity, {
          part: changedPart(before, fields),
          fromMs: Math.min(...shifts.map(({ startsAtMs }) => startsAtMs)),
        })
  const moved = planned.value.filter(isMoved).map(({ shift, next }) => ({ ...shift, ...next }))
  const movedIds = moved.map(({ id }) => id)
  await holdPlaces(outbox, peopleIn(outbox.tenantId, movedIds))
  for (const { next } of planned.value) await writeShift(outbox, next)
  // Whether somebody is elsewhere is known when all are where they will be.
  await giveFreeSeats()
  for (const shift of added.value) await insertShift(outbox, activity.id, shift)
  await askActivityChecks(context, [{ before: activity, fields }, ...later.reworded])
  await forgetUnused(context, checks)
  const isElsewhere = before.place !== fields.place
  const kept = shifts.filter(isToCome(nowMs)).filter(({ id }) => !movedIds.includes(id))
  const now = { ...fields, hidden: activity.hidden }
  const answer = await tellPlaces(context, [
    { shifts: moved, activity: now, remark: newsOf(isElsewhere), isMoved: true },
    { shifts: isElsewhere ? kept : [], activity: now, remark: '地点改了' },
    ...later.news,
  ])
  return success(answer)
}
