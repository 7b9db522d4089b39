/** Whom a step of an order is told, and in which words; whoever took the step knows. Pure. */
import { isDayOver } from './kept-request'
import { holdsHours, isOffered, type Order, type OrderAct } from './order'

/** elder: whose hours they are where a relative asked for them. */
export type OrderSide = 'asker' | 'elder' | 'taker'

export interface OrderNews {
  readonly to: OrderSide
  readonly remark: string
}

export type OrderMover = OrderSide | 'office' | 'clock'

/** leave: whoever took it, or whose hours they are, is no volunteer any more. */
export type OrderEvent = OrderAct['kind'] | 'leave'

const both = (remark: string): readonly OrderNews[] => [
  { to: 'asker', remark },
  { to: 'taker', remark },
]

interface Moved {
  readonly by: OrderMover
  readonly act?: OrderEvent | undefined
  readonly nowMs: number
}

/** What the community's hours do is nothing to who asked. */
const expiredWords = (order: Order, nowMs: number): string => {
  const { state, payFrom, wantedOn } = order
  const due = isDayOver(wantedOn, nowMs) ? '要的那天过了，' : '到期'
  const what = state === 'asked' ? '社区没有批' : '没人接'
  const wasHeld = payFrom !== 'pool' && holdsHours(order)
  return `${due}${what}${wasHeld ? '，时间退回了' : ''}`
}

/** The clock had made it a dispute, one side has said its minutes since, and nobody objects. */
const isStillUnsaid = (before: Order, after: Order, act: Moved['act']): boolean =>
  before.state === 'disputed' &&
  act !== 'dispute' &&
  (after.askerMinutes === null || after.takerMinutes === null)

const newsOf = (before: Order, after: Order, { by, act, nowMs }: Moved): readonly OrderNews[] => {
  switch (after.state) {
    case 'asked':
      return []
    case 'open':
      return before.state === 'asked'
        ? [{ to: 'asker', remark: '社区批准了，等志愿者接' }]
        : [
            {
              to: 'asker',
              remark: isOffered(after, nowMs)
                ? '志愿者来不了，正在等别人接'
                : '志愿者没来，要的那天过了',
            },
          ]
    case 'taken':
      return before.state === 'open'
        ? [{ to: 'asker', remark: '有志愿者接了，会联系您' }]
        : both('对方确认办完了，请您也确认')
    case 'disputed':
      if (isStillUnsaid(before, after, act)) return both('对方确认办完了，请您也确认')
      if (act === 'leave') return [{ to: 'asker', remark: '接的志愿者退出了，社区会来问' }]
      if (act === 'cancel') return both('对方说不要了，先别去，社区会来问')
      return both(by === 'clock' ? '到期没都确认，社区会来问' : '对方有不同意见，社区会来问')
    case 'done':
      return both(by === 'office' ? '社区裁定好了，请打开看' : '两边都确认了，时间已转')
    case 'cancelled':
      return both(by === 'office' ? '社区裁定好了，请打开看' : '对方不需要了，不用去了')
    case 'declined':
      return [{ to: 'asker', remark: '社区没有批准，请打开看' }]
    case 'expired':
      return [{ to: 'asker', remark: expiredWords(before, nowMs) }]
  }
}

/** By one of the two on the asking side: what the other one has to know of it. */
const toBeside = (before: Order, after: Order, act: Moved['act']): readonly string[] => {
  const { state } = after
  if (state === 'done') return ['两边都确认了，时间已转']
  if (act === 'leave') return ['家人的志愿者登记结束了，已取消']
  if (act === 'cancel')
    return [state === 'cancelled' ? '家人说不要了，已取消' : '家人说不要了，社区会来问']
  return state === 'disputed' && !isStillUnsaid(before, after, act)
    ? ['有不同意见，社区会来问']
    : []
}

/** The elder hears what who asked hears. */
export const orderNews = (before: Order, after: Order, moved: Moved): readonly OrderNews[] => {
  const { by, act } = moved
  const news = newsOf(before, after, moved)
  if (after.elderVolunteerId === null) return news.filter(({ to }) => to !== by)
  const isByThem = by === 'asker' || by === 'elder'
  const told = isByThem
    ? toBeside(before, after, act)
    : news.flatMap(({ to, remark }) => (to === 'asker' ? remark : []))
  const theirs = (['asker', 'elder'] as const).flatMap((to) =>
    to === by ? [] : told.map((remark) => ({ to, remark })),
  )
  return [...theirs, ...news.filter(({ to }) => to === 'taker' && to !== by)]
}

/** To the elder, when a relative asks: before anybody has agreed to anything. */
export const elderAskedWords = '家人想用您存的时间，社区会先问您'
