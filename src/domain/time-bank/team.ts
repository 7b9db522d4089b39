/**
 * Volunteer teams (志愿服务队) as holders of hours. Members give hours to a team, and the team's keeper (队长) gives them on
 * to the community; a team never redeems, as cities have it: group hours may only be donated.
 */
import { refuse, type Refusal } from '../refusal'
import { success, type Result } from '../result'
import type { TimeBankRules } from '../settings/time-bank-rules'
import { decideDonation, requireVerified, type Holder } from './giving'

export interface Team {
  readonly id: string
  readonly name: string
  /** The volunteer who answers for its hours. */
  readonly keeperId: string
  readonly state: 'active' | 'ended'
}

/** Any verified volunteer, of the team or not. Where nobody may donate, the hours could never leave the team again. */
export const decideTeamGift = (
  rules: TimeBankRules,
  giver: Holder | null,
  team: Team,
): Result<undefined, Refusal> => {
  const verified = requireVerified(giver)
  if (!verified.ok) return verified
  if (team.state !== 'active') return refuse('team-not-found', '已经解散')
  return rules.mayDonate ? success(undefined) : refuse('not-by-the-rules', '这里不能捐时间')
}

export const decideTeamDonation = (
  rules: TimeBankRules,
  actor: Holder | null,
  team: Team,
): Result<undefined, Refusal> => {
  if (actor?.id !== team.keeperId) return refuse('not-by-the-rules', '只有队长能捐队里的时间')
  return decideDonation(rules, actor)
}
