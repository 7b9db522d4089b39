/**
 * What one person of the office must not do alone: passing on an estate's hours, putting a transfer right, and bringing old
 * hours in a list. One proposes; the hours move once as many others have agreed as the tenant's rules want.
 */
import { refuse, type Refusal } from '../refusal'
import { success, type Result } from '../result'
import type { TimeBankRules } from '../settings/time-bank-rules'

export const proposalKinds = ['inheritance', 'correction', 'opening'] as const
export type ProposalKind = (typeof proposalKinds)[number]

/** A list may grow until somebody agrees to all of it, so one other person is what it needs, whatever the rules. */
export const approvalsNeeded = (rules: TimeBankRules, kind: ProposalKind): number =>
  ({
    inheritance: rules.inheritanceApprovals,
    correction: rules.correctionApprovals,
    opening: 1,
  })[kind]

const cameTo = { inheritance: 'inherit', correction: 'correct', opening: 'list' } as const

/**
 * The transfer that a proposal comes to; no phone can make an id with '/'. Its reason is sealed for it. A list comes to one
 * for each of its people; the name of its file is sealed for this.
 */
export const transferIdOf = (kind: ProposalKind, proposalId: string): string =>
  `${cameTo[kind]}/${proposalId}`

export interface ApprovalFacts {
  readonly needed: number
  readonly proposedByMemberId: string
  /** Those who have agreed so far. */
  readonly approvedBy: readonly string[]
  readonly approver: string
}

/**
 * Whether the hours move with this approval. Who proposes it has said so already and does not count: each of the
 * approvals is another person's own look.
 */
export const decideApproval = (facts: ApprovalFacts): Result<'moves' | 'waits', Refusal> => {
  if (facts.approver === facts.proposedByMemberId)
    return refuse('needs-another', '提出的人不能自己同意')
  if (facts.approvedBy.includes(facts.approver)) return refuse('already-done', '您已同意过')
  return success(facts.approvedBy.length + 1 >= facts.needed ? 'moves' : 'waits')
}
