/**
 * Which volunteer on file a row of a roster is: by ID number, then by volunteer number, then by telephone and name
 * together. Two ID numbers that differ are two people, whatever else agrees.
 */
import type { FieldValue } from '../field-merge'
import type { VolunteerDetails, VolunteerState } from '../volunteer/volunteer'
import type { VolunteerRow } from './volunteer-roster'

export interface VolunteerOnFile {
  readonly id: string
  readonly number: string
  readonly state: VolunteerState
  /** null: nobody signs in as them. */
  readonly memberId: string | null
  /** Whether they lie in the region of the import or below. */
  readonly isHere: boolean
  readonly details: VolunteerDetails
  /** What the last roster said, by field. */
  readonly imported: Readonly<Record<string, FieldValue>>
  /** Opening balance; null: none yet. */
  readonly openingMinutes: number | null
  /** An opening balance of a list that waits for a colleague; null: none. */
  readonly listedMinutes: number | null
  /** Carried over from an older record; null: none yet. */
  readonly carriedMinutes: number | null
  readonly balanceMinutes: number
}

type Wanted = Pick<VolunteerRow, 'number'> & {
  readonly details: Pick<VolunteerDetails, 'idNumber' | 'phone' | 'name'>
}

export type VolunteerMatch =
  | { readonly kind: 'nobody'; readonly numberTaken: boolean }
  | { readonly kind: 'one'; readonly volunteer: VolunteerOnFile }
  /** Several have this name and telephone. */
  | { readonly kind: 'several' }

const standing: Readonly<Record<VolunteerState, number>> = {
  verified: 0,
  waiting: 1,
  declined: 2,
  left: 3,
}

const best = (found: readonly VolunteerOnFile[]): VolunteerOnFile | undefined =>
  [...found].sort((one, other) => standing[one.state] - standing[other.state])[0]

export const matchVolunteer = (
  { details, number }: Wanted,
  onFile: readonly VolunteerOnFile[],
): VolunteerMatch => {
  const { idNumber, name, phone } = details
  const one = (volunteer: VolunteerOnFile) => ({ kind: 'one', volunteer }) as const
  const byId = best(
    onFile.filter((other) => idNumber !== '' && other.details.idNumber === idNumber),
  )
  if (byId) return one(byId)
  const mayBe = (other: VolunteerOnFile): boolean =>
    other.details.name === name && (idNumber === '' || other.details.idNumber === '')
  const numbered = onFile.find((other) => number !== '' && other.number === number)
  if (numbered && mayBe(numbered)) return one(numbered)
  const called = onFile.filter((other) => other.details.phone === phone && mayBe(other))
  const present = called.filter(({ state }) => state === 'verified' || state === 'waiting')
  if (present.length > 1) return { kind: 'several' }
  const byPhone = present[0] ?? best(called)
  return byPhone ? one(byPhone) : { kind: 'nobody', numberTaken: numbered !== undefined }
}
