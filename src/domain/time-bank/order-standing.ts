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

const words: Readonly<Record<OrderState, string>> = {
  asked: '等社区批准',
  open: '等志愿者接',
  taken: '有人接了',
  disputed: '等社区裁定',
  done: '办完了',
  cancelled: '已取消',
  expired: '到期没人接',
  declined: '社区没有批准',
}

/** Nobody has taken it, and nobody can any more. */
export const isTooLate = (
  { state, wantedOn }: Pick<OrderStanding, 'state' | 'wantedOn'>,
  nowMs: number,
): boolean => (state === 'asked' || state === 'open') && isDayOver(wantedOn, nowMs)

export const standingWords = (order: OrderStanding, nowMs: number): string => {
  const { state, neededApproval, settledByName } = order
  if (isTooLate(order, nowMs)) return '要的那天过了'
  if (state === 'disputed' && isUnsaid(order)) return '到期没都确认，社区来问'
  // It never went out: nobody could have taken it.
  if (state === 'expired' && neededApproval && settledByName === '') return '到期社区没有批'
  // A worker's name alone may be of who approved it.
  const isSettled = settledByName !== '' && (!neededApproval || order.objected)
  return state === 'cancelled' && isSettled ? '社区裁定：时间退回' : words[state]
}
