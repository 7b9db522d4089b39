/** Who may give hours to whom: pure decisions on the tenant's rules. Whether the account has them, the ledger says. */
import { minutesWords } from '../minutes-words'
import { refuse, type Refusal } from '../refusal'
import { success, type Result } from '../result'
import type { TimeBankRules } from '../settings/time-bank-rules'
import type { VolunteerState } from '../volunteer/volunteer'
import type { StoredTransfer } from './ledger'
import { mostMinutes } from './most-minutes'

/** A volunteer as far as giving is concerned. */
export interface Holder {
  readonly id: string
  readonly state: VolunteerState
}

export const requireVerified = (holder: Holder | null): Result<Holder, Refusal> => {
  if (holder === null) return refuse('not-a-volunteer')
  return holder.state === 'verified' ? success(holder) : refuse('not-verified')
}

export interface GiftFacts {
  readonly rules: TimeBankRules
  readonly giver: Holder | null
  readonly receiver: Holder | null
  readonly relation: string
}

/** posted at once, or pending until a community worker has looked at the relation. */
export const decideGift = (facts: GiftFacts): Result<'posted' | 'pending', Refusal> => {
  const giver = requireVerified(facts.giver)
  if (!giver.ok) return giver
  const { giftsTo } = facts.rules
  if (giftsTo === 'nobody') return refuse('not-by-the-rules', '这里不能赠送时间')
  // Before the number is looked at, so that nobody learns by trying which numbers there are.
  if (giftsTo === 'relatives' && facts.relation.trim() === '')
    return refuse('invalid', '请写明和对方的关系')
  const { receiver } = facts
  if (receiver?.state !== 'verified') return refuse('volunteer-not-found')
  if (receiver.id === giver.value.id) return refuse('invalid', '不能送给自己')
  return success(giftsTo === 'relatives' ? 'pending' : 'posted')
}

export const decideDonation = (
  rules: TimeBankRules,
  giver: Holder | null,
): Result<undefined, Refusal> => {
  const verified = requireVerified(giver)
  if (!verified.ok) return verified
  return rules.mayDonate ? success(undefined) : refuse('not-by-the-rules', '这里不能捐时间')
}

/** What puts a transfer right: back or more of the same, in minutes; null when it is right already. */
export const planCorrection = (
  standing: number,
  right: number,
): { readonly direction: 'back' | 'more'; readonly minutes: number } | null => {
  if (right === standing) return null
  return right < standing
    ? { direction: 'back', minutes: standing - right }
    : { direction: 'more', minutes: right - standing }
}

/**
 * The most that a transfer can be put right to. Hours of a service come onto the account after a public notice only: a
 * correction takes of them, or puts back what was taken by mistake.
 */
export const mostCorrected = ({
  kind,
  minutes,
}: Pick<StoredTransfer, 'kind' | 'minutes'>): number => (kind === 'issue' ? minutes : mostMinutes)

/** '' unless so much is more than was on public notice. */
export const correctionProblem = (
  transfer: Pick<StoredTransfer, 'kind' | 'minutes'>,
  right: number,
): string =>
  transfer.kind === 'issue' && right > transfer.minutes
    ? `公示过的是 ${minutesWords(transfer.minutes)}，更正不能比这更多，没公示的不能入账。少记了，要在公示期内提异议`
    : ''
