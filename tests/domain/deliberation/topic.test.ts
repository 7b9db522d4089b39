/** The machine of a topic over random histories, its result, and who may cast a household's vote. */
import fc from 'fast-check'
import {
  mayActFor,
  mayCast,
  type CastBallot,
  type Caster,
} from '../../../src/domain/deliberation/ballot'
import { afterCheck, opinionStates } from '../../../src/domain/deliberation/opinion'
import {
  isToBeCounted,
  nextTopicAlarmAtMs,
  stepTopic,
  type TopicAct,
  type TopicPlan,
} from '../../../src/domain/deliberation/step-topic'
import { isShownTopic, phaseAt, type Topic } from '../../../src/domain/deliberation/topic'
import { majorities, resultOf } from '../../../src/domain/deliberation/topic-result'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const startMs = Date.parse('2026-11-16T08:30:00+08:00')
const rule = { quorumPercent: 50, majority: 'half' } as const

const proposed: Topic = {
  ...{ id: 't', regionId: 'c1', state: 'checking', proposerMemberId: 'anna', optionCount: 0 },
  ...{ rule, collectUntilMs: 0, voteUntilMs: 0, result: null, matterId: '' },
  ...{ submittedAtMs: startMs, changedAtMs: startMs },
}

interface Try {
  readonly kind: TopicAct['kind']
  readonly collectDays: number
  readonly voteDays: number
  readonly hours: number
  readonly stale: number
}
const kinds = ['open', 'change', 'decline', 'call-off', 'link', 'take-back', 'alarm'] as const
const tries: fc.Arbitrary<Try> = fc.record({
  kind: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom('open' as const, 'alarm' as const) },
    { weight: 2, arbitrary: fc.constant('link' as const) },
    { weight: 1, arbitrary: fc.constantFrom(...kinds) },
  ),
  collectDays: fc.integer({ min: -2, max: 12 }),
  voteDays: fc.integer({ min: 0, max: 200 }).map((days) => (days > 20 ? days : days % 8)),
  stale: fc.constantFrom(0, 0, 0, 1),
  hours: fc.oneof(fc.integer({ min: -5, max: 30 }), fc.nat(400)),
})

const actOf = (
  { kind, collectDays, voteDays, stale }: Try,
  topic: Topic,
  nowMs: number,
): TopicAct => {
  const collectUntilMs = nowMs + collectDays * dayMs
  const plan: TopicPlan = {
    ...{ optionCount: 2, rule, collectUntilMs },
    voteUntilMs: collectUntilMs + voteDays * dayMs,
  }
  if (kind === 'open') return { kind, plan }
  if (kind === 'change') return { kind, dates: plan, seenAtMs: topic.changedAtMs - stale }
  if (kind === 'link') return { kind, matterId: 'm' }
  if (kind !== 'alarm') return { kind }
  const isDue = isToBeCounted(topic, Math.max(nowMs, topic.changedAtMs))
  return { kind, tally: isDue ? { votes: [4, 2], entitled: 10 } : null }
}

test('every end is final, the order of the phases holds, and each comes once over double alarms', () => {
  const seen = { 'vote-opened': 0, published: 0, linked: 0 }
  fc.assert(
    fc.property(fc.array(tries, { minLength: 5, maxLength: 40 }), (steps) => {
      let topic = proposed
      let nowMs = startMs
      const events: string[] = []
      for (const one of steps) {
        nowMs += one.hours * hourMs
        const act = actOf(one, topic, nowMs)
        const before = topic
        const step = stepTopic(topic, act, nowMs)
        if (!step.ok) continue
        topic = step.value.topic
        expect(topic.changedAtMs).toBeGreaterThan(before.changedAtMs)
        if (step.value.event) {
          events.push(step.value.event)
          seen[step.value.event]++
          // The same alarm once more, as a second timer rings it, does nothing.
          const again = stepTopic(topic, actOf(one, topic, nowMs), nowMs)
          if (again.ok) expect(again.value.event).not.toBe(step.value.event)
        }
        const wasEnd = !['checking', 'collecting', 'voting', 'published'].includes(before.state)
        expect(wasEnd).toBe(false)
        if (before.state === 'published') {
          expect([act.kind, topic.result]).toEqual(['link', before.result])
          seen.linked++
        }
        // Nothing is shown that nobody has opened.
        if (isShownTopic(topic.state)) expect(topic.collectUntilMs).toBeGreaterThan(0)
        // The words are not changed once somebody may have voted on them.
        if (act.kind === 'change') {
          expect([before.state, act.seenAtMs]).toEqual(['collecting', before.changedAtMs])
          expect([topic.optionCount, topic.rule]).toEqual([before.optionCount, before.rule])
        }
        if (topic.state === 'collecting')
          expect(topic.voteUntilMs - topic.collectUntilMs).toBeGreaterThanOrEqual(dayMs)
        expect((topic.result !== null) === (topic.state === 'published')).toBe(true)
        expect(nextTopicAlarmAtMs(topic) > 0).toBe(['collecting', 'voting'].includes(topic.state))
      }
      expect(new Set(events).size).toBe(events.length)
    }),
    { numRuns: 800 },
  )
  expect(Object.values(seen).every((count) => count > 10)).toBe(true)
})

