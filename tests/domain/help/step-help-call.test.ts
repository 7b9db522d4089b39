/** The state machine of a help call: whatever is tried, missed or doubled, it ends acknowledged or has reached the top. */
import fc from 'fast-check'
import { answererOutcomes, type HelpCall, type Rung } from '../../../src/domain/help/help-call'
import type { HelpEvent } from '../../../src/domain/help/help-event'
import { startHelpCall, stepHelpCall } from '../../../src/domain/help/step-help-call'
import type { HelpAct, HelpMoment } from '../../../src/domain/help/step-help-call'
import { defaultHelpCall } from '../../../src/domain/settings/help-call-rules'

const rules = defaultHelpCall
const secondMs = 1000
const startMs = Date.parse('2026-11-22T21:00:00+08:00')
const levels = ['building', 'micro-grid', 'grid', 'community', 'street']
const rungsOf = (held: readonly boolean[]): readonly Rung[] =>
  levels.map((regionId, index) => ({ regionId, isHeld: held[index] === true }))

const anybody = fc.array(fc.boolean(), { minLength: 5, maxLength: 5 })
const acts: fc.Arbitrary<HelpAct> = fc.oneof(
  { weight: 5, arbitrary: fc.constant<HelpAct>({ kind: 'alarm' }) },
  fc.constantFrom('cancel', 'pass-on', 'arrive', 'note').map((kind): HelpAct => ({ kind })),
  fc.boolean().map((isDrill): HelpAct => ({ kind: 'press-again', isDrill })),
  fc.integer({ min: 1, max: 60 }).map((minutes): HelpAct => ({ kind: 'acknowledge', minutes })),
  fc.integer({ min: 1, max: 30 }).map((minutes): HelpAct => ({ kind: 'delay', minutes })),
  fc.constantFrom(...answererOutcomes).map((outcome): HelpAct => ({ kind: 'end', outcome })),
)

/** Clocks jump back and ahead, those on duty come and go, timers come twice or not at all. */
const history = fc.record({
  isDrill: fc.boolean(),
  hasRelatives: fc.boolean(),
  held: anybody,
  tried: fc.array(
    fc.record({
      act: acts,
      who: fc.constantFrom('anna', 'ben'),
      passed: fc.integer({ min: -30, max: 900 }),
      held: fc.option(anybody),
    }),
    { maxLength: 40 },
  ),
})

interface Line extends HelpEvent {
  readonly atMs: number
}

interface Run {
  readonly call: HelpCall
  readonly lines: readonly Line[]
  readonly nowMs: number
  readonly held: readonly boolean[]
  readonly hasRelatives: boolean
  readonly calls: readonly HelpCall[]
  readonly taken: readonly {
    readonly before: HelpCall
    readonly act: HelpAct
    readonly after: HelpCall
  }[]
}

const press = (held: readonly boolean[], { isDrill = false, hasRelatives = true } = {}) =>
  startHelpCall(
    { id: 'call-1', regionId: 'building', isDrill, pressedAtMs: startMs },
    { nowMs: startMs, rungs: rungsOf(held), hasRelatives, rules },
  )

type Tried = typeof history extends fc.Arbitrary<infer Value> ? Value : never

const run = ({ held: first, isDrill, hasRelatives, tried }: Tried): Run => {
  const started = press(first, { isDrill, hasRelatives })
  const lines: Line[] = started.events.map((one) => ({ ...one, atMs: startMs }))
  const calls = [started.call]
  const taken: Run['taken'][number][] = []
  let [call, nowMs, held] = [started.call, startMs, first]
  for (const one of tried) {
    nowMs += one.passed * secondMs
    held = one.held ?? held
    const by = { memberId: one.who, memberName: one.who }
    const moment = { by, nowMs, rungs: rungsOf(held), hasRelatives, rules }
    const step = stepHelpCall(call, one.act, moment)
    if (!step.ok) continue
    taken.push({ before: call, act: one.act, after: step.value.call })
    call = step.value.call
    calls.push(call)
    lines.push(...step.value.events.map((event) => ({ ...event, atMs: call.changedAtMs })))
  }
  return { call, lines, nowMs, held, hasRelatives, calls, taken }
}

