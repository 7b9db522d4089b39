/**
 * The state machine of a mediation: whatever is tried in whatever order, somebody neutral is responsible, nothing ends without
 * an outcome, nobody is mediated against the will, and a promised revisit is done or due.
 */
import fc from 'fast-check'
import { addDays, chinaDate } from '../../../src/domain/calendar'
import {
  isInvolved,
  isOpen,
  isReady,
  keptStates,
  otherWays,
  type Mediation,
  type Mediator,
  type Party,
} from '../../../src/domain/mediation/mediation'
import type { MediationAct } from '../../../src/domain/mediation/mediation-acts'
import {
  confirmUntil,
  ring,
  type MediationEvent,
} from '../../../src/domain/mediation/mediation-clock'
import { openMediation } from '../../../src/domain/mediation/mediation-parties'
import { stepMediation } from '../../../src/domain/mediation/step-mediation'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const openedAtMs = Date.parse('2026-11-16T08:30:00+08:00')
const openedOn = chinaDate(openedAtMs)

const mediator = (memberId: string, memberName: string, householdIds: readonly string[] = []) => ({
  ...{ memberId, memberName, householdIds },
})
const anna = mediator('anna', '安娜')
const ben = mediator('ben', '本')
/** Lives with one party, is another one, bears the name of a third. */
const partial: readonly Mediator[] = [
  mediator('cousin', '表哥', ['household-1']),
  mediator('asker', '诉求人'),
  mediator('namesake', '王建国'),
]

const party = (id: string, side: Party['side'], change: Partial<Party> = {}): Party => ({
  ...{ id, side, kind: 'person', name: `当事人${id}`, phone: '', sex: '', ethnicGroup: '' },
  ...{ age: null, occupation: '', address: '', representative: null, residentId: '' },
  ...{ householdId: '', memberId: '', consent: 'open' },
  ...change,
})
const people = [
  party('one', 'first', { householdId: 'household-1', memberId: 'asker' }),
  party('two', 'second', { name: '王建国' }),
]

const opened = (parties: readonly Party[], mediators: readonly Mediator[]): Mediation => {
  const id = {
    id: 'mediation-1',
    regionId: 'building',
    matterId: 'matter-1',
    kind: '邻里',
  } as const
  const result = openMediation({ ...id, parties, mediators }, openedAtMs)
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}
const fresh = opened(people, [anna])

const anyDay = fc.integer({ min: -40, max: 420 }).map((days) => addDays(openedOn, days))
const anyTime = fc.integer({ min: -40, max: 60 }).map((days) => openedAtMs + days * dayMs)

