/** Orders as a machine: from every state, every act comes to what the table says, and hours are released or moved once. */
import fc from 'fast-check'
import { defaultTimeBank } from '../../../src/domain/settings/time-bank-rules'
import {
  isOffered,
  orderStates,
  payers,
  stepOrder,
  type Order,
  type OrderAct,
  type OrderState,
  type PayFrom,
} from '../../../src/domain/time-bank/order'
import { requestOrder } from '../../../src/domain/time-bank/request-order'

const dayMs = 86_400_000
const nowMs = Date.UTC(2026, 2, 10, 2)
const asker = { memberId: 'asker', volunteerId: 'va' }
const taker = { memberId: 'taker', volunteerId: 'vt' }
const office = { memberId: 'worker', volunteerId: null }
const elder = { memberId: 'elder', volunteerId: 've' }
const actors = { asker, taker, office, elder }

const order = (state: OrderState, payFrom: PayFrom = 'own'): Order => ({
  ...{ state, minutes: 120, payFrom, askerMemberId: 'asker', askerVolunteerId: 'va' },
  elderVolunteerId: payFrom === 'elder' ? 've' : null,
  takerVolunteerId: ['taken', 'disputed', 'done'].includes(state) ? 'vt' : null,
  takenAtMs: ['taken', 'disputed', 'done'].includes(state) ? nowMs : null,
  ...{ askerMinutes: null, takerMinutes: null, objected: false, wantedOn: '', expiresAtMs: nowMs },
})

const acts = {
  approve: { act: { kind: 'approve', agreed: true, nowMs, untilMs: nowMs }, by: office },
  decline: { act: { kind: 'approve', agreed: false, nowMs, untilMs: nowMs }, by: office },
  take: { act: { kind: 'take', nowMs, untilMs: nowMs }, by: taker },
  done: { act: { kind: 'done', minutes: 90 }, by: taker },
  cancel: { act: { kind: 'cancel', nowMs }, by: asker },
  'give back': { act: { kind: 'cancel', nowMs }, by: taker },
  dispute: { act: { kind: 'dispute' }, by: asker },
  settle: { act: { kind: 'settle', minutes: 60 }, by: office },
  expire: { act: { kind: 'expire', nowMs }, by: office },
} as const satisfies Record<string, { act: OrderAct; by: (typeof actors)[keyof typeof actors] }>

/** Everything that is not here is refused. */
const table: Readonly<Record<string, string>> = {
  // One's own hours are held while the community looks.
  'asked approve': 'open nothing',
  'asked decline': 'declined void',
  'asked cancel': 'cancelled void',
  'asked expire': 'expired expire',
  'open take': 'taken nothing',
  'open cancel': 'cancelled void',
  'open expire': 'expired expire',
  'taken done': 'taken nothing',
  // Somebody may have worked for these hours.
  'taken cancel': 'disputed nothing',
  'taken give back': 'open nothing',
  'taken dispute': 'disputed nothing',
  // Whoever took it may have been there: the office asks them.
  'taken expire': 'disputed nothing',
  'disputed settle': 'done post',
  // Nobody has objected: only the clock has brought it there.
  'disputed done': 'disputed nothing',
  // What the other side has to say is heard before the office decides.
  'disputed dispute': 'disputed nothing',
}

/** The community's are not, and an elder's neither, before it has agreed. */
const fromPool: typeof table = {
  ...table,
  'asked approve': 'open hold',
  'asked decline': 'declined nothing',
  'asked cancel': 'cancelled nothing',
  'asked expire': 'expired nothing',
}

const cases = orderStates.flatMap((state) =>
  Object.keys(acts).map((name) => [state, name as keyof typeof acts] as const),
)

test.each(cases)('%s, %s', (state, name) => {
  const { act, by } = acts[name]
  const said = (payFrom: PayFrom) => {
    const step = stepOrder(order(state, payFrom), act, by)
    return step.ok ? `${step.value.order.state} ${step.value.effect.kind}` : undefined
  }
  expect([said('own'), said('pool'), said('elder')]).toEqual([
    table[`${state} ${name}`],
    fromPool[`${state} ${name}`],
    fromPool[`${state} ${name}`],
  ])
})

