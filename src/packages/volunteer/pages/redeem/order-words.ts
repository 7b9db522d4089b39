/** Where an order stands, by shape and words. */
import type { OrderState } from '../../../../domain/time-bank/order'
import type { TimeOrder } from '../../../../protocol/time-bank'

type Tone = 'green' | 'amber' | 'red' | 'grey'

const states: Readonly<Record<OrderState, readonly [tone: Tone, words: string]>> = {
  asked: ['amber', '◆ 等社区批准'],
  open: ['amber', '◆ 等志愿者接'],
  taken: ['green', '● 有人接了'],
  disputed: ['red', '▲ 等社区裁定'],
  done: ['green', '● 办完了'],
  cancelled: ['grey', '– 已取消'],
  expired: ['grey', '– 到期没人接'],
  declined: ['red', '▲ 社区没有批准'],
}

export const stateTone = (state: OrderState): Tone => states[state][0]
export const stateWords = (state: OrderState): string => states[state][1]

/** What the reader is waited for, or what is waited for; '' when nothing is. */
export const nextWords = (order: TimeOrder): string => {
  const { state, mine, askerMinutes, takerMinutes } = order
  if (state !== 'taken' || mine === 'neither') return ''
  const own = mine === 'asked' ? askerMinutes : takerMinutes
  const theirs = mine === 'asked' ? takerMinutes : askerMinutes
  if (own !== null) return '您已确认，等对方确认。'
  return theirs === null ? '做完后，两边都要确认用了多久。' : '对方已确认，请您也确认。'
}
