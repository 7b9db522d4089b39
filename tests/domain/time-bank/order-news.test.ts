/** Whom a step of an order is told: never who took it, and in words that are true of what happened. */
import type { Order, OrderState, PayFrom } from '../../../src/domain/time-bank/order'
import { orderNews, type OrderMover } from '../../../src/domain/time-bank/order-news'

const order = (state: OrderState, payFrom: PayFrom = 'own'): Order => ({
  ...{ state, minutes: 60, payFrom, askerMemberId: 'a', askerVolunteerId: 'va' },
  ...{ elderVolunteerId: payFrom === 'elder' ? 've' : null, takerVolunteerId: 'vt' },
  ...{ askerMinutes: null, takerMinutes: null, objected: false, wantedOn: '', expiresAtMs: 0 },
  takenAtMs: 0,
})
const nowMs = Date.UTC(2026, 2, 10, 2)

test.each<readonly [OrderState, OrderState, OrderMover, readonly string[]]>([
  ['asked', 'open', 'office', ['asker 社区批准了，等志愿者接']],
  ['asked', 'declined', 'office', ['asker 社区没有批准，请打开看']],
  ['asked', 'cancelled', 'asker', ['taker 对方不需要了，不用去了']],
  ['asked', 'expired', 'clock', ['asker 到期社区没有批，时间退回了']],
  ['open', 'taken', 'taker', ['asker 有志愿者接了，会联系您']],
  ['open', 'expired', 'clock', ['asker 到期没人接，时间退回了']],
  ['taken', 'open', 'taker', ['asker 志愿者来不了，正在等别人接']],
  ['taken', 'taken', 'taker', ['asker 对方确认办完了，请您也确认']],
  ['taken', 'taken', 'asker', ['taker 对方确认办完了，请您也确认']],
  ['disputed', 'disputed', 'asker', ['taker 对方确认办完了，请您也确认']],
  ['taken', 'done', 'asker', ['taker 两边都确认了，时间已转']],
  ['taken', 'disputed', 'asker', ['taker 对方有不同意见，社区会来问']],
  [
    ...(['taken', 'disputed', 'clock'] as const),
    ['asker 到期没都确认，社区会来问', 'taker 到期没都确认，社区会来问'],
  ],
  [
    ...(['disputed', 'done', 'office'] as const),
    ['asker 社区裁定好了，请打开看', 'taker 社区裁定好了，请打开看'],
  ],
])('from %s to %s by the %s', (before, after, by, told) => {
  expect(
    orderNews(order(before), order(after), { by, nowMs }).map(
      ({ to, remark }) => `${to} ${remark}`,
    ),
  ).toEqual(told)
})

test('nobody else is waited for once the day is over for which it was wanted', () => {
  const over = { ...order('open'), wantedOn: '2026-03-09' }
  expect(orderNews(order('taken'), over, { by: 'taker', nowMs })).toEqual([
    { to: 'asker', remark: '志愿者没来，要的那天过了' },
  ])
})

test.each<readonly [OrderState, PayFrom, string]>([
  ['open', 'own', '要的那天过了，没人接，时间退回了'],
  ['open', 'pool', '要的那天过了，没人接'],
  ['asked', 'own', '要的那天过了，社区没有批，时间退回了'],
  ['asked', 'pool', '要的那天过了，社区没有批'],
])(
  'that nobody came by its day is told, and whether hours are back: %s, %s',
  (state, pays, remark) => {
    const moved = { by: 'clock', act: 'expire', nowMs } as const
    const wanted = { ...order(state, pays), wantedOn: '2026-03-09' }
    expect(orderNews(wanted, { ...wanted, state: 'expired' }, moved)).toEqual([
      { to: 'asker', remark },
    ])
  },
)

test('that whoever took it has left is no objection', () => {
  const move = { by: 'taker', act: 'leave', nowMs } as const
  expect(orderNews(order('taken'), order('disputed'), move)).toEqual([
    { to: 'asker', remark: '接的志愿者退出了，社区会来问' },
  ])
})

test('an objection to what is with the office already is told as one', () => {
  const move = { by: 'taker', act: 'dispute', nowMs } as const
  expect(orderNews(order('disputed'), order('disputed'), move)).toEqual([
    { to: 'asker', remark: '对方有不同意见，社区会来问' },
  ])
})

test('who was to come to what is called off late is told not to go before the community has asked', () => {
  const move = { by: 'asker', act: 'cancel', nowMs } as const
  expect(orderNews(order('taken'), order('disputed'), move)).toEqual([
    { to: 'taker', remark: '对方说不要了，先别去，社区会来问' },
  ])
})

test('of the hours of the community nothing comes back to who asked', () => {
  const moved = { by: 'clock', act: 'expire', nowMs } as const
  expect(orderNews(order('asked', 'pool'), order('expired', 'pool'), moved)).toEqual([
    { to: 'asker', remark: '到期社区没有批' },
  ])
})