const acts: fc.Arbitrary<MediationAct> = fc.oneof(
  fc.record({
    kind: fc.constant('assign' as const),
    mediators: fc.subarray([anna, ben, ...partial], { maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('set-party' as const),
    party: fc.constantFrom(...people, party('three', 'second', { name: '安娜' })),
  }),
  fc.record({
    kind: fc.constant('remove-party' as const),
    partyId: fc.constantFrom('one', 'two', 'three'),
  }),
  fc.record({
    kind: fc.constant('consent' as const),
    partyId: fc.constantFrom('one', 'two', 'three'),
    agreed: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('plan' as const),
    atMs: anyTime,
    place: fc.constant('调解室'),
  }),
  fc.record({
    kind: fc.constant('hold' as const),
    atMs: anyTime,
    presentIds: fc.subarray(['one', 'two'], { minLength: 1 }),
  }),
  fc.record({
    kind: fc.constant('agree' as const),
    form: fc.constantFrom('written' as const, 'oral' as const),
    ...{
      facts: fc.constant('漏水'),
      terms: fc.constant('修好'),
      performance: fc.constant('请人修'),
    },
    performBy: fc.oneof(fc.constant(''), anyDay),
    ...{ agreedOn: anyDay, revisitOn: anyDay },
  }),
  fc.record({ kind: fc.constant('sign' as const), signedOn: anyDay }),
  fc.record({ kind: fc.constant('fail' as const), toldWays: fc.subarray([...otherWays]) }),
  fc.record({
    kind: fc.constant('revisit' as const),
    ...{ on: anyDay, kept: fc.constantFrom(...keptStates), toldCourt: fc.boolean() },
    nextOn: fc.oneof(fc.constant(''), anyDay),
  }),
  fc.record({ kind: fc.constant('confirmation' as const), on: anyDay }),
  fc.constantFrom({ kind: 'note' as const }, { kind: 'withdraw' as const }),
)

const anyHistory = fc.array(
  fc.record({
    act: acts,
    memberId: fc.constantFrom('anna', 'anna', 'anna', 'ben', 'stranger'),
    keeps: fc.integer({ max: 9, min: 0 }).map((one) => one > 0),
    days: fc.nat(20),
  }),
  { maxLength: 40 },
)

/** So that the random ones begin where something can come of them. */
const agreedBy = (memberId: string): readonly MediationAct[] => [
  { kind: 'consent', partyId: 'one', agreed: true },
  { kind: 'consent', partyId: 'two', agreed: true },
  { kind: 'hold', atMs: openedAtMs, presentIds: [memberId === '' ? 'one' : 'two'] },
]

interface Line {
  readonly before: Mediation
  readonly after: Mediation
  readonly act: MediationAct
  readonly by: { readonly memberId: string; readonly keeps: boolean }
}

const everyLine = (check: (line: Line) => void): void => {
  fc.assert(
    fc.property(anyHistory, fc.nat(3), (tried, begun) => {
      let mediation = fresh
      let nowMs = openedAtMs
      const first = agreedBy('').slice(0, begun)
      const all = [
        ...first.map((act) => ({ act, memberId: 'anna', keeps: true, days: 0 })),
        ...tried,
      ]
      for (const { act, memberId, keeps, days } of all) {
        nowMs += days * dayMs
        const by = { memberId, keeps }
        const step = stepMediation(mediation, act, { ...by, nowMs })
        if (!step.ok) continue
        check({ before: mediation, after: step.value, act, by })
        mediation = step.value
      }
    }),
    { numRuns: 500 },
  )
}

test('no path leaves a mediation without a responsible mediator, nor with one who is not neutral', () => {
  everyLine(({ after }) => {
    expect(after.mediators.length).toBeGreaterThan(0)
    for (const one of after.mediators)
      expect(after.parties.filter((each) => isInvolved(one, each))).toEqual([])
  })
})

test('none is closed without an outcome, and an end stays', () => {
  everyLine(({ before, after }) => {
    if (after.state === 'agreed') {
      expect(after.agreement?.effectiveOn).not.toBe('')
      expect(after.sessions).toBeGreaterThan(0)
    } else if (!isOpen(after)) expect([after.agreement, after.revisitOn]).toEqual([null, ''])
    if (after.state === 'failed') expect(after.toldWays).not.toEqual([])
    if (!isOpen(before)) expect(after.state).toBe(before.state)
  })
})

test('a promised revisit is done or due, and who did not keep it is revisited or told of the court', () => {
  everyLine(({ after }) => {
    if (after.state === 'agreed') expect(after.revisitOn !== '' || after.revisits > 0).toBe(true)
  })
  const revisits = fc.array(
    fc.record({
      ...{ kept: fc.constantFrom(...keptStates), toldCourt: fc.boolean(), passed: fc.nat(40) },
      next: fc.constantFrom(0, 0, 1, 30, 400),
    }),
  )
  fc.assert(
    fc.property(revisits, (tried) => {
      let mediation = through(fresh, [...agreedBy(''), { ...terms, form: 'oral' }])
      let nowMs = openedAtMs
      for (const { kept, toldCourt, passed, next } of tried) {
        nowMs += passed * dayMs
        const on = chinaDate(nowMs)
        const nextOn = next === 0 ? '' : addDays(on, next)
        const act = { kind: 'revisit', on, kept, nextOn, toldCourt } as const
        const step = stepMediation(mediation, act, { memberId: 'anna', keeps: true, nowMs })
        if (!step.ok) continue
        mediation = step.value
        expect(kept === 'kept' || toldCourt || mediation.revisitOn > on).toBe(true)
      }
    }),
  )
})

test('nothing is held, agreed or signed against the will of one of them', () => {
  everyLine(({ before, act }) => {
    if (['plan', 'hold', 'agree', 'sign'].includes(act.kind)) expect(isReady(before)).toBe(true)
  })
})

test('only its mediators act, and whoever keeps mediations there gives it to others', () => {
  everyLine(({ before, act, by }) => {
    expect(by.keeps).toBe(true)
    if (act.kind !== 'assign')
      expect(before.mediators.map(({ memberId }) => memberId)).toContain(by.memberId)
  })
})

test('time never runs backwards, and the clock waits only for what is still owed', () => {
  everyLine(({ before, after }) => {
    expect(after.changedAtMs).toBeGreaterThanOrEqual(before.changedAtMs)
    const owes = isOpen(after) ? after.nextSessionAtMs > 0 : after.revisitOn !== ''
    if (after.nextAlarmAtMs > 0) expect(owes).toBe(true)
  })
})

const through = (mediation: Mediation, acts: readonly MediationAct[], nowMs = openedAtMs) =>
  acts.reduce((now, act) => {
    const step = stepMediation(now, act, { memberId: 'anna', keeps: true, nowMs })
    if (!step.ok) throw new Error(`${act.kind}: ${step.error.code} ${step.error.detail}`)
    return step.value
  }, mediation)

const terms = {
  kind: 'agree' as const,
  ...{ facts: '漏水', terms: '修好', performance: '请人修', performBy: '' },
  ...{ agreedOn: openedOn, revisitOn: addDays(openedOn, 30) },
}
const written: MediationAct = { ...terms, form: 'written' }

test('a written agreement takes effect when all have signed, an oral one at once; the court has thirty days', () => {
  const oral = through(fresh, [...agreedBy(''), { ...terms, form: 'oral' }])
  expect([oral.state, confirmUntil(oral)]).toEqual(['agreed', '2026-12-16'])
  const paper = through(fresh, [...agreedBy(''), written])
  expect([paper.state, confirmUntil(paper)]).toEqual(['signing', ''])
  const nowMs = openedAtMs + 2 * dayMs
  const signed = through(paper, [{ kind: 'sign', signedOn: '2026-11-18' }], nowMs)
  expect([signed.state, confirmUntil(signed)]).toEqual(['agreed', '2026-12-18'])
  const late: MediationAct = { kind: 'confirmation', on: '2026-12-19' }
  const by = { memberId: 'anna', keeps: true, nowMs: openedAtMs + 60 * dayMs }
  expect(stepMediation(signed, late, by)).toMatchObject({ ok: false, error: { code: 'invalid' } })
  const asked = through(signed, [{ kind: 'confirmation', on: '2026-12-18' }], by.nowMs)
  expect(asked.confirmationOn).toBe('2026-12-18')
})

test('a paper that somebody no longer wants is not signed', () => {
  const paper = through(fresh, [...agreedBy(''), written])
  const unwilling = through(paper, [{ kind: 'consent', partyId: 'two', agreed: false }])
  const sign: MediationAct = { kind: 'sign', signedOn: openedOn }
  const by = { memberId: 'anna', keeps: true, nowMs: openedAtMs }
  expect(stepMediation(unwilling, sign, by)).toMatchObject({ error: { code: 'consent-missing' } })
  expect(through(unwilling, [{ kind: 'withdraw' }])).toMatchObject({
    ...{ state: 'withdrawn', agreement: null, revisitOn: '', nextAlarmAtMs: 0 },
  })
})

test('the clock tells of a session once, of a revisit on its day and once more when nobody makes it', () => {
  const events: (readonly [string, MediationEvent])[] = []
  let mediation = through(fresh, [
    ...agreedBy('').slice(0, 2),
    { kind: 'plan', atMs: openedAtMs + 3 * dayMs, place: '调解室' },
  ])
  const listen = (fromDay: number, toDay: number): void => {
    for (let hour = fromDay * 24; hour < toDay * 24; hour++)
      for (let timers = 0; timers < 2; timers++) {
        const nowMs = openedAtMs + hour * hourMs
        const rung = ring(mediation, nowMs)
        if (!rung) continue
        mediation = rung.mediation
        events.push([chinaDate(nowMs), rung.event])
      }
  }
  listen(0, 3)
  const nowMs = openedAtMs + 3 * dayMs
  mediation = through(
    mediation,
    [
      { kind: 'hold', atMs: nowMs, presentIds: ['one'] },
      { ...terms, form: 'oral', agreedOn: '2026-11-19' },
    ],
    nowMs,
  )
  listen(3, 60)
  expect(events).toEqual([
    ['2026-11-18', 'session-near'],
    ['2026-12-16', 'revisit-due'],
    ['2026-12-23', 'revisit-late'],
  ])
  const revisit = { kind: 'revisit', on: '2026-12-24', toldCourt: false } as const
  const kept = through(
    mediation,
    [{ ...revisit, kept: 'kept', nextOn: '' }],
    openedAtMs + 40 * dayMs,
  )
  expect(kept).toMatchObject({ kept: 'kept', revisitOn: '', nextAlarmAtMs: 0 })
})

test('it is not opened by somebody who is not neutral', () => {
  for (const one of partial) expect(() => opened(people, [anna, one])).toThrow('mediator-involved')
  expect(() => opened(people, [])).toThrow('invalid')
})

test('another session undoes no agreement, and only what is still owed gets other mediators', () => {
  const paper = through(fresh, [...agreedBy(''), written])
  const plan: MediationAct = { kind: 'plan', atMs: openedAtMs + hourMs, place: '调解室' }
  const sign: MediationAct = { kind: 'sign', signedOn: openedOn }
  const signed = through(paper, [plan, sign])
  expect([signed.state, signed.nextSessionAtMs]).toEqual(['agreed', 0])
  const assign: MediationAct = { kind: 'assign', mediators: [ben] }
  expect(through(signed, [assign]).mediators).toEqual([ben])
  const kept = {
    kind: 'revisit',
    on: openedOn,
    kept: 'kept',
    nextOn: '',
    toldCourt: false,
  } as const
  const by = { memberId: 'ben', keeps: true, nowMs: openedAtMs }
  for (const over of [through(signed, [kept]), through(paper, [{ kind: 'withdraw' }])])
    expect(stepMediation(over, assign, by)).toMatchObject({ error: { code: 'already-done' } })
})
