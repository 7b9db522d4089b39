/** What a step adds to what is written of an order: who took it, what was said, how it was settled. */
import { calledOffWords } from '../../../src/domain/time-bank/call-off'
import type { Order, OrderAct } from '../../../src/domain/time-bank/order'
import type { StoredDispute, StoredOrder } from './order.repository'

/** The order with what this step adds to its words. */
export const written = (
  found: StoredOrder,
  order: Order,
  added: {
    readonly name: string
    readonly takerName: string
    readonly nowMs: number
    readonly disputes?: readonly StoredDispute[]
    readonly settledReason?: string
  },
): StoredOrder => {
  const { details } = found
  const { disputes = [], settledReason } = added
  return {
    ...found,
    order,
    details: {
      ...details,
      takerName: added.takerName,
      takerLeft: details.takerLeft === true && order.takerVolunteerId === null,
      disputes: [...details.disputes, ...disputes],
    },
    changedAtMs: added.nowMs,
    ...(settledReason === undefined ? {} : { settledByName: added.name, settledReason }),
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
