/** Whom no message told is called by who runs the activity; once that is noted, nobody calls again. */
import { refuse } from '../../../src/domain/refusal'
import { success } from '../../../src/domain/result'
import type { OfficeHandler } from '../office/office-handler'
import { outboxOf } from '../office/office-outbox'
import { isShiftHere } from './activity-desk'
import { lockShift } from './shift.repository'
import { noteTold } from './told-place.repository'

export const noteCall: OfficeHandler<'activity.note-call'> = async (place, context) => {
  if (!(await isShiftHere(context, place.shiftId))) return refuse('activity-not-found')
  const outbox = outboxOf(context)
  await lockShift(outbox, place.shiftId)
  await noteTold(outbox, place)
  return success(undefined)
}