test('no sequence of acts by anybody moves or releases held hours twice, or more than were held', () => {
  const anyAct: fc.Arbitrary<OrderAct> = fc.oneof(
    fc.record({
      ...{ kind: fc.constant('approve' as const), agreed: fc.boolean() },
      ...{ nowMs: fc.constant(nowMs), untilMs: fc.constant(nowMs) },
    }),
    fc.constant({ kind: 'take' as const, nowMs, untilMs: nowMs }),
    fc.record({ kind: fc.constantFrom('done' as const, 'settle' as const), minutes: fc.nat(150) }),
    fc.record({
      ...{ kind: fc.constant('cancel' as const), nowMs: fc.constantFrom(nowMs, nowMs + dayMs) },
    }),
    fc.constant({ kind: 'dispute' as const }),
    fc.constant({ kind: 'expire' as const, nowMs }),
  )
  const steps = fc.array(fc.tuple(anyAct, fc.constantFrom(...Object.values(actors))), {
    maxLength: 25,
  })
  const anyStart = fc.tuple(
    fc.constantFrom('asked' as const, 'open' as const),
    fc.constantFrom(...payers),
    // Any day, and tomorrow: the one is called off alone before somebody has taken it, the other also then.
    fc.constantFrom('', '2026-03-11'),
  )
  fc.assert(
    fc.property(steps, anyStart, (all, [start, payFrom, wantedOn]) => {
      let now: Order = { ...order(start, payFrom), wantedOn }
      let held = start === 'open' || payFrom === 'own'
      for (const [act, by] of all) {
        const step = stepOrder(now, act, by)
        if (!step.ok) continue
        const { effect } = step.value
        if (effect.kind === 'hold') {
          expect(held).toBe(false)
          held = true
        } else if (effect.kind !== 'nothing') {
          expect(held).toBe(true)
          held = false
        }
        if (effect.kind === 'post') expect(effect.minutes).toBeLessThanOrEqual(now.minutes)
        now = step.value.order
      }
      // Hours are held exactly while somebody may still get them.
      const holding = ['open', 'taken', 'disputed', ...(payFrom === 'own' ? ['asked'] : [])]
      expect(held).toBe(holding.includes(now.state))
    }),
    { numRuns: 2000 },
  )
})

test("what only the clock brought to the office both may still agree on; an objection is the office's", () => {
  const said = (from: Order, by: typeof asker, minutes: number) =>
    stepOrder(from, { kind: 'done', minutes }, by)
  const late = { ...order('disputed'), takerMinutes: 90 }
  expect(said(late, asker, 90)).toMatchObject({
    value: { order: { state: 'done' }, effect: { kind: 'post', minutes: 90 } },
  })
  const unlike = said(late, asker, 60)
  expect(unlike).toMatchObject({ value: { order: { state: 'disputed' } } })
  expect(unlike.ok && said(unlike.value.order, asker, 90).ok).toBe(false)
  const objected = stepOrder(order('taken'), { kind: 'dispute' }, asker)
  expect(objected.ok && said(objected.value.order, taker, 90).ok).toBe(false)
})

test.each([
  ['of whichever taking holds', 'taken', undefined, 'ok'],
  ['of the one that it knew', 'taken', nowMs, 'ok'],
  ['of one before', 'taken', nowMs - dayMs, '接的人换过了'],
  ['once it was given back', 'open', nowMs, '现在没有人接'],
  ['once it was settled', 'done', nowMs, '已经办完，时间转好了'],
  ['once it was called off', 'cancelled', nowMs, '已经取消'],
] as const)('what is said at the door and heard late: %s', (_, state, takenAtMs, outcome) => {
  const heard = (act: OrderAct) => {
    const step = stepOrder(order(state), act, asker)
    return step.ok ? 'ok' : step.error.detail
  }
  expect(heard({ kind: 'done', minutes: 60, takenAtMs })).toBe(outcome)
  expect(heard({ kind: 'dispute', takenAtMs })).toBe(outcome)
})

