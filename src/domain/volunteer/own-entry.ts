/**
 * Whether somebody who registers is on file already: in a list that an office brought, or as one who left. Their hours
 * wait there, so nobody may take them over by knowing a name.
 */
import { refuse, type Refusal } from '../refusal'
import { success, type Result } from '../result'
import type { VolunteerDetails, VolunteerState } from './volunteer'

export interface EarlierEntry {
  readonly state: VolunteerState
  /** null: nobody signs in as them. */
  readonly memberId: string | null
  readonly details: VolunteerDetails
  readonly detailsVerified: boolean
  /** Who of the office took it off its owner's WeChat, or ended it; null: nobody did. */
  readonly letGoBy: string | null
}

type Known = Pick<VolunteerDetails, 'idNumber' | 'phone' | 'name'>

/**
 * A list's entry that nobody holds, or one who left (or was declined on coming back) as whom a worker had verified, whoever
 * signed in as it: what one merely wrote of oneself is nobody's, and what was joined to another vouches for nobody.
 */
export const isFree = ({
  state,
  memberId,
  detailsVerified,
}: Pick<EarlierEntry, 'state' | 'memberId' | 'detailsVerified'>): boolean =>
  state === 'left' || state === 'declined' ? detailsVerified : memberId === null

const sameIdNumber = (one: Known, other: Known): boolean =>
  one.idNumber !== '' && one.idNumber === other.idNumber

const sameCall = (one: Known, other: Known): boolean =>
  one.phone === other.phone && one.name === other.name

/** So far alike that a community worker is asked: by ID number, or by name and telephone where one has no ID number. */
export const mayBeSame = (one: Known, other: Known): boolean =>
  sameIdNumber(one, other) ||
  (sameCall(one, other) && (one.idNumber === '' || other.idNumber === ''))

/**
 * What an office let go is handed over by another of the office, who reads the number from the card (one that differs
 * from the number on file makes it nobody's earlier entry): else one worker could give anybody's hours away by a name
 * and a telephone.
 */
export const mayHandOver = (
  { letGoBy }: Pick<EarlierEntry, 'letGoBy'>,
  by: { readonly memberId: string; readonly typedIdNumber: string },
): Result<undefined, Refusal> => {
  if (letGoBy === null) return success(undefined)
  if (letGoBy === by.memberId) return refuse('needs-another', '原来的登记是您解除或结束的')
  return by.typedIdNumber === ''
    ? refuse('invalid', '原来的登记由社区解除或结束过，请看着身份证填号码')
    : success(undefined)
}

/** What was given now, and from before what was left out now. */
export const joinedDetails = (
  now: VolunteerDetails,
  before: VolunteerDetails,
): VolunteerDetails => ({
  ...now,
  idNumber: now.idNumber || before.idNumber,
  sex: now.sex === 'unknown' ? before.sex : now.sex,
  skills: now.skills.length > 0 ? now.skills : before.skills,
  serviceKinds: now.serviceKinds.length > 0 ? now.serviceKinds : before.serviceKinds,
  team: now.team || before.team,
  politicalStatus: now.politicalStatus || before.politicalStatus,
  guardian: now.guardian.name === '' ? before.guardian : now.guardian,
})
