/**
 * Whether somebody who registers is on file already: in a list that an office brought, or as one who left. Their hours
 * wait there, so nobody may take them over by knowing a name.
 */
import type { VolunteerDetails, VolunteerState } from './volunteer'

export interface EarlierEntry {
  readonly state: VolunteerState
  /** null: nobody signs in as them. */
  readonly memberId: string | null
  readonly details: VolunteerDetails
  readonly detailsVerified: boolean
}

type Known = Pick<VolunteerDetails, 'idNumber' | 'phone' | 'name'>

/**
 * A list's entry that nobody holds, or one who left as whom a worker had verified: what one merely wrote of oneself
 * before leaving is nobody's. What was closed because it was joined to another is neither.
 */
export const isFree = ({
  state,
  memberId,
  detailsVerified,
}: Pick<EarlierEntry, 'state' | 'memberId' | 'detailsVerified'>): boolean =>
  memberId === null ? state !== 'left' : state === 'left' && detailsVerified

const sameIdNumber = (one: Known, other: Known): boolean =>
  one.idNumber !== '' && one.idNumber === other.idNumber

const sameCall = (one: Known, other: Known): boolean =>
  one.phone === other.phone && one.name === other.name

/** So far alike that a community worker is asked: by ID number, or by name and telephone where one has no ID number. */
export const mayBeSame = (one: Known, other: Known): boolean =>
  sameIdNumber(one, other) ||
  (sameCall(one, other) && (one.idNumber === '' || other.idNumber === ''))

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
