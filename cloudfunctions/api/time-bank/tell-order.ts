/** Tells the two sides of an order what became of it. A message names the service only: it lies open on a locked screen. */
import { startOfChinaDateMs } from '../../../src/domain/calendar'
import {
  elderAskedWords,
  orderNews,
  type OrderEvent,
  type OrderMover,
} from '../../../src/domain/time-bank/order-news'
import type { Order } from '../../../src/domain/time-bank/order'
import type { Outbox } from '../message/message.repository'
import { writeVolunteerTurns, type VolunteerTurn } from '../message/volunteer-turn.repository'
import { findHolder } from './holder.repository'
import type { StoredOrder } from './order.repository'

const orderPage = 'packages/volunteer/pages/redeem/index'

interface Said {
  /** Made of what it tells of. */
  readonly id: string
  readonly memberId: string
  readonly remark: string
  readonly nowMs: number
}

export const orderTurn = (
  { id, service, order }: Pick<StoredOrder, 'id' | 'service' | 'order'>,
  { id: step, memberId, remark, nowMs }: Said,
): VolunteerTurn => ({
  ...{ id: `order.${id}.${step}.${memberId}`, memberId, remark },
  ...{ page: orderPage, title: `兑换服务 ${service}` },
  // WeChat shows it as the time of what is told: the day that was asked for.
  startsAtMs: order.wantedOn === '' ? nowMs : startOfChinaDateMs(order.wantedOn),
})

interface Told {
  readonly found: StoredOrder
  readonly after: Order
  readonly by: OrderMover
  readonly act?: OrderEvent
  /** Of the step, so that it is told once. */
  readonly stepId: string
}

export const tellOfOrder = async (
  outbox: Outbox,
  { found, after, by, act, stepId }: Told,
): Promise<void> => {
  const { transaction, tenantId, nowMs } = outbox
  const news = orderNews(found.order, after, { by, act, nowMs })
  const memberOf = async (to: 'taker' | 'elder', id: string | null): Promise<string> =>
    id !== null && news.some((one) => one.to === to)
      ? ((await findHolder(transaction, tenantId, { id }))?.memberId ?? '')
      : ''
  const members = {
    asker: after.askerMemberId,
    taker: await memberOf('taker', after.takerVolunteerId ?? found.order.takerVolunteerId),
    elder: await memberOf('elder', after.elderVolunteerId),
  }
  const turns = news.flatMap(({ to, remark }) => {
    const memberId = members[to]
    const said = { id: stepId, memberId, remark, nowMs }
    return memberId === '' ? [] : [orderTurn({ ...found, order: after }, said)]
  })
  await writeVolunteerTurns(outbox, turns)
}

/** null: nobody signs in as the elder; then the community asks them. */
export const tellElder = async (
  outbox: Outbox,
  order: StoredOrder,
  memberId: string | null,
): Promise<void> => {
  if (memberId === null) return
  const said = { id: 'asked', memberId, remark: elderAskedWords, nowMs: outbox.nowMs }
  await writeVolunteerTurns(outbox, [orderTurn(order, said)])
}
