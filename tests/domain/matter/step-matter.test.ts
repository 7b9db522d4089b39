/** The state machine of a matter: whatever is tried in whatever order, somebody is responsible and nothing ends without an answer. */
import fc from 'fast-check'
import { deadlineClasses, defaultMatters } from '../../../src/domain/settings/matter-rules'
import { isOpen, matterOutcomes, type Duty, type Matter } from '../../../src/domain/matter/matter'
import {
  theClock,
  type AlarmEvent,
  type MatterAct,
  type MatterActor,
} from '../../../src/domain/matter/matter-acts'
import { stepMatter } from '../../../src/domain/matter/step-matter'
import { newMatter } from '../../support/fixture-matter'

const hourMs = 3_600_000
const rules = defaultMatters
const chain: readonly Duty[] = ['building', 'grid', 'community', 'street'].map((regionId) => ({
  regionId,
  kindId: '',
}))
const police: Duty = { regionId: 'street', kindId: 'police' }
const departments: readonly Duty[] = [police, { regionId: 'street', kindId: 'justice' }]
const anyDuty = fc.constantFrom(...chain, ...departments)
const rating = fc.record({ solved: fc.boolean(), satisfaction: fc.integer({ min: 1, max: 5 }) })

const acts: fc.Arbitrary<MatterAct> = fc.oneof(
  fc
    .constantFrom(
      'accept',
      'progress',
      'report-in',
      'ask-back',
      'resume',
      'take-over',
      'note',
      'say',
    )
    .map((kind) => ({ kind })),
  fc.record({
    kind: fc.constantFrom('dispatch' as const, 'hand-up' as const, 'call-in' as const),
    duty: anyDuty,
    isHeld: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('release' as const), duty: anyDuty }),
  fc.record({
    kind: fc.constant('pause' as const),
    untilMs: fc
      .integer({ min: 0, max: 100 })
      .map((days) => newMatter.submittedAtMs + days * 24 * hourMs),
  }),
  fc.record({ kind: fc.constant('answer' as const), outcome: fc.constantFrom(...matterOutcomes) }),
  fc.record({
    kind: fc.constant('reclass' as const),
    deadlineClass: fc.constantFrom(...deadlineClasses),
  }),
  fc.record({
    kind: fc.constant('merge' as const),
    into: fc.record({
      id: fc.constantFrom('matter-1', 'other'),
      state: fc.constantFrom('waiting' as const, 'closed' as const),
    }),
  }),
  fc.record({ kind: fc.constant('withdraw' as const), followers: fc.nat(1) }),
  fc.record({ kind: fc.constant('rewrite' as const), isHeld: fc.boolean() }),
  fc.record({
    kind: fc.constantFrom('rate' as const, 'rate-later' as const),
    rating,
    home: fc.constant(newMatter.duty),
  }),
  fc.record({ kind: fc.constant('alarm' as const), levelsAbove: fc.integer({ min: 1, max: 3 }) }),
)

const person = (memberId: string, sides: Partial<MatterActor>): MatterActor => ({
  ...{ memberId, memberName: memberId, isAsker: false, handles: false, joint: [] },
  ...sides,
})
const asker = person('asker', { isAsker: true })
const anna = person('anna', { handles: true })
const ben = person('ben', { handles: true })
const people: readonly MatterActor[] = [
  asker,
  anna,
  ben,
  person('police', { joint: [police] }),
  person('stranger', {}),
]

const history = fc.array(
  fc.record({ act: acts, by: fc.constantFrom(...people), passed: fc.nat(400) }),
  { maxLength: 60 },
)

interface Line {
  readonly before: Matter
  readonly after: Matter
  readonly act: MatterAct
  readonly by: MatterActor
  readonly event: AlarmEvent | null
}

/** Runs what is tried; what is refused changes nothing. */
const run = (tried: Iterable<{ act: MatterAct; by: MatterActor; passed: number }>): Line[] => {
  let matter = newMatter
  let nowMs = newMatter.submittedAtMs
  const lines: Line[] = []
  for (const { act, by, passed } of tried) {
    nowMs += passed * hourMs
    const actor = act.kind === 'alarm' ? theClock : by
    const step = stepMatter(matter, act, { by: actor, nowMs, rules })
    if (!step.ok) continue
    lines.push({
      before: matter,
      after: step.value.matter,
      act,
      by: actor,
      event: step.value.event,
    })
    matter = step.value.matter
  }
  return lines
}

const everyLine = (check: (line: Line, all: readonly Line[]) => void): void => {
  fc.assert(
    fc.property(history, (tried) => {
      const lines = run(tried)
      for (const line of lines) check(line, lines)
    }),
    { numRuns: 600 },
  )
}

test('no path leaves a matter without a duty, nor one that was begun without somebody responsible', () => {
  everyLine(({ after }) => {
    expect(after.duty.regionId).not.toBe('')
    if (!['waiting', 'withdrawn', 'merged'].includes(after.state))
      expect(after.responsible).not.toBeNull()
  })
})

test('none is rated or filed without an answer, and an end stays one but for one opening', () => {
  everyLine(({ before, after }, all) => {
    if (after.state === 'answered' || after.state === 'closed') {
      expect(after.outcome).not.toBeNull()
      expect(after.answeredAtMs).toBeGreaterThan(0)
    }
    if (before.state === 'withdrawn' || before.state === 'merged')
      expect(after.state).toBe(before.state)
    const openings = all.filter((line) => !isOpen(line.before) && isOpen(line.after))
    expect(openings.length).toBeLessThanOrEqual(1)
  })
})

