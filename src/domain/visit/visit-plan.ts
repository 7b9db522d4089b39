/**
 * 今天走访: which doors, why, and in which order, so that each is passed once. It only proposes; nobody is counted
 * or ranked by it.
 */
import { compareDoors } from '../house/door-order'
import type { House } from '../house/house'
import { householdFiles, type AllRecords, type HouseholdFile } from '../household/household-file'
import { doorStanding, type DoorStanding, type StandingRules } from './door-standing'

export interface PlannedDoor {
  readonly house: House
  readonly file: HouseholdFile
  readonly standing: DoorStanding
}

export interface VisitPlan {
  /** Overdue and soon, each household once, in walking order. */
  readonly today: readonly PlannedDoor[]
  /** Never visited and without a reason to hurry, in walking order: for a quiet afternoon. */
  readonly firstVisits: readonly PlannedDoor[]
}

export interface VisitPlanInput extends StandingRules {
  readonly records: AllRecords
  /** Leave out for every region that is held. */
  readonly regionIds?: ReadonlySet<string>
}

/** Walking order; two households behind one door keep a stable order by id. */
const byWay = (one: PlannedDoor, other: PlannedDoor): number =>
  compareDoors(one.house, other.house) ||
  (one.house.id < other.house.id ? -1 : one.house.id > other.house.id ? 1 : 0) ||
  (one.file.household.id < other.file.household.id ? -1 : 1)

/** A household whose house is not held cannot be walked to and is left out. */
export const planVisits = ({ records, regionIds, ...rules }: VisitPlanInput): VisitPlan => {
  const houses = new Map(records.all('house').map((house) => [house.id, house]))
  const doors: PlannedDoor[] = []
  for (const file of householdFiles(records, ({ regionId }) => regionIds?.has(regionId) ?? true)) {
    const house = houses.get(file.household.houseId)
    if (house) doors.push({ house, file, standing: doorStanding(file, rules) })
  }
  doors.sort(byWay)
  return {
    today: doors.filter(({ standing: { state } }) => state === 'overdue' || state === 'soon'),
    firstVisits: doors.filter(({ standing: { state } }) => state === 'none'),
  }
}