const every = (check: (run: Run) => void): void => {
  fc.assert(
    fc.property(history, (tried) => {
      check(run(tried))
    }),
    { numRuns: 800 },
  )
}

test('clocks that come by in the end take every call to somebody who is there, to its end or to the top', () => {
  every(({ call, nowMs, held, hasRelatives }) => {
    const by = { memberId: '', memberName: '' }
    const quietMs = 3 * 3600 * secondMs
    // Whoever said to come is asked by the first, and has the time to answer.
    const last = [1, 2].reduce((before, times) => {
      const later = Math.max(nowMs, call.changedAtMs) + times * quietMs
      const moment: HelpMoment = { by, nowMs: later, rungs: rungsOf(held), hasRelatives, rules }
      const swept = stepHelpCall(before, { kind: 'alarm' }, moment)
      return swept.ok ? swept.value.call : before
    }, call)
    expect(last.nextAlarmAtMs).toBe(0)
    // Whoever said to come and did not has it no longer.
    expect(last.state).not.toBe('acknowledged')
    if (last.state === 'calling')
      expect(last).toMatchObject({ isAtTop: true, relativesTold: hasRelatives })
  })
})

test('a clock runs whenever nobody is there and somebody could still be alerted or asked', () => {
  every(({ calls }) => {
    for (const { state, isAtTop, nextAlarmAtMs } of calls)
      expect(nextAlarmAtMs > 0).toBe(state === 'acknowledged' || (state === 'calling' && !isAtTop))
  })
})

test('in each round a level is alerted once, from the door upwards, and relatives and the top come once', () => {
  every(({ lines, call }) => {
    for (let round = 1; round <= call.round; round += 1) {
      const inRound = lines.filter((one) => one.round === round)
      const alerted = inRound.filter(({ kind }) => kind === 'alerted')
      const places = alerted.map(({ regionId }) => levels.indexOf(regionId))
      expect(places).toEqual([...new Set(places)].sort((one, other) => one - other))
      if (round === call.round)
        expect(alerted.map(({ regionId }) => regionId)).toEqual(call.alerted)
      for (const once of ['relatives-told', 'at-top'] as const)
        expect(inRound.filter(({ kind }) => kind === once).length).toBeLessThanOrEqual(1)
    }
    for (const once of ['called', 'ended'] as const)
      expect(lines.filter(({ kind }) => kind === once).length).toBeLessThanOrEqual(1)
  })
})

test('a round ends only because who had it does not come or a press needs it, and the next tells whoever is there', () => {
  every(({ lines, call, hasRelatives }) => {
    const why = ['overdue', 'passed-on', 'pressed-anew']
    const begins = lines.filter(({ kind }) => why.includes(kind))
    expect(begins.map(({ round }) => round)).toEqual(begins.map((_one, at) => at + 1))
    expect(call.round).toBe(begins.length + 1)
    for (const { round } of begins) {
      const next = lines.filter((one) => one.round === round + 1).map(({ kind }) => kind)
      expect(next.includes('relatives-told')).toBe(hasRelatives)
      expect(next.includes('alerted') || next.includes('at-top')).toBe(true)
    }
  })
})

test('whoever presses in earnest is heard: all are called anew, somebody is on the way, or it rings in earnest', () => {
  every(({ taken }) => {
    for (const { before, act, after } of taken) {
      if (act.kind !== 'press-again' || act.isDrill) continue
      expect(after.isDrill).toBe(false)
      const isHeard = !before.isDrill && ['calling', 'acknowledged'].includes(before.state)
      expect(after).toMatchObject(
        isHeard
          ? { state: before.state, round: before.round }
          : { state: 'calling', round: before.round + 1, responder: null },
      )
    }
  })
})

