/**
 * Signing up and cancelling. The volunteer's row is held first, then the shift's: the last seat is given once, and one
 * volunteer on two phones cannot take two shifts at the same time.
 */
import {
  hasFreeSeat,
  seatFor,
  whyNoSignUp,
  whyShiftIsClosed,
} from '../../../src/domain/activity/seating'
import { refuse, type Refusal } from '../../../src/domain/refusal'
import { success, type Result } from '../../../src/domain/result'
import { filesOf } from '../office/office-files'
import type { OfficeContext, OfficeHandler } from '../office/office-handler'
import { outboxOf } from '../office/office-outbox'
import {
  lockVolunteerBelow,
  lockVolunteerOf,
  type Volunteer,
} from '../volunteer/volunteer.repository'
import { isShiftHere } from './activity-desk'
import { findActivity } from './activity.repository'
import {
  findShift,
  listSameOfSeries,
  lockShift,
  lockShifts,
  type ShiftRow,
} from './shift.repository'
import {
  cancelPlace,
  findSignUp,
  listOwnShifts,
  releasePlaces,
  writePlace,
} from './sign-up.repository'
import { tellTakenBack, writeTakenBack } from './taken-back'
import { holdPlaces, holdShifts, justThis, listWaiting, moveUp } from './waiting-list.repository'

const placeIn = async (
  { transaction, access }: OfficeContext,
  shift: ShiftRow,
  volunteerId: string,
) => {
  const waiting = await listWaiting(transaction, access.actor.tenantId, shift.id)
  const place = waiting.findIndex((each) => each.volunteerId === volunteerId) + 1
  return { state: place === 0 ? ('seated' as const) : ('waiting' as const), place }
}

/** The volunteer, held already, and the shift, and the place that the one has in the other. */
const lockPlace = async (context: OfficeContext, volunteer: Volunteer, shiftId: string) => {
  const outbox = outboxOf(context)
  const shift = await lockShift(outbox, shiftId)
  if (!shift) return refuse('activity-not-found')
  const key = { shiftId, volunteerId: volunteer.id }
  const signUp = await findSignUp(context.transaction, outbox.tenantId, key)
  return success({ volunteer, outbox, shift, key, held: signUp?.state !== 'cancelled' && signUp })
}

type LockedPlace =
  Awaited<ReturnType<typeof lockPlace>> extends Result<infer Value, unknown> ? Value : never

interface TakenPlace {
  readonly state: 'seated' | 'waiting'
  /** On the waiting list; 0 for a seat. */
  readonly place: number
}

const lockSelf = (context: OfficeContext) => lockVolunteerOf(filesOf(context), context.access.actor)

const takePlace = async (
  context: OfficeContext,
  locked: LockedPlace,
): Promise<Result<TakenPlace, Refusal>> => {
  const { transaction, access, commandId, nowMs } = context
  const { tenantId } = access.actor
  const { volunteer, outbox, shift, key, held } = locked
  if (held) return success(await placeIn(context, shift, volunteer.id))
  await holdPlaces(outbox, justThis(volunteer.id))
  const others = await listOwnShifts(transaction, tenantId, key)
  const why = whyNoSignUp(shift, volunteer, others, nowMs)
  if (why) return why
  const waiting = await listWaiting(transaction, tenantId, shift.id)
  const ahead = waiting.filter(({ isElsewhere }) => !isElsewhere)
  if (ahead.length > 0 && hasFreeSeat(shift)) {
    // Once only a place that was given back moved a list up; who has waited since then comes first.
    await moveUp(outbox, shift)
    const now = await lockPlace(context, volunteer, shift.id)
    return now.ok ? takePlace(context, now.value) : now
  }
  const state = seatFor(shift, ahead.length)
  await writePlace(outbox, { id: commandId, ...key, state })
  return success({ state, place: state === 'seated' ? 0 : waiting.length + 1 })
}

const leavePlace = async (context: OfficeContext, volunteer: Volunteer, shiftId: string) => {
  const giveFreeSeats = await holdShifts(outboxOf(context), [shiftId], justThis(volunteer.id))
  const locked = await lockPlace(context, volunteer, shiftId)
  if (!locked.ok) return locked
  const { outbox, shift, held } = locked.value
  if (!held) return refuse('not-signed-up')
  const closed = whyShiftIsClosed(shift, context.nowMs)
  if (closed) return closed
  await cancelPlace(outbox, shiftId, held)
  await giveFreeSeats()
  return success(shift)
}

/** All that one holds of a series from this shift on; what has begun meanwhile is the gate's. */
const leaveFollowing = async (context: OfficeContext, shiftId: string) => {
  const { transaction, access } = context
  const { tenantId } = access.actor
  const volunteer = await lockSelf(context)
  if (!volunteer) return refuse('not-a-volunteer')
  const first = await findShift(transaction, tenantId, shiftId)
  const activity = first && (await findActivity(transaction, tenantId, first.activityId))
  if (!activity || activity.seriesId === '') return refuse('activity-not-found')
  const from = { seriesId: activity.seriesId, fromMs: first.startsAtMs }
  const cancelled = await releasePlaces(outboxOf(context), volunteer.id, from)
  return cancelled === 0 ? refuse('not-signed-up') : success({ cancelled })
}

