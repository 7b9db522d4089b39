/**
 * What one person of the office must not do alone: passing on an estate's hours, and putting a transfer right. One
 * proposes; the hours move once as many others have agreed as the tenant's rules want.
 */
import { refuse, type Refusal } from '../refusal'
import { success, type Result } from '../result'
import type { TimeBankRules } from '../settings/time-bank-rules'

export const proposalKinds = ['inheritance', 'correction'] as const
export type ProposalKind = (typeof proposalKinds)[number]

export const approvalsNeeded = (rules: TimeBankRules, kind: ProposalKind): number =>
  kind === 'inheritance' ? rules.inheritanceApprovals : rules.correctionApprovals

/** The transfer that a proposal comes to; no phone can make an id with '/'. Its reason is sealed for it. */
export const transferIdOf = (kind: ProposalKind, proposalId: string): string =>
  `${kind === 'inheritance' ? 'inherit' : 'correct'}/${proposalId}`

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
