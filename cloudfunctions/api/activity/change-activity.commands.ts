/** Changing an activity, or all of a series that are still to come. Who signed up is told in the same transaction. */
import { maxShiftsInActivity } from '../../../src/domain/activity/activity'
import {
  followChange,
  isMoved,
  type KeptShift,
  type ShiftChange,
} from '../../../src/domain/activity/follow-change'
import { changedPart, mergeShift } from '../../../src/domain/activity/merge-change'
import {
  momentsOf,
  onDay,
  planAddedShift,
  type PlannedShift,
  type ShiftOnDay,
} from '../../../src/domain/activity/plan-activities'
import type { OfficeCommandArgs } from '../../../src/domain/office-commands'
import { refuse, type Refusal } from '../../../src/domain/refusal'
import { success, type Result } from '../../../src/domain/result'
import type { OfficeHandler } from '../office/office-handler'
import { outboxOf } from '../office/office-outbox'
import { lockLater, openHere, whyNotPublic } from './activity-desk'
import { fieldsOf, findActivity, writeFields } from './activity.repository'
import {
  askActivityChecks,
  forgetUnused,
  lockActivityChecks,
  type Reworded,
} from './check-activity-content'
import { insertShift, writeShifts, type ShiftRow } from './shift.repository'
import { tellPlaces, type PlaceNews } from './tell-places'
import { holdPlaces, holdShiftsOf, peopleIn } from './waiting-list.repository'

type Change = OfficeCommandArgs<'activity.change'>

const plannedOf = (id: string, { date, quota, ...times }: ShiftOnDay): PlannedShift => ({
  ...{ id, ...momentsOf(date, times), quota },
})

interface WantedChange extends ShiftChange<ShiftRow> {
  /** As whoever changes it knew it, for the later ones to follow. */
  readonly known: ShiftRow
}

/** Each shift that is named, as it is and as it is wanted; or why it cannot be so. */
const planChanges = (
  shifts: readonly ShiftRow[],
  wanted: Change['shifts'],
  nowMs: number,
): Result<readonly WantedChange[], Refusal> => {
  const changes: WantedChange[] = []
  for (const { shiftId, seen, ...typed } of wanted) {
    const shift = shifts.find(({ id }) => id === shiftId)
    if (!shift || changes.some((change) => change.shift === shift))
      return refuse('activity-not-found')
    if (shift.state === 'cancelled') return refuse('activity-cancelled')
    const now = onDay(shift)
    const merged = mergeShift(now, seen ?? now, typed)
    if (!merged)
      return refuse('shift-changed', `现在是 ${now.date} ${now.from}–${now.to}，名额 ${now.quota}`)
    const { quota } = merged.wanted
    const change = {
      ...{ shift, known: { ...shift, ...plannedOf(shiftId, merged.was) } },
      next: plannedOf(shiftId, merged.wanted),
    }
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

/** What all hear who have a place in it. */
const newsOf = (
  { before, fields }: Reworded,
  shifts: readonly ShiftRow[],
  moved: readonly ShiftRow[],
): readonly PlaceNews[] => {
  const isElsewhere = before.place !== fields.place
  const activity = { ...fields, hidden: before.hidden }
  const isOf = ({ activityId }: ShiftRow): boolean => activityId === before.id
  const kept = shifts.filter((one) => isOf(one) && !moved.some(({ id }) => id === one.id))
  return [
    {
      ...{ shifts: moved.filter(isOf), activity, isMoved: true },
      remark: isElsewhere ? '时间和地点改了' : '时间改了',
    },
    { shifts: isElsewhere ? kept : [], activity, remark: '地点改了' },
  ]
}

const followAll = (changes: readonly WantedChange[], shifts: readonly ShiftRow[]) =>
  changes.map(({ shift, known, next }) =>
    followChange(
      { shift: known, next, standsAtMs: shift.startsAtMs },
      shifts.filter(({ activityId }) => activityId !== shift.activityId),
    ),
  )

/** Those of the later ones that do not follow, for the leader to look at, the soonest first; one that lacks two shifts once. */
const keptOf = (kept: readonly KeptShift<ShiftRow>[]) =>
  kept
    .filter(
      ({ shift: { id }, why }, at) =>
        kept.findIndex((one) => one.shift.id === id && one.why === why) === at,
    )
    .map(({ shift: { activityId, startsAtMs, endsAtMs, quota, seatsTaken }, why }) => ({
      ...{ activityId, startsAtMs, endsAtMs, quota, seatsTaken, why },
    }))
    .sort((one, other) => one.startsAtMs - other.startsAtMs)

export const changeActivity: OfficeHandler<'activity.change'> = async (args, context) => {
  const { transaction, access, nowMs } = context
  const { activityId, following = false, followingShifts = false } = args
  const seen = await findActivity(transaction, access.actor.tenantId, activityId)
  const seriesId = (following || followingShifts) && seen ? seen.seriesId : ''
  const checks = await lockActivityChecks(context, { activityId, seriesId })
  const found = await openHere(activityId, context)
  if (!found.ok) return found
  const activity = found.value
  const outbox = outboxOf(context)
  const before = fieldsOf(outbox, activity)
  const part = changedPart(args.seenFields ?? before, args.fields)
  const fields = { ...before, ...part }
  const notPublic = await whyNotPublic(context, fields, before)
  if (notPublic) return notPublic
  const later = seriesId === '' ? [] : await lockLater(outbox, activity)
  const ids = [activityId, ...later.map(({ id }) => id)]
  const { shifts, giveFreeSeats } = await holdShiftsOf(outbox, ids)
  const own = shifts.filter((shift) => shift.activityId === activityId)
  const planned = planChanges(own, args.shifts, nowMs)
  if (!planned.ok) return planned
  const added = planAdded(activityId, own, { args, nowMs })
  if (!added.ok) return added
  const reworded = [
    { before: activity, fields },
    ...later.map((one) => ({
      ...{ before: one, fields: { ...fieldsOf(outbox, one), ...(following && part) } },
    })),
  ]
  const isReworded = following && Object.keys(part).length > 0
  for (const one of isReworded ? reworded : reworded.slice(0, 1))
    await writeFields(outbox, one.before.id, one.fields)
  const followed = followingShifts ? followAll(planned.value, shifts) : []
  const changes = [...planned.value, ...followed.flatMap((one) => one.changes)]
  const moved = changes.filter(isMoved).map(({ shift, next }) => ({ ...shift, ...next }))
  const movedIds = moved.map(({ id }) => id)
  await holdPlaces(outbox, peopleIn(outbox.tenantId, movedIds))
  await writeShifts(
    outbox,
    changes.map(({ next }) => next),
  )
  // Whether somebody is elsewhere is known when all are where they will be.
  await giveFreeSeats()
  for (const shift of added.value) await insertShift(outbox, activityId, shift)
  await askActivityChecks(context, reworded)
  await forgetUnused(context, checks)
  const toCome = shifts.filter(isToCome(nowMs))
  const answer = await tellPlaces(
    context,
    reworded.flatMap((one) => newsOf(one, toCome, moved)),
  )
  const kept = keptOf(followed.flatMap((one) => one.kept))
  return success({ ...answer, ...(followingShifts && { kept }) })
}
