/** Asking for a service in the place of a volunteer without a phone: who asks for them confirms for them as well. */
import { refuse } from '../../../src/domain/refusal'
import { mayRequestFor } from '../../../src/domain/time-bank/request-for'
import type { OfficeHandler } from '../office/office-handler'
import { regionOf } from '../office/office-region'
import { lockVolunteerBelow } from '../volunteer/volunteer.repository'
import { requireNoShare } from './involvement.repository'
import { placeOrder } from './order.commands'

export const requestRedeemFor: OfficeHandler<'redeem.request-for'> = async (args, context) => {
  const { transaction, vault, access } = context
  const { volunteerId, ...asked } = args
  const where = { id: volunteerId, path: regionOf(context).path }
  const files = { database: transaction, vault }
  const volunteer = await lockVolunteerBelow(files, access.actor.tenantId, where)
  if (!volunteer) return refuse('volunteer-not-found')
  const may = mayRequestFor(volunteer)
  if (!may.ok) return may
  const free = await requireNoShare([volunteerId], context)
  if (!free.ok) return free
  const { birthDate } = volunteer.details
  return placeOrder(context, {
    args: { ...asked, payFrom: 'own', elder: { name: '', relation: '', birthDate } },
    ...{ volunteer, regionId: volunteer.regionId, entitlement: { birthDate, from: 'record' } },
    countedBy: { volunteerId },
  })
}
