/** Visits and what they leave to do: recorded, corrected in time by the author, added to later, settled. */
import { closeFollowUp, reopenFollowUp } from '../../../src/domain/follow-up/settle-follow-up'
import { amendVisit, correctVisit } from '../../../src/domain/visit/correct-visit'
import { recordVisit } from '../../../src/domain/visit/record-visit'
import type { Visit } from '../../../src/domain/visit/visit'
import {
  fixtureMember,
  fixtureRecords,
  fixtureSettings,
  household,
  memberId,
} from '../../support/fixture-building'
import { accepted, nowMs, recordSet, refusalOf, runRule } from '../../support/rule-runner'

const hourMs = 3_600_000
const records = recordSet(fixtureRecords)
const first = records.get('visit', 'v-1')
if (!first) throw new Error('the fixture has no visit')
const withVisit = (over: Partial<Visit>) =>
  records.with([{ kind: 'visit', record: { ...first, ...over } }])
const fresh = withVisit({ recordedAtMs: nowMs - hourMs })

describe('visit.record', () => {
  const args = {
    visitId: 'v-new',
    houseId: 'h-1-101',
    householdId: 'hh-1-101',
    outcome: 'met' as const,
    kind: 'care' as const,
    note: '',
    photoIds: [],
    visitedAtMs: nowMs,
    edits: [],
    followUps: [],
    settledFollowUpIds: [],
  }

  test('one entry feeds the log, the file and the follow-ups', () => {
    const effect = accepted(
      runRule(recordVisit, records, {
        ...args,
        edits: [{ residentId: 'r-li', changes: { phone: { from: '13800010001', to: '139' } } }],
        followUps: [{ id: 'f-new', kind: 'promise', text: '周日来看水管', dueOn: '2026-03-08' }],
        settledFollowUpIds: ['f-1'],
      }),
    )
    const after = records.with(effect.changes)
    expect(after.get('visit', 'v-new')).toMatchObject({ memberName: '王秀兰', recordedAtMs: nowMs })
    expect(after.get('resident', 'r-li')?.phone).toBe('139')
    expect(after.get('followUp', 'f-1')?.state).toBe('done')
    expect(after.get('followUp', 'f-new')).toMatchObject({ state: 'open', dueOn: '2026-03-08' })
  })

  test('one person twice among the edits, or one id for two follow-ups, is refused: neither is lost', () => {
    const changes = { phone: { from: '13800010001', to: '139' } }
    const remark = { remark: { from: '', to: '听力不好' } }
    const edits = [
      { residentId: 'r-li', changes },
      { residentId: 'r-li', changes: remark },
    ]
    expect(refusalOf(runRule(recordVisit, records, { ...args, edits }))).toBe('invalid')
    const raised = { id: 'f-new', kind: 'need' as const, text: '扶手', dueOn: '' }
    const followUps = [raised, { ...raised, text: '灯' }]
    expect(refusalOf(runRule(recordVisit, records, { ...args, followUps }))).toBe('id-taken')
  })

  test('a photo named twice is one, a follow-up settled twice is settled once', () => {
    const effect = accepted(
      runRule(recordVisit, records, {
        ...args,
        photoIds: ['p-1', 'p-1'],
        settledFollowUpIds: ['f-1', 'f-1'],
      }),
    )
    expect(effect.changes[0]?.record).toMatchObject({ photoIds: ['p-1'] })
    expect(effect.changes.map(({ kind }) => kind)).toEqual(['visit', 'followUp'])
  })

  test('a visit of the future is one of now: phones have wrong clocks', () => {
    const effect = accepted(runRule(recordVisit, records, { ...args, visitedAtMs: nowMs + hourMs }))
    expect(effect.changes[0]?.record).toMatchObject({ visitedAtMs: nowMs })
  })

  test('a follow-up that somebody else has settled is no reason to lose the visit', () => {
    const closed = accepted(runRule(closeFollowUp, records, { followUpId: 'f-1', note: '' }))
    const set = records.with(closed.changes)
    const effect = accepted(runRule(recordVisit, set, { ...args, settledFollowUpIds: ['f-1'] }))
    expect(effect.changes.map(({ kind }) => kind)).toEqual(['visit'])
  })

  const promise = { id: 'f-new', kind: 'promise' as const, text: '再来', dueOn: '' }
  const edit = { residentId: 'r-zhou', changes: {} }
  test.each([
    ['gone', records, { ...args, householdId: 'x' }],
    ['gone', records, { ...args, houseId: 'h-1-102' }],
    ['id-taken', records, { ...args, visitId: 'v-1' }],
    ['id-taken', records, { ...args, followUps: [{ ...promise, id: 'f-1', dueOn: '2026-03-08' }] }],
    ['invalid', records, { ...args, followUps: [promise] }],
    ['not-in-household', records, { ...args, edits: [edit] }],
    [
      'household-closed',
      records.with([
        { kind: 'household', record: { ...household('hh-1-101', 'h-1-101'), state: 'left' } },
      ]),
      args,
    ],
  ])('is refused: %s', (code, set, wrong) => {
    expect(refusalOf(runRule(recordVisit, set, wrong))).toBe(code)
  })
})