export const signUp: OfficeHandler<'activity.sign-up'> = async ({ shiftId }, context) => {
  const volunteer = await lockSelf(context)
  if (!volunteer) return refuse('not-a-volunteer')
  const locked = await lockPlace(context, volunteer, shiftId)
  return locked.ok ? takePlace(context, locked.value) : locked
}

const bySoonest = (
  one: { readonly startsAtMs: number },
  other: { readonly startsAtMs: number },
): number => one.startsAtMs - other.startsAtMs

/** One Saturday that cannot be is no reason against the others; `first` is what can be reminded of: the soonest taken now. */
export const signUpFollowing: OfficeHandler<'activity.sign-up-following'> = async (
  { shiftId },
  context,
) => {
  const { transaction, access } = context
  const { tenantId } = access.actor
  const volunteer = await lockSelf(context)
  if (!volunteer) return refuse('not-a-volunteer')
  const first = await findShift(transaction, tenantId, shiftId)
  const activity = first && (await findActivity(transaction, tenantId, first.activityId))
  if (!activity || activity.seriesId === '') return refuse('activity-not-found')
  if (activity.hidden) return refuse('activity-hidden')
  const shiftIds = await listSameOfSeries(transaction, tenantId, { ...activity, shift: first })
  await lockShifts(outboxOf(context), shiftIds)
  const taken = { seated: 0, waiting: 0 }
  const fresh: { readonly shiftId: string; readonly startsAtMs: number; readonly state: string }[] =
    []
  const overlapping: { readonly startsAtMs: number; readonly title: string }[] = []
  for (const id of shiftIds) {
    const locked = await lockPlace(context, volunteer, id)
    if (!locked.ok) continue
    const place = await takePlace(context, locked.value)
    const { shift, held } = locked.value
    const { startsAtMs } = shift
    if (place.ok) {
      const { state } = place.value
      taken[state]++
      if (!held) fresh.push({ shiftId: id, startsAtMs, state })
    } else if (place.error.code === 'not-verified') return place
    else if (place.error.code === 'shifts-overlap')
      overlapping.push({ startsAtMs, title: place.error.detail })
  }
  overlapping.sort(bySoonest)
  const [soonest] = fresh.sort(bySoonest)
  return success({ ...taken, ...(soonest && { first: soonest }), overlapping })
}

export const cancelSignUp: OfficeHandler<'activity.cancel-sign-up'> = async (
  { shiftId, following = false },
  context,
) => {
  if (following) return leaveFollowing(context, shiftId)
  const volunteer = await lockSelf(context)
  if (!volunteer) return refuse('not-a-volunteer')
  const left = await leavePlace(context, volunteer, shiftId)
  return left.ok ? success(undefined) : left
}

/** By who runs the activity, whom somebody has told that they cannot come. */
const takeBack = async (
  context: OfficeContext,
  volunteer: Volunteer,
  { shiftId, reason }: { readonly shiftId: string; readonly reason: string },
) => {
  // An older phone writes none, and asks only for who has no phone to read it.
  if (volunteer.memberId !== null && reason.trim() === '')
    return refuse('invalid', '请写一句为什么替他取消，他看得到')
  const left = await leavePlace(context, volunteer, shiftId)
  if (!left.ok)
    return left.error.code === 'shift-begun'
      ? refuse('invalid', '这一班已经开始，来没来在“确认时长”里记')
      : left
  await writeTakenBack(context, { shiftId, volunteerId: volunteer.id }, reason)
  return success({ told: await tellTakenBack(context, left.value, volunteer.memberId) })
}

export const placeSomebody: OfficeHandler<'activity.place-somebody'> = async (
  { shiftId, volunteerId, comes, reason = '' },
  context,
) => {
  const { tenantId } = context.access.actor
  if (!(await isShiftHere(context, shiftId))) return refuse('activity-not-found')
  // Volunteers go where they are needed: any of the street.
  const where = { id: volunteerId, path: '/' }
  const volunteer = await lockVolunteerBelow(filesOf(context), tenantId, where)
  if (!volunteer) return refuse('volunteer-not-found')
  if (!comes) return takeBack(context, volunteer, { shiftId, reason })
  // Nobody is promised by another; who left the phone at home is let in at the gate all the same.
  if (volunteer.memberId !== null) return refuse('invalid', '对方有自己的手机，请本人报名')
  const locked = await lockPlace(context, volunteer, shiftId)
  return locked.ok ? takePlace(context, locked.value) : locked
}
