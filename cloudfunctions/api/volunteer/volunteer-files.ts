/** How an office command comes at volunteers: what reads them, and what writes to the file of one. */
import type { OfficeContext } from '../office/office-handler'
import type { VolunteerFile } from './volunteer-write.repository'

export const fileOf = ({ transaction, vault, access }: OfficeContext): VolunteerFile => ({
  transaction,
  vault,
  tenantId: access.actor.tenantId,
})

export const filesOf = ({ transaction, vault }: OfficeContext) => ({ database: transaction, vault })
