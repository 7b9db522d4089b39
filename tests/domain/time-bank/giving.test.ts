/** The tenant's rules of giving as a table: who may, whether it waits, and what puts a wrong transfer right. */
import { explainRefusal } from '../../../src/domain/refusal'
import { defaultTimeBank } from '../../../src/domain/settings/time-bank-rules'
import {
  correctionProblem,
  decideDonation,
  decideGift,
  planCorrection,
} from '../../../src/domain/time-bank/giving'

const giver = { id: 'a', state: 'verified' } as const
const receiver = { id: 'b', state: 'verified' } as const
const facts = { rules: defaultTimeBank, giver, receiver, relation: '女儿' }
const anyone = { ...defaultTimeBank, giftsTo: 'anyone' } as const

test.each([
  ['to a relative it waits', facts, 'pending'],
  ['to anyone it goes at once', { ...facts, rules: anyone, relation: '' }, 'posted'],
  ['nobody may', { ...facts, rules: { ...anyone, giftsTo: 'nobody' } }, 'not-by-the-rules'],
  ['no volunteer', { ...facts, giver: null }, 'not-a-volunteer'],
  ['not verified yet', { ...facts, giver: { id: 'a', state: 'waiting' } }, 'not-verified'],
  ['without a relation', { ...facts, relation: ' ' }, 'invalid'],
  ['to nobody', { ...facts, receiver: null }, 'volunteer-not-found'],
  ['to one who left', { ...facts, receiver: { id: 'b', state: 'left' } }, 'volunteer-not-found'],
  ['to oneself', { ...facts, receiver: giver }, 'invalid'],
] as const)('a gift: %s', (_, given, outcome) => {
  const decided = decideGift(given)
  expect(decided.ok ? decided.value : decided.error.code).toBe(outcome)
})

test('who guesses a number learns nothing of it before saying a relation', () => {
  const guess = (of: typeof receiver | null) => decideGift({ ...facts, receiver: of, relation: '' })
  expect(guess(null)).toEqual(guess(receiver))
})

test('a donation needs a verified volunteer and a tenant that takes it', () => {
  expect(decideDonation(defaultTimeBank, giver).ok).toBe(true)
  expect(decideDonation({ ...defaultTimeBank, mayDonate: false }, giver)).toMatchObject({
    error: { code: 'not-by-the-rules' },
  })
  expect(decideDonation(defaultTimeBank, null)).toMatchObject({
    error: { code: 'not-a-volunteer' },
  })
})

test.each([
  [120, 0, { direction: 'back', minutes: 120 }],
  [120, 90, { direction: 'back', minutes: 30 }],
  [90, 120, { direction: 'more', minutes: 30 }],
  [60, 60, null],
] as const)('from %i to %i minutes', (standing, right, planned) => {
  expect(planCorrection(standing, right)).toEqual(planned)
})

test.each([
  ['issue', 120, ''],
  ['issue', 121, '公示过的是 2 小时，更正不能比这更多'],
  ['opening', 900_001, ''],
] as const)('nothing beyond the notice: %s put right to %i', (kind, right, said) => {
  expect(correctionProblem({ kind, minutes: 120 }, right).slice(0, said.length)).toBe(said)
  expect(correctionProblem({ kind, minutes: 120 }, right) === '').toBe(said === '')
})

test('who objects too late is told what a correction can still do', () => {
  const told = explainRefusal({ code: 'notice-over', detail: '' })
  expect(told).toMatch(/公示期已过.+社区工作者.+改少.+公示过的时长.+不能比公示过的多/)
})
