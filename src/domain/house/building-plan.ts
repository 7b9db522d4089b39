/**
 * 楼盘表: a building as what it is, floors and doors, each door with its standing. It only arranges; how a door
 * stands is decided in visit/door-standing.
 */
import { householdFiles, type AllRecords, type HouseholdFile } from '../household/household-file'
import {
  doorStanding,
  doorStates,
  emptyStanding,
  type DoorStanding,
  type StandingRules,
} from '../visit/door-standing'
import { compareDoors, compareNatural, storeyOf } from './door-order'
import type { House } from './house'

export interface DoorHousehold {
  readonly file: HouseholdFile
  readonly standing: DoorStanding
}

export interface BuildingDoor {
  readonly house: House
  readonly households: readonly DoorHousehold[]
  /** Of the household that needs somebody most; `marks` are those of all. Nobody lives there: state 'none'. */
  readonly standing: DoorStanding
}

export interface BuildingFloor {
  readonly floor: number
  /** One cell a column, null where no such door is on file. */
  readonly cells: readonly (BuildingDoor | null)[]
  /** The room number of each cell, also of a door that is not on file; '' where the place does not tell. */
  readonly rooms: readonly string[]
}

export interface BuildingPlan {
  readonly columnCount: number
  /** From the top down, every storey from the highest known to the first, with doors on file or without. */
  readonly floors: readonly BuildingFloor[]
  /** Doors of which no storey is known: garages, shops, houses of a village. */
  readonly apart: readonly BuildingDoor[]
}

export interface BuildingPlanInput extends StandingRules {
  readonly records: AllRecords
  readonly estate: string
  readonly building: string
  readonly unit: string
}

const worst = (households: readonly DoorHousehold[]): DoorStanding => {
  const [first, ...rest] = households.map(({ standing }) => standing)
  if (!first) return emptyStanding
  const rank = ({ state }: DoorStanding) => doorStates.indexOf(state)
  const neediest = rest.reduce((most, next) => (rank(next) < rank(most) ? next : most), first)
  return { ...neediest, marks: [...new Set([first, ...rest].flatMap(({ marks }) => marks))] }
}

/** Every door of the houses given, in walking order. Also what a list of doors is made of. */
export const buildingDoors = (
  records: AllRecords,
  rules: StandingRules,
  include: (house: House) => boolean,
): readonly BuildingDoor[] => {
  const houses = records.all('house').filter(include)
  const homes = new Map<string, DoorHousehold[]>(houses.map(({ id }) => [id, []]))
  for (const file of householdFiles(records, ({ houseId }) => homes.has(houseId)))
    homes.get(file.household.houseId)?.push({ file, standing: doorStanding(file, rules) })
  return houses
    .map((house) => {
      const households = homes.get(house.id) ?? []
      return { house, households, standing: worst(households) }
    })
    .sort((one, other) => compareDoors(one.house, other.house))
}

/** 1103 stands in the column of 03 on every floor; null for a room that does not tell. */
const columnOf = (room: string): string | null => /^\d{1,2}(\d\d)$/.exec(room)?.[1] ?? null

const roomAt = (floor: number, column: string | undefined): string =>
  column === undefined || floor < 1 ? '' : `${floor}${column}`

/** A floor's doors, those of a column by its name; what has no column of its own stands to the right. */
const placed = (doors: readonly BuildingDoor[], columns: readonly string[]) => {
  const inColumns = columns.map(
    (column) => doors.find(({ house }) => columnOf(house.room) === column) ?? null,
  )
  return { inColumns, beside: doors.filter((door) => !inColumns.includes(door)) }
}

const storeys = (known: readonly number[]): readonly number[] => {
  const toGround = Array.from({ length: Math.max(0, ...known) }, (_, index) => index + 1)
  return [...new Set([...toGround, ...known])].sort((one, other) => other - one)
}

const arrange = (floors: ReadonlyMap<number, readonly BuildingDoor[]>): BuildingFloor[] => {
  const rooms = [...floors.values()].flat().map(({ house }) => columnOf(house.room))
  const columns = [...new Set(rooms)].filter((name) => name !== null).sort(compareNatural)
  const rows = storeys([...floors.keys()]).map((floor) => ({
    floor,
    ...placed(floors.get(floor) ?? [], columns),
  }))
  const width = Math.max(0, ...rows.map(({ beside }) => beside.length))
  return rows.map(({ floor, inColumns, beside }) => {
    const cells = [...inColumns, ...Array.from({ length: width }, (_, at) => beside[at] ?? null)]
    const rooms = cells.map((door, at) => door?.house.room ?? roomAt(floor, columns[at]))
    return { floor, cells, rooms }
  })
}

/** The picture of one unit of one building ('' where there is none). */
export const buildingPlan = (input: BuildingPlanInput): BuildingPlan => {
  const { records, estate, building, unit, ...rules } = input
  const doors = buildingDoors(
    records,
    rules,
    (house) => house.estate === estate && house.building === building && house.unit === unit,
  )
  const floors = new Map<number, BuildingDoor[]>()
  const apart: BuildingDoor[] = []
  for (const door of doors) {
    const floor = storeyOf(door.house)
    if (floor === null) apart.push(door)
    else floors.set(floor, [...(floors.get(floor) ?? []), door])
  }
  const arranged = arrange(floors)
  return { columnCount: arranged[0]?.cells.length ?? 0, floors: arranged, apart }
}
