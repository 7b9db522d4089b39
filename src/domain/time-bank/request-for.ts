/**
 * Asking for a service out of the hours of somebody whom nobody signs in as: a roster brought their hours, and the office is
 * the only one who can ask for them. Pure.
 */
import { refuse, type Refusal } from '../refusal'
import { success, type Result } from '../result'
import type { VolunteerState } from '../volunteer/volunteer'
import type { Order } from './order'

/** In whose place it was asked is another than who asked. `askersOwnId`: as which volunteer who asked is registered. */
export const isAskedFor = (
  { askerVolunteerId }: Pick<Order, 'askerVolunteerId'>,
  askersOwnId: string | null | undefined,
): boolean => askerVolunteerId !== null && askerVolunteerId !== askersOwnId

/** Written by who asked for themselves or a relative; that of another it is not theirs to read unseen. */
export const isOwnContact = (
  order: Pick<Order, 'askerMemberId' | 'askerVolunteerId'>,
  memberId: string,
  ownId: string | null | undefined,
): boolean => order.askerMemberId === memberId && !isAskedFor(order, ownId)

export const mayRequestFor = ({
  state,
  memberId,
}: {
  readonly state: VolunteerState
  readonly memberId: string | null
}): Result<undefined, Refusal> => {
  if (state !== 'verified') return refuse('not-verified')
  return memberId === null
    ? success(undefined)
    : refuse('invalid', '这位志愿者有微信，请本人自己提')
}
