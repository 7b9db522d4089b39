/** What is asked before an order is cancelled or given back, and said afterwards: it depends on how far it is. */
import * as v from 'valibot'
import { mayHaveBegun } from '../../../../domain/time-bank/call-off'
import { isDayOver } from '../../../../domain/time-bank/kept-request'
import type { TimeOrder } from '../../../../protocol/time-order'
import { holdsHours } from './order-words'

export interface CancelWords {
  readonly title: string
  readonly text: string
  readonly act: string
}

const often = '短时间退回太多次，暂时不能再接。'

/** Of the key that asks. */
export const cancelKey = ({ mine, wantedOn }: TimeOrder, nowMs: number): string => {
  if (mine !== 'taken') return '不要了'
  return isDayOver(wantedOn, nowMs) ? '没去，退回' : '去不了，退回'
}

export const cancelWords = (order: TimeOrder, nowMs: number): CancelWords => {
  const { service, mine, state, wantedOn } = order
  if (mine === 'taken')
    return {
      title: `${cancelKey(order, nowMs)}${service}`,
      text: isDayOver(wantedOn, nowMs)
        ? `会告诉求助的人您没去，也不再等别人来接。去过的，请点“先不”，再点“确认办完了”。${often}`
        : `会告诉求助的人，再等别人来接。${often}`,
      act: '退回',
    }
  const words = { title: `不要${service}了`, act: '不要了' }
  if (state !== 'taken') {
    const back = holdsHours(order) ? '留着的时间马上退回。' : ''
    return { ...words, text: `${back}想要可以再提。` }
  }
  return mayHaveBegun(order, nowMs)
    ? {
        ...words,
        text: '志愿者可能已经来过。办过了，请点“先不”，再点“确认办完了”。真不要了，社区会先问两边；问清以前，时间先留着。',
      }
    : {
        ...words,
        text: `会告诉志愿者不用来了${holdsHours(order) ? '，留着的时间马上退回' : ''}。已经来过的，请点“先不”，再点“确认办完了”。`,
      }
}

const disputedShape = v.object({ state: v.literal('disputed') })

/** By the answer: meanwhile somebody may have taken it. */
export const cancelledWords = ({ mine, state }: TimeOrder, answer: unknown): string => {
  if (mine === 'taken') return '退回了。'
  if (!v.is(disputedShape, answer)) return '已取消。'
  return state === 'taken' ? '已交给社区问。' : '刚有志愿者接了，已交给社区问两边。'
}
