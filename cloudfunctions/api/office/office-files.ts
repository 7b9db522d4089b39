/** What an office command reads with, in its own transaction; and the volunteer whom it is about. */
import { lockVolunteerBelow, type Volunteer } from '../volunteer/volunteer.repository'
import type { OfficeContext } from './office-handler'
import { regionOf } from './office-region'

export const filesOf = ({ transaction, vault, access }: OfficeContext) => ({
  database: transaction,
  vault,
  tenantId: access.actor.tenantId,
})

/** Of the envelope's region or below, with the row held until the transaction ends. */
export const lockVolunteerHere = (
  context: OfficeContext,
  id: string,
): Promise<Volunteer | undefined> => {
  const where = { id, path: regionOf(context).path }
  return lockVolunteerBelow(filesOf(context), context.access.actor.tenantId, where)
}
