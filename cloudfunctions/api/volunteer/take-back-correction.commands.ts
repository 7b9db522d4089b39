/**
 * A request to have the record corrected, or to belong elsewhere, is taken back by whose it is; and by whoever asked in their
 * place, as the office, which takes a post where the volunteer belongs.
 */
import { refuse } from '../../../src/domain/refusal'
import { success } from '../../../src/domain/result'
import { findAllowedRegion } from '../access/region-place'
import { filesOf } from '../office/office-files'
import type { OfficeContext, OfficeHandler } from '../office/office-handler'
import { lockCorrection, settleCorrection } from './volunteer-correction.repository'
import { fileOf } from './volunteer-files'
import { findVolunteerBelow, findVolunteerOf } from './volunteer.repository'

/** Whether the sender still manages volunteers where this one belongs now. */
const managesHere = async (id: string, context: OfficeContext): Promise<boolean> => {
  const { transaction, access } = context
  const { tenantId } = access.actor
  const volunteer = await findVolunteerBelow(filesOf(context), tenantId, { id, path: '/' })
  if (!volunteer) return false
  return !!(await findAllowedRegion(transaction, access, 'volunteer.manage', volunteer.regionId))
}

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
  if (!isOwn && !(await managesHere(correction.volunteerId, context))) return refuse('forbidden')
  if (correction.state !== 'open') return refuse('already-done')
  await settleCorrection(fileOf(context), requestId, {
    ...{ state: 'declined', takenBack: true, reason: '' },
    ...{ byName: isOwn ? '' : actor.memberName, atMs: context.nowMs },
  })
  return success(undefined)
}
