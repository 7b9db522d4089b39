/** What is asked before an order is cancelled or given back, and said afterwards: it depends on how far it is. */
import { mayHaveBegun } from '../../../../domain/time-bank/call-off'
import type { TimeOrder } from '../../../../protocol/time-order'

export interface CancelWords {
  readonly title: string
  readonly text: string
  readonly act: string
  readonly done: string
}

export const cancelWords = (order: TimeOrder, nowMs: number): CancelWords => {
  const { service, mine, state, fromPool } = order
  if (mine === 'taken')
    return {
      title: `去不了，退回${service}`,
      text: '会告诉求助的人，再等别人来接。短时间退回太多次，暂时不能再接。',
      ...{ act: '退回', done: '退回了。' },
    }
  const words = { title: `不要${service}了`, act: '不要了' }
  if (state !== 'taken') {
    const back = fromPool ? '' : '留着的时间马上退回。'
    return { ...words, text: `${back}想要可以再提。`, done: '已取消。' }
  }
  return mayHaveBegun(order, nowMs)
    ? {
        ...words,
        text: '志愿者可能已经来过。办过了，请点“先不”，再点“确认办完了”。真不要了，社区会先问两边；问清以前，时间先留着。',
        done: '已交给社区问。',
      }
    : {
        ...words,
        text: `会告诉志愿者不用来了${fromPool ? '' : '，留着的时间马上退回'}。已经来过的，请点“先不”，再点“确认办完了”。`,
        done: '已取消。',
      }
}