test('nobody is late who was not asked in time to answer, and nobody is given more time than twice', () => {
  every(({ lines, calls }) => {
    const since = (at: number, kinds: readonly string[]): number =>
      Math.max(-1, ...lines.slice(0, at).flatMap((one, n) => (kinds.includes(one.kind) ? [n] : [])))
    for (const [at, { kind }] of lines.entries())
      if (kind === 'overdue') {
        const asked = since(at, ['reminded'])
        expect(asked).toBeGreaterThan(since(at, ['acknowledged', 'delayed']))
        const waitedMs = (lines[at]?.atMs ?? 0) - (lines[asked]?.atMs ?? 0)
        expect(waitedMs).toBeGreaterThanOrEqual(rules.arrivalGraceSeconds * secondMs)
      }
    for (const { responder } of calls) expect(responder?.delays ?? 0).toBeLessThanOrEqual(2)
  })
})

test('times are in order, whatever the clocks do', () => {
  every(({ lines }) => {
    const times = lines.map(({ atMs }) => atMs)
    expect(times).toEqual([...times].sort((one, other) => one - other))
    expect(times[0]).toBe(startMs)
  })
})

test('who has it is one person at a time, an end has its outcome and stays', () => {
  every(({ calls }) => {
    for (const [index, call] of calls.entries()) {
      const before = calls[index - 1]
      if (call.state === 'acknowledged' || call.state === 'arrived')
        expect(call.responder).not.toBeNull()
      // A late one is never replaced in silence: all are called again in between.
      if (before?.state === 'acknowledged' && call.state === 'acknowledged')
        expect(call.responder?.memberId).toBe(before.responder?.memberId)
      expect(call.state === 'ended').toBe(call.outcome !== null)
      expect(before?.state).not.toBe('ended')
    }
  })
})

const by = (memberId: string) => ({ memberId, memberName: memberId })
const at = (seconds: number, who = 'anna', held = [true, true, true, true, true]): HelpMoment => ({
  by: by(who),
  nowMs: startMs + seconds * secondMs,
  rungs: rungsOf(held),
  hasRelatives: true,
  rules,
})
const kinds = (events: readonly HelpEvent[]) =>
  events.map(({ kind, regionId }) => (regionId === '' ? kind : `${kind} ${regionId}`))

test('the first press alerts the nearest level where somebody is', () => {
  expect(kinds(press([false, true, true, true, true]).events)).toEqual([
    'called',
    'alerted micro-grid',
  ])
  const nobody = [false, false, false, false, false]
  expect(kinds(press(nobody).events)).toEqual(['called', 'relatives-told', 'at-top'])
  // Relatives are told only where there are any.
  const alone = press(nobody, { hasRelatives: false })
  expect(kinds(alone.events)).toEqual(['called', 'at-top'])
  expect(alone.call).toMatchObject({ isAtTop: true, relativesTold: false, nextAlarmAtMs: 0 })
})

test('a clock that was away for long makes up for it at once', () => {
  const { call } = press([true, true, true, true, true])
  const early = stepHelpCall(call, { kind: 'alarm' }, at(119))
  expect(early).toMatchObject({ ok: false, error: { code: 'already-done' } })
  const late = stepHelpCall(call, { kind: 'alarm' }, at(250))
  expect(late.ok && kinds(late.value.events)).toEqual([
    'alerted micro-grid',
    'relatives-told',
    'alerted grid',
  ])
})

test('the second who acknowledges is told who has it and when they come', () => {
  const { call } = press([true, true, true, true, true])
  const first = stepHelpCall(call, { kind: 'acknowledge', minutes: 8 }, at(10))
  if (!first.ok) throw new Error('refused')
  const second = stepHelpCall(first.value.call, { kind: 'acknowledge', minutes: 2 }, at(11, 'ben'))
  expect(second).toEqual({
    ok: false,
    error: { code: 'help-taken', detail: 'anna负责，约 8 分钟到' },
  })
})

test('who cannot come after all hands it back: all who were called and one level more are called at once', () => {
  const { call } = press([true, true, false, true, true])
  const had = stepHelpCall(call, { kind: 'acknowledge', minutes: 8 }, at(10))
  if (!had.ok) throw new Error('refused')
  const passed = stepHelpCall(had.value.call, { kind: 'pass-on' }, at(20))
  expect(passed.ok && kinds(passed.value.events)).toEqual([
    'passed-on',
    'alerted building',
    'alerted micro-grid',
    'relatives-told',
  ])
  expect(passed.ok && passed.value.call).toMatchObject({
    ...{ state: 'calling', round: 2, responder: null },
    nextAlarmAtMs: startMs + (20 + rules.escalateAfterSeconds) * secondMs,
  })
  expect(stepHelpCall(had.value.call, { kind: 'pass-on' }, at(20, 'ben')).ok).toBe(false)
})

