/** Plans the doors that a roster lists without people. Pure. */
import { formatAddress } from '../../../src/domain/address-text'
import type { VacantHouse } from '../../../src/domain/roster'
import type { IndexedRow, PlannedHousehold } from './import-plan'
import { newHouse } from './new-records'
import { doorKey, doorOf } from './on-file-index'
import type { HouseholdPlanning } from './plan-household'
import { buildingName, type RowPlace } from './plan-regions'

interface VacantInput {
  readonly rows: readonly IndexedRow[]
  readonly vacantHouses: readonly VacantHouse[]
}

/** An empty door has no micro-grid of its own in the sheet: it lies where its building's other doors lie. */
const placesByBuilding = (rows: readonly IndexedRow[]): ReadonlyMap<string, RowPlace> =>
  new Map(rows.map((row) => [`${row.gridName}|${buildingName(row.address)}`, row]))

export const planVacantHouses = (
  { rows, vacantHouses }: VacantInput,
  { index, regionPlan, newHouses, newId }: HouseholdPlanning,
): readonly PlannedHousehold[] => {
  const places = placesByBuilding(rows)
  return vacantHouses.flatMap(({ gridName, address }) => {
    if (address.room === '') return []
    const beside = places.get(`${gridName}|${buildingName(address)}`)
    const place: RowPlace = {
      communityName: beside?.communityName ?? '',
      gridName,
      microGridName: beside?.microGridName ?? '',
      address,
    }
    const door = doorOf({ address, headName: '', name: '' })
    if (index.houseAt(door, regionPlan.find(place))) return []
    const regionId = regionPlan.regionFor(place)
    const key = `${regionId}|${doorKey(door)}`
    if (newHouses.has(key)) return []
    const house = newHouse({ id: newId(), regionId, door, address })
    newHouses.set(key, house)
    return [
      {
        newHouse: house,
        newHousehold: null,
        householdId: '',
        lifeEventId: '',
        regionId,
        address: formatAddress(address),
        newResidents: [],
        residentUpdates: [],
        householdUpdates: [],
        rowCount: 1,
      },
    ]
  })
}
