/** A household with all that belongs to it, gathered once for plans, pictures and lists over many doors. */
import type { FollowUp } from '../follow-up/follow-up'
import type { RecordKind, RecordOf } from '../record'
import type { Resident } from '../resident/resident'
import type { Visit } from '../visit/visit'
import type { Household } from './household'

/** Every record that is held, by kind: a phone's derived view, or an array of test records. */
export interface AllRecords {
  all<Kind extends RecordKind>(kind: Kind): readonly RecordOf<Kind>[]
}

export interface HouseholdFile {
  readonly household: Household
  /** Those who live there now. */
  readonly residents: readonly Resident[]
  readonly visits: readonly Visit[]
  readonly followUps: readonly FollowUp[]
}

const byHousehold = <Row extends { readonly householdId: string }>(
  rows: readonly Row[],
): ReadonlyMap<string, readonly Row[]> => {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(row.householdId)
    if (group) group.push(row)
    else groups.set(row.householdId, [row])
  }
  return groups
}

/** Households that live somewhere, each with its people, visits and follow-ups. One pass over the records. */
export const householdFiles = (
  records: AllRecords,
  include: (household: Household) => boolean = () => true,
): readonly HouseholdFile[] => {
  const residents = byHousehold(records.all('resident').filter(({ state }) => state === 'living'))
  const visits = byHousehold(records.all('visit'))
  const followUps = byHousehold(records.all('followUp'))
  return records
    .all('household')
    .filter((household) => household.state === 'living' && include(household))
    .map((household) => ({
      household,
      residents: residents.get(household.id) ?? [],
      visits: visits.get(household.id) ?? [],
      followUps: followUps.get(household.id) ?? [],
    }))
}
