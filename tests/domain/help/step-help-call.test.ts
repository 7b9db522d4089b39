/** The state machine of a help call: whatever is tried, missed or doubled, it ends acknowledged or has reached the top. */
import fc from 'fast-check'
import { answererOutcomes, type HelpCall, type Rung } from '../../../src/domain/help/help-call'
import type { HelpEvent } from '../../../src/domain/help/help-event'
import {
  startHelpCall,
  stepHelpCall,
  type HelpAct,
  type HelpMoment,
} from '../../../src/domain/help/step-help-call'
import { defaultHelpCall } from '../../../src/domain/settings/help-call-rules'

const rules = defaultHelpCall
const secondMs = 1000
const startMs = Date.parse('2026-11-22T21:00:00+08:00')
const levels = ['building', 'micro-grid', 'grid', 'community', 'street']
const rungsOf = (held: readonly boolean[]): readonly Rung[] =>
  levels.map((regionId, index) => ({ regionId, isHeld: held[index] === true }))

const anybody = fc.array(fc.boolean(), { minLength: 5, maxLength: 5 })
const acts: fc.Arbitrary<HelpAct> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<HelpAct>({ kind: 'alarm' }) },
  fc
    .constantFrom('press-again', 'cancel', 'pass-on', 'arrive', 'note')
    .map((kind): HelpAct => ({ kind })),
  fc.integer({ min: 1, max: 60 }).map((minutes): HelpAct => ({ kind: 'acknowledge', minutes })),
  fc.constantFrom(...answererOutcomes).map((outcome): HelpAct => ({ kind: 'end', outcome })),
)

/** Clocks jump back and ahead, those on duty come and go, timers come twice or not at all. */
const history = fc.record({
  held: anybody,
  tried: fc.array(
    fc.record({
      act: acts,
      who: fc.constantFrom('anna', 'ben'),
      passed: fc.integer({ min: -30, max: 400 }),
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
  readonly calls: readonly HelpCall[]
}

const press = (held: readonly boolean[], nowMs = startMs) =>
  startHelpCall(
    { id: 'call-1', regionId: 'building', isDrill: false, pressedAtMs: nowMs },
    { nowMs, rungs: rungsOf(held), rules },
  )

type Tried = typeof history extends fc.Arbitrary<infer Value> ? Value : never

const run = ({ held: first, tried }: Tried): Run => {
  const started = press(first)
  const lines: Line[] = started.events.map((one) => ({ ...one, atMs: startMs }))
  const calls = [started.call]
  let [call, nowMs, held] = [started.call, startMs, first]
  for (const one of tried) {
    nowMs += one.passed * secondMs
    held = one.held ?? held
    const by = { memberId: one.who, memberName: one.who }
    const step = stepHelpCall(call, one.act, { by, nowMs, rungs: rungsOf(held), rules })
    if (!step.ok) continue
    call = step.value.call
    calls.push(call)
    lines.push(...step.value.events.map((event) => ({ ...event, atMs: call.changedAtMs })))
  }
  return { call, lines, nowMs, held, calls }
}

const every = (check: (run: Run) => void): void => {
  fc.assert(
    fc.property(history, (tried) => {
      check(run(tried))
    }),
    { numRuns: 800 },
  )
}

test('one clock that comes by in the end takes every call to somebody, to its end or to the top', () => {
  every(({ call, nowMs, held }) => {
    const by = { memberId: '', memberName: '' }
    const later = Math.max(nowMs, call.changedAtMs) + 3600 * secondMs
    const moment: HelpMoment = { by, nowMs: later, rungs: rungsOf(held), rules }
    const swept = stepHelpCall(call, { kind: 'alarm' }, moment)
    const last = swept.ok ? swept.value.call : call
    expect(last.nextAlarmAtMs).toBe(0)
    expect(last.state !== 'calling' || (last.isAtTop && last.relativesTold)).toBe(true)
  })
})

test('each level is alerted once, from the door upwards, relatives are told once, and the top only after who is new', () => {
  every(({ lines, call }) => {
    const alerted = lines.filter(({ kind }) => kind === 'alerted').map(({ regionId }) => regionId)
    expect(alerted).toEqual(call.alerted)
    const places = alerted.map((id) => levels.indexOf(id))
    expect(places).toEqual([...new Set(places)].sort((one, other) => one - other))
    for (const once of ['called', 'relatives-told', 'ended'] as const)
      expect(lines.filter(({ kind }) => kind === once).length).toBeLessThanOrEqual(1)
    // Somebody may take up a post above the top that was reached: then there is a second top.
    const climbs = lines.filter(({ kind }) => kind === 'alerted' || kind === 'at-top')
    for (const [index, { kind }] of climbs.entries())
      expect(kind === 'at-top' && climbs[index - 1]?.kind === 'at-top').toBe(false)
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
  rules,
})
const kinds = (events: readonly HelpEvent[]) =>
  events.map(({ kind, regionId }) => (regionId === '' ? kind : `${kind} ${regionId}`))

test('the first press alerts the nearest level where somebody is', () => {
  expect(kinds(press([false, true, true, true, true]).events)).toEqual([
    'called',
    'alerted micro-grid',
  ])
  expect(kinds(press([false, false, false, false, false]).events)).toEqual([
    'called',
    'relatives-told',
    'at-top',
  ])
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
  expect(stepHelpCall(first.value.call, { kind: 'alarm' }, at(9999)).ok).toBe(false)
})

test('who cannot come after all passes it on, and the next level is alerted at once', () => {
  const { call } = press([true, true, false, true, true])
  const had = stepHelpCall(call, { kind: 'acknowledge', minutes: 8 }, at(10))
  if (!had.ok) throw new Error('refused')
  const passed = stepHelpCall(had.value.call, { kind: 'pass-on' }, at(20))
  expect(passed.ok && kinds(passed.value.events)).toEqual([
    'passed-on',
    'alerted micro-grid',
    'relatives-told',
  ])
  expect(passed.ok && passed.value.call).toMatchObject({ state: 'calling', responder: null })
  expect(stepHelpCall(had.value.call, { kind: 'pass-on' }, at(20, 'ben')).ok).toBe(false)
})

test('that all is well is an end too, with nobody responsible', () => {
  const { call } = press([true, true, true, true, true])
  const ended = stepHelpCall(call, { kind: 'cancel' }, at(5, 'elder'))
  expect(ended.ok && ended.value.call).toMatchObject({ outcome: 'cancelled', responder: null })
})
