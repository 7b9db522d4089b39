/** Where an order stands, in words: the same on the page and in the copy of one's own data. Pure. */
import { isDayOver } from './kept-request'
import { isUnsaid, type Order, type OrderState } from './order'

export interface OrderStanding extends Pick<
  Order,
  'state' | 'askerMinutes' | 'takerMinutes' | 'objected' | 'wantedOn'
> {
  /** It went out, or was to go out, only once a worker had agreed. */
  readonly neededApproval: boolean
  /** Of who approved, declined or settled it; '' where nobody has. */
  readonly settledByName: string
}

const words: Readonly<Record<Exclude<OrderState, 'expired'>, string>> = {
  asked: '等社区批准',
  open: '等志愿者接',
  taken: '有人接了',
  disputed: '等社区裁定',
  done: '办完了',
  cancelled: '已取消',
  declined: '社区没有批准',
}

/** Nobody has taken it, and nobody can any more. */
export const isTooLate = (
  { state, wantedOn }: Pick<OrderStanding, 'state' | 'wantedOn'>,
  nowMs: number,
): boolean => (state === 'asked' || state === 'open') && isDayOver(wantedOn, nowMs)

/** In the words of the message that told of it. Without a worker's name it never went out: nobody could have taken it. */
const expiredWords = (
  { neededApproval, settledByName, wantedOn }: OrderStanding,
  nowMs: number,
): string => {
  const due = isDayOver(wantedOn, nowMs) ? '要的那天过了，' : '到期'
  return `${due}${neededApproval && settledByName === '' ? '社区没有批' : '没人接'}`
}

export const standingWords = (order: OrderStanding, nowMs: number): string => {
  const { state, neededApproval, settledByName } = order
  if (isTooLate(order, nowMs)) return '要的那天过了'
  if (state === 'disputed' && isUnsaid(order)) return '到期没都确认，社区来问'
  if (state === 'expired') return expiredWords(order, nowMs)
  // A worker's name alone may be of who approved it.
  const isSettled = settledByName !== '' && (!neededApproval || order.objected)
  return state === 'cancelled' && isSettled ? '社区裁定：时间退回' : words[state]
}
