/** What becomes of what somebody has taken who is no volunteer any more. Pure. */
import type { Order, OrderAct } from './order'

/** Given back; where who asked has said that it is done, for the office; null where the taker has said so: then it waits for who asked as before. */
export const leavingAct = (
  { askerMinutes, takerMinutes }: Order,
  nowMs: number,
): OrderAct | null => {
  if (takerMinutes !== null) return null
  return askerMinutes === null ? { kind: 'cancel', nowMs } : { kind: 'dispute' }
}