test('goes by the clock: nobody is turned away because a timer was late, and nobody let in because it was', () => {
  const open: Topic = {
    ...{ ...proposed, state: 'collecting', optionCount: 2 },
    ...{ collectUntilMs: startMs + dayMs, voteUntilMs: startMs + 3 * dayMs },
  }
  const at = (days: number, topic = open) => phaseAt(topic, startMs + days * dayMs)
  expect([at(0.99), at(1), at(2.99), at(3)]).toEqual(['collecting', 'voting', 'voting', 'counting'])
  // Two days without any timer: the result comes in one go.
  const late = stepTopic(
    open,
    { kind: 'alarm', tally: { votes: [3, 0], entitled: 4 } },
    startMs + 9 * dayMs,
  )
  expect(late).toMatchObject({ ok: true, value: { event: 'published' } })
  expect(stepTopic(open, { kind: 'alarm', tally: null }, startMs + 9 * dayMs).ok).toBe(false)
})

test('a result is of those who voted and of those who might have, and no option carries by chance', () => {
  const tally = fc
    .array(fc.nat(30), { minLength: 2, maxLength: 8 })
    .chain((votes) =>
      fc.nat(60).map((more) => ({ votes, entitled: votes.reduce((a, b) => a + b, 0) + more })),
    )
  fc.assert(
    fc.property(
      tally,
      fc.nat(100),
      fc.constantFrom(...majorities),
      (one, quorumPercent, majority) => {
        const result = resultOf(one, { quorumPercent, majority })
        expect(result.voted).toBe(one.votes.reduce((a, b) => a + b, 0))
        expect(result.voted).toBeLessThanOrEqual(result.entitled)
        if (result.chosen === null) return
        const won = one.votes[result.chosen] ?? 0
        expect(one.votes.filter((votes) => votes >= won)).toHaveLength(1)
        expect(result.voted / result.entitled).toBeGreaterThanOrEqual(quorumPercent / 100 - 1e-9)
        if (majority === 'half') expect(won).toBeGreaterThan(result.voted / 2)
        if (majority === 'two-thirds') expect(won * 3).toBeGreaterThanOrEqual(result.voted * 2)
        // One more for the winner never loses.
        const votes = one.votes.map((count, at) => (at === result.chosen ? count + 1 : count))
        const more = resultOf({ votes, entitled: one.entitled + 1 }, { quorumPercent, majority })
        expect(more.chosen).toBe(result.chosen)
      },
    ),
    { numRuns: 500 },
  )
  expect(resultOf({ votes: [0, 0], entitled: 0 }, { ...rule, quorumPercent: 0 })).toMatchObject({
    ...{ quorumMet: false, chosen: null },
  })
  expect(resultOf({ votes: [2, 1], entitled: 6 }, rule).chosen).toBe(0)
  expect(resultOf({ votes: [2, 1], entitled: 7 }, rule)).toMatchObject({ quorumMet: false })
})

test('a household votes once: whoever was first changes it, another only when that one is gone', () => {
  const [anna, ben] = ['anna', 'ben'].map((memberId) => ({ memberId, isProxy: false })) as [
    Caster,
    Caster,
  ]
  const first = { ...anna, isStillThere: true }
  expect([mayCast(anna, null), mayCast(anna, first)].every(({ ok }) => ok)).toBe(true)
  expect(mayCast(ben, first)).toMatchObject({ ok: false, error: { code: 'household-voted' } })
  expect(mayCast(ben, { ...first, isStillThere: false }).ok).toBe(true)
})

test('a vote that a post cast gives way to the household at any time, and never the other way round', () => {
  const members = fc.constantFrom('anna', 'ben', 'leader', 'micro')
  const caster = fc.record({ memberId: members, isProxy: fc.boolean() })
  fc.assert(
    fc.property(fc.array(caster, { maxLength: 12 }), (casters) => {
      let before: CastBallot | null = null
      for (const one of casters) {
        const may: boolean = mayCast(one, before).ok
        if (before?.isProxy === true)
          expect(may).toBe(!one.isProxy || one.memberId === before.memberId)
        if (before?.isProxy === false && one.isProxy) expect(may).toBe(false)
        if (may) before = { ...one, isStillThere: true }
      }
      // Once the household has spoken for itself, no post speaks for it any more.
      const own = casters.some(({ isProxy }) => !isProxy)
      expect(before?.isProxy ?? false).toBe(casters.length > 0 && !own)
    }),
  )
  const today = '2026-11-22'
  expect(mayActFor({ birthDate: '1941-05-02', usesPhone: false }, today).ok).toBe(true)
  expect(mayActFor({ birthDate: '', usesPhone: false }, today).ok).toBe(true)
  expect(mayActFor({ birthDate: '2012-05-02', usesPhone: false }, today).ok).toBe(false)
  expect(mayActFor({ birthDate: '1941-05-02', usesPhone: true }, today)).toMatchObject({
    error: { code: 'household-votes-itself' },
  })
})

test('a check never brings back what was taken back or removed', () => {
  for (const state of opinionStates)
    for (const outcome of ['passed', 'held', 'kept'] as const) {
      const after = afterCheck(state, outcome)
      if (state === 'checking' || state === 'held')
        expect(after).toBe(outcome === 'passed' ? 'shown' : outcome)
      else expect(after).toBe(state)
    }
})
