/**
 * Signing up and cancelling. The volunteer's row is held first, then the shift's: the last seat is given once, and one
 * volunteer on two phones cannot take two shifts at the same time.
 */
import { seatFor, whyNoSignUp, whyShiftIsClosed } from '../../../src/domain/activity/seating'
import { refuse } from '../../../src/domain/refusal'
import { success } from '../../../src/domain/result'
import type { OfficeContext, OfficeHandler } from '../office/office-handler'
import { lockVolunteerOf } from '../volunteer/volunteer.repository'
import { outboxOf } from './activity-desk'
import { lockShift, type ShiftRow } from './shift.repository'
import {
  cancelPlace,
  findSignUp,
  listOwnShifts,
  listWaiting,
  writePlace,
} from './sign-up.repository'

const placeIn = async (
  { transaction, access }: OfficeContext,
  shift: ShiftRow,
  volunteerId: string,
) => {
  const waiting = await listWaiting(transaction, access.actor.tenantId, shift.id)
  const place = waiting.findIndex((each) => each.volunteerId === volunteerId) + 1
  return { state: place === 0 ? 'seated' : 'waiting', place }
}

/** The caller as a volunteer and the shift, held in this order, and the place that the one has in the other. */
const lockPlace = async (context: OfficeContext, shiftId: string) => {
  const { transaction, vault, access } = context
  const { actor } = access
  const volunteer = await lockVolunteerOf({ database: transaction, vault }, actor)
  if (!volunteer) return refuse('not-a-volunteer')
  const outbox = outboxOf(context)
  const shift = await lockShift(outbox, shiftId)
  if (!shift) return refuse('activity-not-found')
  const key = { shiftId, volunteerId: volunteer.id }
  const signUp = await findSignUp(transaction, actor.tenantId, key)
  return success({ volunteer, outbox, shift, key, held: signUp?.state !== 'cancelled' && signUp })
}

export const signUp: OfficeHandler<'activity.sign-up'> = async ({ shiftId }, context) => {
  const { transaction, access, commandId, nowMs } = context
  const { tenantId } = access.actor
  const locked = await lockPlace(context, shiftId)
  if (!locked.ok) return locked
  const { volunteer, outbox, shift, key, held } = locked.value
  if (held) return success(await placeIn(context, shift, volunteer.id))
  const others = await listOwnShifts(transaction, tenantId, key)
  const why = whyNoSignUp(shift, volunteer, others, nowMs)
  if (why) return why
  const waiting = await listWaiting(transaction, tenantId, shiftId)
  const state = seatFor(shift, waiting.length) === 'seated' ? 'seated' : 'waiting'
  await writePlace(outbox, { id: commandId, ...key, state })
  return success({ state, place: state === 'seated' ? 0 : waiting.length + 1 })
}

export const cancelSignUp: OfficeHandler<'activity.cancel-sign-up'> = async (
  { shiftId },
  context,
) => {
  const locked = await lockPlace(context, shiftId)
  if (!locked.ok) return locked
  const { outbox, shift, held } = locked.value
  if (!held) return refuse('not-signed-up')
  const closed = whyShiftIsClosed(shift, context.nowMs)
  if (closed) return closed
  await cancelPlace(outbox, shift, held)
  return success(undefined)
}