test('time never runs backwards, and a pause takes nothing of what was left', () => {
  everyLine(({ before, after, act, event }) => {
    expect(after.changedAtMs).toBeGreaterThanOrEqual(before.changedAtMs)
    const isPause = act.kind === 'pause' || act.kind === 'ask-back'
    const isGoingOn = act.kind === 'resume' || act.kind === 'say' || event === 'resumed'
    if (isPause) expect(after.dueAtMs).toBe(before.dueAtMs)
    if (isGoingOn) expect(after.dueAtMs).toBeGreaterThanOrEqual(before.dueAtMs)
  })
})

test('whoever has nothing to do with it does nothing', () => {
  everyLine(({ by }) => expect(by.memberId).not.toBe('stranger'))
})

test('a department that was called in has its say before the answer', () => {
  everyLine(({ after }) => {
    if (after.state === 'answered')
      expect(after.joint.filter(({ state }) => state === 'asked')).toEqual([])
  })
})

test('an alarm that rang does not ring again at the same moment, and only the clock rings', () => {
  everyLine(({ after, act, event }) => {
    expect(event !== null).toBe(act.kind === 'alarm')
    if (act.kind !== 'alarm') return
    const again = stepMatter(after, act, { by: theClock, nowMs: after.changedAtMs, rules })
    // A timer that was away finds the next thing due at once, but never the same again.
    if (again.ok) expect(again.value.event).not.toBe(event)
  })
})

test('a late matter is told level by level, once each, and then no more', () => {
  const told: AlarmEvent[] = []
  let matter = newMatter
  for (let hour = 0; hour < 24 * 60; hour++)
    for (let timers = 0; timers < 2; timers++) {
      const nowMs = newMatter.submittedAtMs + hour * hourMs
      const step = stepMatter(
        matter,
        { kind: 'alarm', levelsAbove: 3 },
        { by: theClock, nowMs, rules },
      )
      if (!step.ok) continue
      matter = step.value.matter
      if (step.value.event) told.push(step.value.event)
    }
  expect(told).toEqual(['warned', 'escalated', 'escalated', 'escalated'])
  expect(isOpen(matter)).toBe(true)
})

const dayMs = 24 * hourMs

const through = (matter: Matter, steps: readonly (readonly [MatterAct, MatterActor])[]): Matter =>
  steps.reduce((now, [act, by]) => {
    const step = stepMatter(now, act, { by, nowMs: now.changedAtMs + hourMs, rules })
    if (!step.ok) throw new Error(`${act.kind}: ${step.error.code}`)
    return step.value.matter
  }, matter)

test('first to receive stays responsible while it goes to a department and comes back', () => {
  const matter = through(newMatter, [
    [{ kind: 'accept' }, anna],
    [{ kind: 'dispatch', duty: police, isHeld: true }, anna],
    [{ kind: 'answer', outcome: 'solved' }, ben],
  ])
  expect(matter.responsible).toMatchObject({ memberId: 'anna', duty: newMatter.duty })
})

test('not solved opens it once; the second time it is filed as not solved', () => {
  const unsolved = { solved: false, satisfaction: 1 }
  const home = newMatter.duty
  const answered = through(newMatter, [[{ kind: 'answer', outcome: 'solved' }, anna]])
  const again = through(answered, [[{ kind: 'rate', rating: unsolved, home }, asker]])
  expect(again).toMatchObject({ state: 'working', reopened: true, outcome: null, escalations: 0 })
  const filed = through(again, [
    [{ kind: 'answer', outcome: 'explained' }, anna],
    [{ kind: 'rate', rating: unsolved, home }, asker],
  ])
  expect(filed).toMatchObject({ state: 'closed', rating: unsolved })
})

test('four weeks on the resident is asked once more, and may say that it did not last', () => {
  const home = newMatter.duty
  const filed = through(newMatter, [
    [{ kind: 'answer', outcome: 'solved' }, anna],
    [{ kind: 'rate', rating: { solved: true, satisfaction: 5 }, home }, asker],
  ])
  const later = { kind: 'rate-later', rating: { solved: false, satisfaction: 2 }, home } as const
  const early = stepMatter(filed, later, { by: asker, nowMs: filed.changedAtMs + dayMs, rules })
  expect(early).toMatchObject({ ok: false })
  const nowMs = filed.answeredAtMs + 28 * dayMs
  const alarm = stepMatter(filed, { kind: 'alarm', levelsAbove: 1 }, { by: theClock, nowMs, rules })
  if (!alarm.ok) throw new Error('nobody was asked')
  expect(alarm.value).toMatchObject({ event: 'asked-again', matter: { nextAlarmAtMs: 0 } })
  const opened = stepMatter(alarm.value.matter, later, { by: asker, nowMs, rules })
  expect(opened).toMatchObject({
    ok: true,
    value: { matter: { state: 'working', reopened: true } },
  })
})

test('nobody rates the own work for a resident who is called', () => {
  const byPhone = { ...newMatter, askerMemberId: '', channel: 'phone' as const }
  const answered = through(byPhone, [[{ kind: 'answer', outcome: 'solved' }, anna]])
  const act = {
    kind: 'rate',
    rating: { solved: true, satisfaction: 5 },
    home: newMatter.duty,
  } as const
  const moment = { nowMs: answered.changedAtMs, rules }
  expect(stepMatter(answered, act, { ...moment, by: anna })).toMatchObject({
    error: { code: 'needs-another' },
  })
  expect(stepMatter(answered, act, { ...moment, by: ben })).toMatchObject({
    ok: true,
  })
})
