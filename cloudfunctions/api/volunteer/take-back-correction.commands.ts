/** A request to have the record corrected, or to belong elsewhere, is taken back by whoever asked, or by whose it is. */
import { refuse } from '../../../src/domain/refusal'
import { success } from '../../../src/domain/result'
import { filesOf } from '../office/office-files'
import type { OfficeHandler } from '../office/office-handler'
import { lockCorrection, settleCorrection } from './volunteer-correction.repository'
import { fileOf } from './volunteer-files'
import { findVolunteerOf } from './volunteer.repository'

/** Held, as whoever decides about it holds it: of the two the first is heard, and the other one told so. */
export const takeBackCorrection: OfficeHandler<'volunteer.take-back-correction'> = async (
  { requestId },
  context,
) => {
  const { actor } = context.access
  const correction = await lockCorrection(fileOf(context), requestId)
  if (!correction) return refuse('request-not-found')
  const own = await findVolunteerOf(filesOf(context), actor)
  const isOwn = own?.id === correction.volunteerId
  if (!isOwn && correction.askedById !== actor.memberId) return refuse('request-not-found')
  if (correction.state !== 'open') return refuse('already-done')
  await settleCorrection(fileOf(context), requestId, {
    ...{ state: 'declined', takenBack: true, reason: '' },
    ...{ byName: isOwn ? '' : actor.memberName, atMs: context.nowMs },
  })
  return success(undefined)
}