const days = (count: number) => nowMs + count * 86_400_000

test('who takes it on the last day has the whole time for the visit; given back, it is not over at once', () => {
  const open = { ...order('open'), expiresAtMs: days(1) }
  const taken = stepOrder(open, { kind: 'take', nowMs, untilMs: days(31) }, taker)
  if (!taken.ok) throw new Error('It may be taken.')
  expect(taken.value.order).toMatchObject({ state: 'taken', expiresAtMs: days(31) })
  const late = { kind: 'expire', nowMs: days(2) } as const
  expect(stepOrder(taken.value.order, late, office).ok).toBe(false)
  const back = stepOrder(taken.value.order, { kind: 'cancel', nowMs }, taker)
  expect(back.ok && stepOrder(back.value.order, late, office).ok).toBe(false)
  const asked = { ...order('asked'), expiresAtMs: days(1) }
  const act = { kind: 'approve', agreed: true, nowMs, untilMs: days(31) } as const
  expect(stepOrder(asked, act, office)).toMatchObject({
    value: { order: { state: 'open', expiresAtMs: days(31) } },
  })
})

test('what is wanted on a day is offered until that day is over, and who asked still takes it back', () => {
  const wanted = (state: OrderState, wantedOn: string): Order => ({ ...order(state), wantedOn })
  const [today, yesterday] = ['2026-03-10', '2026-03-09']
  expect(isOffered(wanted('open', today), nowMs)).toBe(true)
  expect(isOffered(wanted('open', yesterday), nowMs)).toBe(false)
  expect(isOffered(wanted('asked', today), nowMs)).toBe(false)
  const code = (from: Order, { act, by }: (typeof acts)[keyof typeof acts]) => {
    const step = stepOrder(from, act, by)
    return step.ok ? step.value.order.state : step.error.code
  }
  expect(code(wanted('open', today), acts.take)).toBe('taken')
  expect(code(wanted('open', yesterday), acts.take)).toBe('already-done')
  expect(code(wanted('open', yesterday), acts.cancel)).toBe('cancelled')
  expect(code(wanted('asked', yesterday), acts.approve)).toBe('invalid')
  expect(code(wanted('asked', yesterday), acts.decline)).toBe('declined')
  // Who has taken it was perhaps there.
  expect(code(wanted('taken', yesterday), acts.done)).toBe('taken')
})

test.each([
  ['before its day', { wantedOn: '2026-03-11' }, 'cancelled void'],
  ['on its day', { wantedOn: '2026-03-10' }, 'disputed nothing'],
  ['for any day, which may be this one', { takenAtMs: nowMs }, 'disputed nothing'],
  ['said to be done', { askerMinutes: 60 }, 'disputed nothing'],
] as const)('what somebody has taken is called off %s', (_, part, outcome) => {
  const step = stepOrder({ ...order('taken'), ...part }, { kind: 'cancel', nowMs }, asker)
  expect(step.ok && `${step.value.order.state} ${step.value.effect.kind}`).toBe(outcome)
  // Both have to be asked, so neither ends it by confirming.
  if (outcome === 'disputed nothing')
    expect(step.ok && stepOrder(step.value.order, acts.done.act, taker).ok).toBe(false)
})

test('what nobody disagrees about is not settled over the heads of both', () => {
  const step = stepOrder(order('taken'), acts.settle.act, office)
  expect(step.ok ? '' : step.error.detail).toBe('两边没有不同意见，等他们确认就行')
})

test('what is taken long before its day is not brought to the office before that day and the time after it', () => {
  const open = { ...order('open'), wantedOn: '2026-05-09', expiresAtMs: days(61) }
  const act = { kind: 'take', nowMs, untilMs: days(31) } as const
  const taken = stepOrder(open, act, taker)
  expect(taken).toMatchObject({ value: { order: { state: 'taken', expiresAtMs: days(60 + 31) } } })
})