const minute = 60
const had = (minutes: number) => {
  const { call } = press([true, true, true, true, true])
  const step = stepHelpCall(call, { kind: 'acknowledge', minutes }, at(0))
  if (!step.ok) throw new Error('refused')
  return step.value.call
}
const after = (call: HelpCall, act: HelpAct, moment: HelpMoment) => {
  const step = stepHelpCall(call, act, moment)
  if (!step.ok) throw new Error(step.error.code)
  return step.value
}

test('who does not come in time is asked, and after the grace all are called again', () => {
  expect(stepHelpCall(had(10), { kind: 'alarm' }, at(10 * minute - 1)).ok).toBe(false)
  const asked = after(had(10), { kind: 'alarm' }, at(10 * minute))
  expect(kinds(asked.events)).toEqual(['reminded'])
  expect(asked.call).toMatchObject({ state: 'acknowledged', responder: { isReminded: true } })
  const grace = 10 * minute + rules.arrivalGraceSeconds
  expect(stepHelpCall(asked.call, { kind: 'alarm' }, at(grace - 1)).ok).toBe(false)
  const late = after(asked.call, { kind: 'alarm' }, at(grace))
  expect(kinds(late.events)).toEqual([
    'overdue',
    'alerted building',
    'alerted micro-grid',
    'relatives-told',
  ])
  // Whoever was late and is there now says so, without acknowledging once more.
  expect(after(late.call, { kind: 'arrive' }, at(grace + 5)).call).toMatchObject({
    state: 'arrived',
    responder: { memberId: 'anna' },
    nextAlarmAtMs: 0,
  })
  const taken = after(late.call, { kind: 'acknowledge', minutes: 3 }, at(grace + 5, 'ben')).call
  expect(taken.responder).toMatchObject({ memberId: 'ben', isReminded: false, delays: 0 })
})

test('a clock that was away while somebody was late asks first, and makes up for the rest at once', () => {
  const missed = 10 * minute + 600
  const asked = after(had(10), { kind: 'alarm' }, at(missed))
  expect(kinds(asked.events)).toEqual(['reminded'])
  const grace = missed + rules.arrivalGraceSeconds
  const late = after(asked.call, { kind: 'alarm' }, at(grace + 250))
  expect(kinds(late.events)).toEqual([
    'overdue',
    'alerted building',
    'alerted micro-grid',
    'relatives-told',
    'alerted grid',
    'alerted community',
  ])
})

test('who needs longer says so, twice at most, and is asked anew after that', () => {
  const asked = after(had(10), { kind: 'alarm' }, at(10 * minute)).call
  const first = after(asked, { kind: 'delay', minutes: 5 }, at(11 * minute)).call
  expect(first).toMatchObject({
    ...{ state: 'acknowledged', nextAlarmAtMs: startMs + 16 * minute * secondMs },
    responder: { minutes: 5, delays: 1, isReminded: false },
  })
  const again = { kind: 'acknowledge', minutes: 60 } as const
  expect(stepHelpCall(first, again, at(12 * minute))).toMatchObject({
    error: { code: 'already-done' },
  })
  expect(stepHelpCall(first, { kind: 'delay', minutes: 9 }, at(12 * minute, 'ben')).ok).toBe(false)
  const second = after(first, { kind: 'delay', minutes: 5 }, at(15 * minute)).call
  expect(stepHelpCall(second, { kind: 'delay', minutes: 1 }, at(16 * minute))).toMatchObject({
    error: { code: 'help-delays-used' },
  })
})

test('that all is well is an end too, with nobody responsible', () => {
  const { call } = press([true, true, true, true, true])
  const ended = stepHelpCall(call, { kind: 'cancel' }, at(5, 'elder'))
  expect(ended.ok && ended.value.call).toMatchObject({ outcome: 'cancelled', responder: null })
})
