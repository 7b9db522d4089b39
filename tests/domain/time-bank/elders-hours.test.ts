/** Hours of an elder for whom a relative asks: who may be asked for, when they are held, and who hears of what. */
import {
  mayAskForElder,
  mayHoldForElder,
  mayNameElder,
  mostAskedADay,
  payFromOf,
} from '../../../src/domain/time-bank/elders-hours'
import { stepOrder, type Order, type OrderState } from '../../../src/domain/time-bank/order'
import {
  orderNews,
  type OrderEvent,
  type OrderMover,
} from '../../../src/domain/time-bank/order-news'

const nowMs = Date.UTC(2026, 2, 10, 2)
const elder = { memberId: 'father', volunteerId: 've' }
const taker = { memberId: 'taker', volunteerId: 'vt' }

const order = (state: OrderState): Order => ({
  ...{ state, minutes: 120, payFrom: 'elder', askerMemberId: 'daughter', askerVolunteerId: null },
  elderVolunteerId: 've',
  takerVolunteerId: ['taken', 'disputed', 'done'].includes(state) ? 'vt' : null,
  takenAtMs: ['taken', 'disputed', 'done'].includes(state) ? nowMs : null,
  ...{ askerMinutes: null, takerMinutes: null, objected: false, wantedOn: '', expiresAtMs: nowMs },
})

const father = { state: 'verified', name: '赵大爷', memberId: 'father' } as const
test.each([
  ['number and name agree', father, '赵大爷', true],
  ['with a space', father, ' 赵大爷 ', true],
  ['nobody signs in as them', { ...father, memberId: null }, '赵大爷', true],
  ['another name', father, '赵大娘', false],
  ['no such number', undefined, '赵大爷', false],
  ['not verified yet', { ...father, state: 'waiting' }, '赵大爷', false],
  ['has left', { ...father, state: 'left' }, '赵大爷', false],
  ['oneself', { ...father, memberId: 'daughter' }, '赵大爷', false],
] as const)('whose hours a relative may ask for: %s', (_, known, name, may) => {
  expect(mayAskForElder(known, { name, memberId: 'daughter' }).ok).toBe(may)
})

test.each([
  ['pool', 'va', 'pool'],
  ['volunteer:va', 'va', 'own'],
  ['volunteer:ve', 'va', 'elder'],
  ['volunteer:ve', null, 'elder'],
] as const)('whose hours they are, by who pays: %s, asked for by %s', (payer, asker, payFrom) => {
  expect(payFromOf(payer, asker)).toBe(payFrom)
})

test('hours are held of a verified volunteer with a place free', () => {
  expect([
    mayHoldForElder('verified', 4).ok,
    mayHoldForElder('verified', 5).ok,
    mayHoldForElder('left', 0).ok,
    mayHoldForElder(undefined, 0).ok,
  ]).toEqual([true, false, false, false])
})

test('an elder is named so often a day', () => {
  expect([mayNameElder(mostAskedADay - 1).ok, mayNameElder(mostAskedADay).ok]).toEqual([
    true,
    false,
  ])
})

test('what the elder has said of the minutes the relative does not replace, nor the other way round', () => {
  const daughter = { memberId: 'daughter', volunteerId: null }
  const said = { ...order('taken'), askerMinutes: 60 }
  const say = (minutes: number, by: typeof elder | typeof daughter) => {
    const step = stepOrder(said, { kind: 'done', minutes }, by)
    return step.ok ? step.value.order.askerMinutes : step.error.code
  }
  expect([say(120, daughter), say(60, daughter), say(120, elder)]).toEqual([
    ...['order-moved-on', 60, 'order-moved-on'],
  ])
  // Of one's own order there is nobody else.
  const own = { ...said, payFrom: 'own', elderVolunteerId: null } as const
  expect(stepOrder(own, { kind: 'done', minutes: 120 }, daughter).ok).toBe(true)
})

