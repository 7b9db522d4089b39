/** Asking for a service in the place of a volunteer without a phone: who asks for them confirms for them as well. */
import type { OfficeCommandArgs } from '../../../src/domain/office-commands'
import { refuse } from '../../../src/domain/refusal'
import { success } from '../../../src/domain/result'
import { volunteerAccount } from '../../../src/domain/time-bank/ledger'
import { mayRequestFor } from '../../../src/domain/time-bank/request-for'
import { filesOf, lockVolunteerHere } from '../office/office-files'
import type { OfficeHandler, OfficeOutcome } from '../office/office-handler'
import { requireNoShare } from './involvement.repository'
import { findOrders, type StoredOrder } from './order.repository'
import { placeOrder } from './request.commands'

type Args = OfficeCommandArgs<'redeem.request-for'>

/** The form was sent again, because its answer was lost: the order stands as it was asked for first, and that is told. */
const whatStands = (
  { order, payer, service, details }: StoredOrder,
  args: Args,
  memberId: string,
): OfficeOutcome => {
  const isOwn = order.askerMemberId === memberId && payer === volunteerAccount(args.volunteerId)
  if (!isOwn) return refuse('id-taken')
  const { state, minutes } = order
  const { wantedOn = '', contact, wish } = details
  const same =
    service === args.service &&
    minutes === args.minutes &&
    wantedOn === args.wantedOn &&
    contact === args.contact &&
    wish === args.wish
  return success({ state, stands: { service, minutes, wantedOn, same } })
}

export const requestRedeemFor: OfficeHandler<'redeem.request-for'> = async (args, context) => {
  const { orderId, volunteerId, ...asked } = args
  // Locked, so that of two sendings of one form the second finds what the first has written.
  const volunteer = await lockVolunteerHere(context, volunteerId)
  if (!volunteer) return refuse('volunteer-not-found')
  const [standing] = await findOrders(filesOf(context), [orderId])
  if (standing) return whatStands(standing, args, context.access.actor.memberId)
  const may = mayRequestFor(volunteer)
  if (!may.ok) return may
  const free = await requireNoShare([volunteerId], context)
  if (!free.ok) return free
  const { birthDate } = volunteer.details
  return placeOrder(context, {
    ...{ orderId, volunteer, regionId: volunteer.regionId, countedBy: { volunteerId } },
    args: { ...asked, payFrom: 'own', elder: { name: '', relation: '', birthDate } },
    entitlement: { birthDate, from: 'record' },
  })
}