describe('visit.correct', () => {
  const args = {
    visitId: 'v-1',
    changes: {
      outcome: { from: 'met' as const, to: 'absent' as const },
      visitedAtMs: { from: first.visitedAtMs, to: nowMs + hourMs },
    },
  }

  test('the author corrects in time; the visit never lies behind its own record', () => {
    const effect = accepted(runRule(correctVisit, fresh, args))
    expect(effect.changes[0]?.record).toMatchObject({
      outcome: 'absent',
      visitedAtMs: nowMs - hourMs,
    })
  })

  test('the time counts from arrival on the server to the key press, not to the arrival of the correction', () => {
    const openMs = fixtureSettings.correctionHours * hourMs
    const arrived = withVisit({ recordedAtMs: nowMs - 10 * openMs })
    const pressedAt = (afterMs: number) => ({ issuedAtMs: nowMs - 10 * openMs + afterMs })
    expect(refusalOf(runRule(correctVisit, arrived, args, pressedAt(openMs)))).toBe('accepted')
    expect(refusalOf(runRule(correctVisit, arrived, args, pressedAt(openMs + 1)))).toBe(
      'too-late-to-correct',
    )
  })

  const photos = (count: number) => Array.from({ length: count }, (_, index) => `p-${index}`)
  test('photos of two phones that are too many together are refused, not dropped', () => {
    const full = withVisit({ recordedAtMs: nowMs, photoIds: photos(9) })
    const changes = { photoIds: { from: [], to: ['p-other'] } }
    expect(refusalOf(runRule(correctVisit, full, { visitId: 'v-1', changes }))).toBe('invalid')
  })

  test.each([
    ['gone', fresh, { ...args, visitId: 'x' }, {}],
    ['not-the-author', fresh, args, { memberId: memberId('m-other') }],
    ['too-late-to-correct', records, args, {}],
  ])('is refused: %s', (code, set, wrong, context) => {
    expect(refusalOf(runRule(correctVisit, set, wrong, context))).toBe(code)
  })
})

describe('visit.amend', () => {
  const args = { visitId: 'v-1', text: '其实是上午去的' }
  test('replayed over its own effect it adds nothing; the same words said later are added', () => {
    const there = records.with(accepted(runRule(amendVisit, records, args)).changes)
    const again = runRule(amendVisit, there, args, { issuedAtMs: nowMs - hourMs })
    expect(accepted(again).changes).toEqual([])
    const later = { nowMs: nowMs + hourMs, issuedAtMs: nowMs + hourMs }
    expect(accepted(runRule(amendVisit, there, args, later)).changes).toHaveLength(1)
  })

  test('anyone may add later; nothing is written over', () => {
    const other = { memberId: memberId('m-other'), memberName: '李四' }
    const effect = accepted(runRule(amendVisit, records, args, other))
    expect(effect.changes).toEqual([
      {
        kind: 'visit',
        record: { ...first, amendments: [{ atMs: nowMs, ...other, text: args.text }] },
      },
    ])
  })
  const line = { atMs: 1, memberId: fixtureMember.id, memberName: '王秀兰', text: '一' }
  test.each([
    ['gone', records, { ...args, visitId: 'x' }],
    ['invalid', withVisit({ amendments: Array.from({ length: 50 }, () => line) }), args],
  ])('is refused: %s', (code, set, wrong) => {
    expect(refusalOf(runRule(amendVisit, set, wrong))).toBe(code)
  })
})

describe('follow-up.close and reopen', () => {
  const close = { followUpId: 'f-1', note: '药送到了' }
  const closed = records.with(accepted(runRule(closeFollowUp, records, close)).changes)

  test('closing keeps who, when and what; reopening restores exactly', () => {
    expect(closed.get('followUp', 'f-1')).toMatchObject({
      state: 'done',
      closingNote: '药送到了',
      closedAtMs: nowMs,
      closedByName: '王秀兰',
    })
    const after = closed.with(
      accepted(runRule(reopenFollowUp, closed, { followUpId: 'f-1' })).changes,
    )
    expect(after.get('followUp', 'f-1')).toEqual(records.get('followUp', 'f-1'))
  })

  test.each([
    ['gone', records, 'x'],
    ['already-done', closed, 'f-1'],
  ])('close is refused: %s', (code, set, followUpId) => {
    expect(refusalOf(runRule(closeFollowUp, set, { followUpId, note: '' }))).toBe(code)
  })
  test.each([
    ['gone', records, 'x'],
    ['already-done', records, 'f-1'],
  ])('reopen is refused: %s', (code, set, followUpId) => {
    expect(refusalOf(runRule(reopenFollowUp, set, { followUpId }))).toBe(code)
  })
})
