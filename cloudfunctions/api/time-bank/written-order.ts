/** What a step adds to what is written of an order: who took it or left, what was said, what the office answered. */
import { calledOffWords } from '../../../src/domain/time-bank/call-off'
import type { Order, OrderAct } from '../../../src/domain/time-bank/order'
import type { StoredDispute, StoredOrder } from './order.repository'

/** The order with what this step adds to its words. */
export const written = (
  found: StoredOrder,
  order: Order,
  added: {
    readonly nowMs: number
    /** Of who takes it by this step. */
    readonly takerName?: string | undefined
    /** Who had taken it is no volunteer any more. */
    readonly takerLeft?: boolean
    /** By this step, as the office says. */
    readonly elderAgreed?: boolean
    readonly disputes?: readonly StoredDispute[]
    readonly settled?: Pick<StoredOrder, 'settledByName' | 'settledReason'>
  },
): StoredOrder => {
  const { details } = found
  const { takerName = details.takerName, takerLeft = details.takerLeft === true } = added
  const isFree = order.takerVolunteerId === null
  return {
    ...found,
    order,
    details: {
      ...details,
      takerName: isFree ? '' : takerName,
      takerLeft: takerLeft && isFree,
      ...(added.elderAgreed === true && { elderAgreed: true }),
      disputes: [...details.disputes, ...(added.disputes ?? [])],
    },
    changedAtMs: added.nowMs,
    ...added.settled,
  }
}

/** What a step into dispute says: in the words of who takes it, or of the product where something is called off. */
export const disputesOf = (
  { state }: Order,
  {
    act,
    words,
    memberId,
    memberName,
  }: Record<'memberId' | 'memberName', string> & {
    readonly act: OrderAct['kind']
    readonly words: string
  },
): readonly StoredDispute[] => {
  if (act === 'dispute') return [{ memberId, memberName, words }]
  const isCalledOff = act === 'cancel' && state === 'disputed'
  return isCalledOff ? [{ memberId: '', memberName, words: calledOffWords }] : []
}
