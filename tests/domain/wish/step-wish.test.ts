/** The machine of a wish over random histories: what can never happen, whatever is tried in whichever order. */
import fc from 'fast-check'
import { defaultWishes as rules } from '../../../src/domain/settings/wish-rules'
import { speaksOfMoney } from '../../../src/domain/wish/money-words'
import { nextAlarmAtMs, releasesPledges, stepWish } from '../../../src/domain/wish/step-wish'
import { isConnected, isShown, type Wish } from '../../../src/domain/wish/wish'
import { theClock, type WishAct, type WishActor } from '../../../src/domain/wish/wish-acts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const startMs = Date.parse('2026-11-16T08:30:00+08:00')

const single: Wish = {
  id: 'w',
  regionId: 'b1',
  wisherMemberId: 'wisher',
  writtenByMemberId: 'wisher',
  state: 'checking',
  claim: null,
  pool: null,
  fulfilledByMemberId: '',
  submittedAtMs: startMs,
  publishedAtMs: 0,
  confirmedAtMs: 0,
  changedAtMs: startMs,
}
const pooled: Wish = {
  ...single,
  pool: { unit: 'piece', target: 5, pledged: 0, untilMs: startMs + 20 * dayMs },
}

const person = (memberId: string, sides: Partial<WishActor> = {}): WishActor => ({
  ...{ memberId, memberName: memberId, manages: false, actsForWisher: false },
  ...sides,
})
const worker = person('worker', { manages: true })
const anna = person('anna')
const ben = person('ben')
const wisher = person('wisher')
const gridMember = person('grid', { actsForWisher: true })
const people = [worker, anna, ben, wisher, gridMember, person('anna', { actsForWisher: true })]

const plain = (kind: Exclude<WishAct['kind'], 'claim' | 'pledge' | 'take-back' | 'rewrite'>) =>
  fc.constant<WishAct>({ kind })
const acts: fc.Arbitrary<WishAct> = fc.oneof(
  { weight: 4, arbitrary: plain('publish') },
  plain('decline'),
  { weight: 4, arbitrary: plain('connect') },
  plain('release'),
  {
    weight: 4,
    arbitrary: fc.nat(3).map((ownClaims): WishAct => ({ kind: 'claim', ownClaims })),
  },
  plain('give-up'),
  fc.boolean().map((isHeld): WishAct => ({ kind: 'rewrite', isHeld })),
  {
    weight: 4,
    arbitrary: fc
      .integer({ min: 1, max: 6 })
      .map((amount): WishAct => ({ kind: 'pledge', amount })),
  },
  { weight: 3, arbitrary: plain('fulfil') },
  { weight: 2, arbitrary: plain('confirm') },
  plain('not-fulfilled'),
  plain('withdraw'),
  { weight: 4, arbitrary: plain('alarm') },
)

interface Line {
  readonly before: Wish
  readonly after: Wish
  readonly act: WishAct
  readonly by: WishActor
  readonly nowMs: number
  readonly event: string | null
}

/** Whose act it mostly is, so that histories get somewhere; the others try it too. */
const likely = ({ kind }: WishAct): WishActor => {
  if (kind === 'claim' || kind === 'fulfil' || kind === 'give-up') return anna
  return kind === 'confirm' || kind === 'withdraw' ? wisher : worker
}

const tries = fc
  .record({
    act: acts,
    other: fc.option(fc.constantFrom(...people)),
    hours: fc.oneof(fc.nat(24), fc.nat(300)),
  })
  .map(({ act, other, hours }) => ({ act, by: other ?? likely(act), hours }))

const history = fc.tuple(
  fc.constantFrom(single, pooled),
  fc.array(tries, { minLength: 10, maxLength: 60 }),
)

const run = ([first, tried]: [Wish, { act: WishAct; by: WishActor; hours: number }[]]): Line[] => {
  let wish = first
  let nowMs = startMs
  return tried.flatMap(({ act, by, hours }) => {
    nowMs += hours * hourMs
    const actor = act.kind === 'alarm' ? theClock : by
    const step = stepWish(wish, act, { by: actor, nowMs, rules })
    if (!step.ok) return []
    const line = { before: wish, after: step.value.wish, act, by: actor, nowMs }
    wish = step.value.wish
    return [{ ...line, event: step.value.event }]
  })
}

const everyLine = (check: (line: Line, all: readonly Line[]) => void): void => {
  fc.assert(
    fc.property(history, (tried) => {
      const lines = run(tried)
      for (const line of lines) check(line, lines)
    }),
    { numRuns: 1000 },
  )
}

test('nothing is shown before the check, nor what was taken away', () => {
  everyLine(({ after }, all) => {
    const wasChecked = all.some(({ act }) => act.kind === 'publish')
    if (isShown(after.state)) expect([wasChecked, after.publishedAtMs > 0]).toEqual([true, true])
  })
})

