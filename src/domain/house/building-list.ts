/** The buildings of the regions given, with how many doors there ask for a visit. No names, no people. */
import type { AllRecords } from '../household/household-file'
import type { StandingRules } from '../visit/door-standing'
import { buildingDoors, type BuildingDoor } from './building-plan'
import { compareNatural } from './door-order'

export interface BuildingLine {
  readonly estate: string
  /** '' for houses that stand alone: then the line is the whole estate or village. */
  readonly building: string
  /** '迎凤二期 15幢'. */
  readonly title: string
  /** In order; [''] when the building has no units. */
  readonly units: readonly string[]
  readonly houses: number
  readonly households: number
  /** Overdue and soon. */
  readonly due: number
  readonly overdue: number
}

const titleOf = (estate: string, building: string): string =>
  [estate, building === '' ? '' : `${building}幢`].filter((part) => part !== '').join(' ') ||
  '没有写地址的房屋'

const lineOf = (doors: readonly BuildingDoor[], first: BuildingDoor): BuildingLine => {
  const { estate, building } = first.house
  const standings = doors.flatMap(({ households }) => households.map(({ standing }) => standing))
  const overdue = standings.filter(({ state }) => state === 'overdue').length
  return {
    estate,
    building,
    title: titleOf(estate, building),
    units: [...new Set(doors.map(({ house }) => house.unit))].sort(compareNatural),
    houses: doors.length,
    households: standings.length,
    due: overdue + standings.filter(({ state }) => state === 'soon').length,
    overdue,
  }
}

/** Ordered as they are walked. Leave `regionIds` out for every region that is held. */
export const listBuildings = ({
  records,
  regionIds,
  ...rules
}: StandingRules & {
  readonly records: AllRecords
  readonly regionIds?: ReadonlySet<string>
}): readonly BuildingLine[] => {
  const groups = new Map<string, [BuildingDoor, ...BuildingDoor[]]>()
  for (const door of buildingDoors(
    records,
    rules,
    ({ regionId }) => regionIds?.has(regionId) ?? true,
  )) {
    const key = `${door.house.estate}|${door.house.building}`
    const group = groups.get(key)
    if (group) group.push(door)
    else groups.set(key, [door])
  }
  return [...groups.values()].map((doors) => lineOf(doors, doors[0]))
}
