/** Personal codes (志愿者码) that others have got hold of: by its owner or the office another one takes the place of it. */
import { refuse } from '../../../src/domain/refusal'
import { success } from '../../../src/domain/result'
import { filesOf } from '../office/office-files'
import type { OfficeHandler } from '../office/office-handler'
import { regionOf } from '../office/office-region'
import { tellVolunteer } from './tell-volunteer'
import { fileOf } from './volunteer-files'
import { raiseCodeSerial } from './volunteer-write.repository'
import { findVolunteerBelow, findVolunteerOf } from './volunteer.repository'

export const renewCode: OfficeHandler<'volunteer.renew-code'> = async (_args, context) => {
  const own = await findVolunteerOf(filesOf(context), context.access.actor)
  if (!own) return refuse('not-a-volunteer')
  await raiseCodeSerial(fileOf(context), own.id, context.nowMs)
  return success(undefined)
}

export const reissueCode: OfficeHandler<'volunteer.reissue-code'> = async (args, context) => {
  const where = { id: args.volunteerId, path: regionOf(context).path }
  const volunteer = await findVolunteerBelow(filesOf(context), context.access.actor.tenantId, where)
  if (!volunteer) return refuse('volunteer-not-found')
  await raiseCodeSerial(fileOf(context), volunteer.id, context.nowMs)
  await tellVolunteer(context, volunteer, '志愿者码换了新的，请打开看')
  return success(undefined)
}
