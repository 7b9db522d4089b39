/**
 * What is on file, arranged for the questions of an import: which house is this door, who is this person,
 * who lives there. Pure look-up, no decisions.
 */
import { formatAddress, needsStorey } from '../../../src/domain/address-text'
import type { House } from '../../../src/domain/house/house'
import type { Household } from '../../../src/domain/household/household'
import type { IndexedRow, OnFile, ResidentOnFile } from './import-plan'

const group = <Item>(items: readonly Item[], keyOf: (item: Item) => string) => {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const members = groups.get(keyOf(item))
    if (members) members.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}

export type Door = Pick<House, 'estate' | 'building' | 'unit' | 'floor' | 'room'>

/**
 * The door of a row. A village without house numbers has only its people to tell doors apart: there the
 * head of the household stands for the number.
 */
export const doorOf = (row: Pick<IndexedRow, 'address' | 'headName' | 'name'>): Door => {
  const { estate, building, unit, floor, room } = row.address
  const head = row.headName === '' ? row.name : row.headName
  const nameless = room === '' && building === ''
  return { estate, building, unit, floor, room: nameless ? `${head}家`.slice(0, 30) : room }
}

const doorAnywhere = ({ estate, building, unit, room }: Door): string =>
  [estate, building, unit, room].join('|')

/** Equal for one door; 东户 is another one on every storey. */
export const doorKey = (door: Door): string =>
  needsStorey(door) ? `${doorAnywhere(door)}|${door.floor ?? ''}` : doorAnywhere(door)

/** A storey that one of them does not tell cannot tell them apart. */
const mayBeOne = (one: Door, other: Door): boolean =>
  !needsStorey(one) || one.floor === other.floor || one.floor === null || other.floor === null

const exactly = (houses: readonly House[], door: Door): House | undefined =>
  houses.find((house) => house.floor === door.floor)

export interface OnFileIndex {
  /** The house behind a door in a region, else the only one of that address in all of them. */
  houseAt(door: Door, regionId: string | null): House | undefined
  livingHouseholdsAt(houseId: string): readonly Household[]
  household(id: string): Household | undefined
  livingIn(householdId: string): readonly ResidentOnFile[]
  /** By blind index: the living file first, and a merged one's surviving file. */
  byIdNumber(index: string): ResidentOnFile | undefined
  readonly addressOf: (householdId: string) => string
}

export const indexOnFile = (onFile: OnFile): OnFileIndex => {
  const houses = new Map(onFile.houses.map((house) => [house.id, house]))
  const housesByDoor = group(onFile.houses, doorAnywhere)
  const households = new Map(onFile.households.map((household) => [household.id, household]))
  const householdsByHouse = group(
    onFile.households.filter(({ state }) => state === 'living'),
    ({ houseId }) => houseId,
  )
  const living = onFile.residents.filter(({ resident }) => resident.state === 'living')
  const livingByHousehold = group(living, ({ resident }) => resident.householdId)
  const byId = new Map(onFile.residents.map((each) => [each.resident.id, each]))
  const byIndex = new Map<string, ResidentOnFile>()
  for (const each of [...onFile.residents, ...living])
    if (each.idNumberIndex !== '')
      byIndex.set(each.idNumberIndex, byId.get(each.resident.mergedInto) ?? each)

  return {
    houseAt: (door, regionId) => {
      const candidates = (housesByDoor.get(doorAnywhere(door)) ?? []).filter((house) =>
        mayBeOne(house, door),
      )
      const [here, second] = candidates.filter((house) => house.regionId === regionId)
      if (here) return second && needsStorey(door) ? exactly(candidates, door) : here
      // Doors of a numbered building are unique; 1组5号 may exist in every village.
      return door.building !== '' && candidates.length === 1 ? candidates[0] : undefined
    },
    livingHouseholdsAt: (houseId) => householdsByHouse.get(houseId) ?? [],
    household: (id) => households.get(id),
    livingIn: (householdId) => livingByHousehold.get(householdId) ?? [],
    byIdNumber: (index) => (index === '' ? undefined : byIndex.get(index)),
    addressOf: (householdId) => {
      const house = houses.get(households.get(householdId)?.houseId ?? '')
      return house ? formatAddress({ ...house, rest: '' }) : ''
    },
  }
}
