/** How an office command writes to the file of a volunteer. */
import type { OfficeContext } from '../office/office-handler'
import type { VolunteerFile } from './volunteer-write.repository'

export const fileOf = ({ transaction, vault, access }: OfficeContext): VolunteerFile => ({
  transaction,
  vault,
  tenantId: access.actor.tenantId,
})