test('words are exchanged by whose they are, before others read them, and then looked at anew', () => {
  everyLine(({ before, after, act, by }) => {
    if (act.kind !== 'rewrite') return
    expect([before.publishedAtMs, after.state, by.memberId]).toEqual([0, 'checking', 'wisher'])
    if (!act.isHeld) expect(before.state).toBe('declined')
  })
})

test('a claim has one holder, ends, and is never longer than the tenant’s days', () => {
  everyLine(({ before, after, act, by, nowMs }) => {
    expect(after.claim !== null).toBe(
      after.pool === null &&
        ['claimed', 'connected', 'fulfilled', 'confirmed'].includes(after.state),
    )
    if (act.kind === 'claim')
      expect([before.state, after.claim?.memberId]).toEqual(['open', by.memberId])
    if (after.claim && before.claim) expect(after.claim.memberId).toBe(before.claim.memberId)
    if (after.claim && after.claim.untilMs !== before.claim?.untilMs)
      expect(after.claim.untilMs).toBe(nowMs + rules.claimDays * dayMs)
  })
})

test('the sides meet through a community worker only, and whoever helped does not confirm it', () => {
  everyLine(({ before, after, act, by }) => {
    if (isConnected(after.state) && !isConnected(before.state))
      expect([act.kind, by.manages]).toEqual(['connect', true])
    if (after.state === 'confirmed' && before.state !== 'confirmed')
      expect([before.claim?.memberId, before.fulfilledByMemberId]).not.toContain(by.memberId)
  })
})

test('pledges come to the target and never beyond; ends give them back, and only reaching it closes it', () => {
  everyLine(({ before, after }) => {
    if (!after.pool || !before.pool) return
    expect(after.pool.pledged).toBeGreaterThanOrEqual(0)
    expect(after.pool.pledged).toBeLessThanOrEqual(after.pool.target)
    if (after.state === 'reached') expect(after.pool.pledged).toBe(after.pool.target)
    if (releasesPledges(after)) expect(after.pool.pledged).toBe(0)
  })
})

test('each alarm is given once, in its order, and moves the next one on', () => {
  everyLine(({ before, after, event, nowMs }) => {
    expect(after.changedAtMs).toBeGreaterThanOrEqual(before.changedAtMs)
    if (!event) return
    expect(nextAlarmAtMs(before)).toBeLessThanOrEqual(nowMs)
    const next = nextAlarmAtMs(after)
    expect(next === 0 || next > nextAlarmAtMs(before)).toBe(true)
    if (event === 'reminded') expect(after.claim?.memberId).toBe(before.claim?.memberId)
    if (event === 'expired') expect([after.state, after.claim]).toEqual(['open', null])
    if (event === 'lapsed') expect(after.state).toBe('lapsed')
  })
})

test('an end stays an end, but for words that were turned down unread and are written anew', () => {
  everyLine(({ before, act }) => {
    if (act.kind === 'rewrite' && before.state === 'declined' && before.publishedAtMs === 0) return
    expect(['confirmed', 'declined', 'withdrawn', 'lapsed']).not.toContain(before.state)
  })
})

test('the histories reach every state, so that none of the above holds for nothing', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(history, (tried) => {
      for (const { after } of run(tried)) seen.add(after.state)
    }),
    { numRuns: 1000, seed: 7 },
  )
  expect([...seen].sort()).toEqual([
    ...[
      'checking',
      'claimed',
      'confirmed',
      'connected',
      'declined',
      'fulfilled',
      'lapsed',
      'open',
      'reached',
    ],
    'withdrawn',
  ])
})

test('who comes second is told that somebody was first; who has enough is told so; nobody claims the own', () => {
  const open: Wish = { ...single, state: 'open', publishedAtMs: startMs }
  const claim = (wish: Wish, by: WishActor, ownClaims = 0) =>
    stepWish(wish, { kind: 'claim', ownClaims }, { by, nowMs: startMs, rules })
  const first = claim(open, anna)
  if (!first.ok) throw new Error('not claimed')
  expect(claim(first.value.wish, ben)).toMatchObject({ error: { code: 'wish-claimed' } })
  expect(claim(open, ben, rules.mostClaims)).toMatchObject({ error: { code: 'too-many-claims' } })
  expect(claim(open, wisher)).toMatchObject({ error: { code: 'invalid' } })
  expect(claim(single, ben)).toMatchObject({ error: { code: 'wish-not-found' } })
})

test.each([
  ['可以转账给我', true],
  ['发个红 包吧', true],
  ['这是我的付-款-码', true],
  ['想要一台收音机', false],
  ['想请人教用手机付菜钱', false],
])('%s speaks of money: %s', (text, expected) => {
  expect(speaksOfMoney(text)).toBe(expected)
})