test.each([
  ['far ahead', '2026-05-09', Date.UTC(2026, 4, 9, 16)],
  ['for tomorrow', '2026-03-11', Date.UTC(2026, 2, 11, 16)],
])(
  'what is asked for %s waits for a volunteer until its day is over, and no longer',
  (_, wantedOn, dayEndMs) => {
    const asked = requestOrder({ ...request, payFrom: 'pool', wantedOn })
    if (!asked.ok) throw new Error('It may be asked for.')
    expect(asked.value.order).toMatchObject({ state: 'asked', expiresAtMs: dayEndMs })
    const untilMs = days(100)
    const approve = { kind: 'approve', agreed: true, nowMs, untilMs } as const
    const open = stepOrder(asked.value.order, approve, office)
    if (!open.ok) throw new Error('It may be approved.')
    expect(open.value.order).toMatchObject({ state: 'open', expiresAtMs: dayEndMs })
    const taken = stepOrder(open.value.order, { kind: 'take', nowMs, untilMs }, taker)
    if (!taken.ok) throw new Error('It may be taken.')
    expect(taken.value.order.expiresAtMs).toBeGreaterThanOrEqual(untilMs)
    const back = stepOrder(taken.value.order, { kind: 'cancel', nowMs }, taker)
    expect(back).toMatchObject({ value: { order: { state: 'open', expiresAtMs: dayEndMs } } })
    // Who has it is not done out of it by the clock; whom it waits for has no more time.
    const expire = { kind: 'expire', nowMs: dayEndMs } as const
    expect(stepOrder(taken.value.order, expire, office).ok).toBe(false)
    expect(stepOrder(open.value.order, expire, office)).toMatchObject({
      value: { order: { state: 'expired' }, effect: { kind: 'void' } },
    })
  },
)

const request = {
  ...{ rules: defaultTimeBank, service: '陪诊', minutes: 120, nowMs },
  payFrom: 'own',
  ...{ wantedOn: '', ageIsOnlySaid: false },
  asker: { memberId: 'asker', volunteerId: 'va', birthDate: '1980-01-01' },
  elder: { name: '王奶奶', relation: '婆婆', birthDate: '1940-03-07' },
} as const
const self = { name: '', relation: '', birthDate: '' }

test.each([
  ['for a grandmother', request, 'open hold'],
  ['from the pool it waits', { ...request, payFrom: 'pool' }, 'asked nothing'],
  ['from the elder’s own it waits', { ...request, payFrom: 'elder' }, 'asked nothing'],
  ['whose age is only said waits, held', { ...request, ageIsOnlySaid: true }, 'asked hold'],
  [
    'the street does not want to look first',
    {
      ...{ ...request, ageIsOnlySaid: true },
      rules: { ...defaultTimeBank, saidAgeNeedsApproval: false },
    },
    'open hold',
  ],
  [
    'no age is asked for',
    { ...request, ageIsOnlySaid: true, rules: { ...defaultTimeBank, redeemFromAge: 0 } },
    'open hold',
  ],
  ['too young', { ...request, elder: self }, 'not-by-the-rules'],
  [
    '60 today',
    { ...request, elder: self, asker: { ...request.asker, birthDate: '1966-03-10' } },
    'open hold',
  ],
  [
    '60 tomorrow',
    { ...request, elder: self, asker: { ...request.asker, birthDate: '1966-03-11' } },
    'not-by-the-rules',
  ],
  ['without a relation', { ...request, elder: { ...request.elder, relation: '' } }, 'invalid'],
  ['for today', { ...request, wantedOn: '2026-03-10' }, 'open hold'],
  ['for a day that is over', { ...request, wantedOn: '2026-03-09' }, 'invalid'],
  ['90 days ahead', { ...request, wantedOn: '2026-06-08' }, 'open hold'],
  ['91 days ahead', { ...request, wantedOn: '2026-06-09' }, 'invalid'],
  ['not on the menu', { ...request, service: '搬家' }, 'invalid'],
  [
    'own hours without an account',
    { ...request, asker: { ...request.asker, volunteerId: null } },
    'not-a-volunteer',
  ],
] as const)('a request: %s', (_, facts, outcome) => {
  const step = requestOrder(facts)
  expect(step.ok ? `${step.value.order.state} ${step.value.effect.kind}` : step.error.code).toBe(
    outcome,
  )
})
