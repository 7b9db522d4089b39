/** Approvals as a table: whose counts, and with which the hours move. */
import * as v from 'valibot'
import { defaultTimeBank, timeBankRulesShape } from '../../../src/domain/settings/time-bank-rules'
import { approvalsNeeded, decideApproval } from '../../../src/domain/time-bank/proposal'

test.each([
  ['the first of two', 2, [], 'x', 'waits'],
  ['the second of two', 2, ['y'], 'x', 'moves'],
  ['the only one', 1, [], 'x', 'moves'],
  ['who proposed it', 2, ['y'], 'proposer', 'needs-another'],
  ['the same again', 2, ['x'], 'x', 'already-done'],
] as const)('an approval: %s', (_, needed, approvedBy, approver, outcome) => {
  const facts = { needed, proposedByMemberId: 'proposer', approvedBy, approver }
  const decided = decideApproval(facts)
  expect(decided.ok ? decided.value : decided.error.code).toBe(outcome)
})

test('each kind asks for as many as its rule says, and no rule lets anybody do it alone', () => {
  const rules = { ...defaultTimeBank, inheritanceApprovals: 3, correctionApprovals: 2 }
  expect(approvalsNeeded(rules, 'inheritance')).toBe(3)
  expect(approvalsNeeded(rules, 'correction')).toBe(2)
  expect(v.is(timeBankRulesShape, { ...rules, correctionApprovals: 0 })).toBe(false)
  expect(v.is(timeBankRulesShape, { ...rules, inheritanceApprovals: 1 })).toBe(false)
})