test('what is confirmed late, after the clock, is no news to the family', () => {
  const before = order('disputed')
  const after = { ...before, askerMinutes: 60 }
  const news = orderNews(before, after, { by: 'asker', act: 'done', nowMs })
  expect(news.map(({ to, remark }) => `${to} ${remark}`)).toEqual([
    'taker 对方确认办完了，请您也确认',
  ])
})

test('the elder ends, confirms and disputes as who asked may, and takes nothing', () => {
  const came = (from: Order, act: Parameters<typeof stepOrder>[1], by = elder) => {
    const step = stepOrder(from, act, by)
    return step.ok ? `${step.value.order.state} ${step.value.effect.kind}` : step.error.code
  }
  const cancel = { kind: 'cancel', nowMs } as const
  expect(came(order('asked'), cancel)).toBe('cancelled nothing')
  expect(came(order('open'), cancel)).toBe('cancelled void')
  expect(came(order('taken'), { kind: 'dispute' })).toBe('disputed nothing')
  const served = { ...order('taken'), takerMinutes: 90 }
  expect(came(served, { kind: 'done', minutes: 90 })).toBe('done post')
  expect(came(order('open'), { kind: 'take', nowMs, untilMs: nowMs })).toBe('invalid')
  const another = { memberId: 'x', volunteerId: 'vx' }
  expect(came(order('open'), cancel, another)).toBe('order-not-found')
  // Nobody is the elder of an order that has none.
  const own = { ...order('open'), elderVolunteerId: null }
  expect(stepOrder(own, cancel, { memberId: 'x', volunteerId: null }).ok).toBe(false)
  expect(came(order('taken'), cancel, taker)).toBe('open nothing')
})

test.each<readonly [OrderState, OrderState, OrderMover, OrderEvent, readonly string[]]>([
  [
    ...(['asked', 'open', 'office', 'approve'] as const),
    ['asker 社区批准了，等志愿者接', 'elder 社区批准了，等志愿者接'],
  ],
  ['asked', 'cancelled', 'elder', 'cancel', ['asker 家人说不要了，已取消']],
  [
    ...(['taken', 'disputed', 'asker', 'cancel'] as const),
    ['elder 家人说不要了，社区会来问', 'taker 对方说不要了，先别去，社区会来问'],
  ],
  ['taken', 'taken', 'asker', 'done', ['taker 对方确认办完了，请您也确认']],
  [
    ...(['taken', 'done', 'elder', 'done'] as const),
    ['asker 两边都确认了，时间已转', 'taker 两边都确认了，时间已转'],
  ],
  [
    ...(['taken', 'done', 'taker', 'done'] as const),
    ['asker 两边都确认了，时间已转', 'elder 两边都确认了，时间已转'],
  ],
  [
    ...(['taken', 'disputed', 'asker', 'dispute'] as const),
    ['elder 有不同意见，社区会来问', 'taker 对方有不同意见，社区会来问'],
  ],
  [...(['open', 'cancelled', 'elder', 'leave'] as const), ['asker 家人的志愿者登记结束了，已取消']],
  [
    ...(['asked', 'expired', 'clock', 'expire'] as const),
    ['asker 到期社区没有批', 'elder 到期社区没有批'],
  ],
  [
    ...(['open', 'expired', 'clock', 'expire'] as const),
    ['asker 到期没人接，时间退回了', 'elder 到期没人接，时间退回了'],
  ],
])('from %s to %s by the %s, %s', (before, after, by, act, told) => {
  const taken = { ...order(before), takerVolunteerId: before === 'taken' ? 'vt' : null }
  const news = orderNews(taken, { ...taken, state: after }, { by, act, nowMs })
  expect(
    news.map(({ to, remark }) => `${to} ${remark}`).filter((one) => told.includes(one)),
  ).toEqual(told)
  expect(news.filter(({ to }) => to !== 'taker')).toHaveLength(
    told.filter((one) => !one.startsWith('taker')).length,
  )
})
