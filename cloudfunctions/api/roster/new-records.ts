/** Makes the records that a roster's rows become. Pure; ids come from outside. */
import type { ParsedAddress } from '../../../src/domain/address-text'
import type { House } from '../../../src/domain/house/house'
import type { Household } from '../../../src/domain/household/household'
import { maskIdNumber } from '../../../src/domain/id-number'
import type { Resident } from '../../../src/domain/resident/resident'
import type { RegionId } from '../../../src/domain/shapes'
import type { IndexedRow } from './import-plan'
import type { Door } from './on-file-index'
import { rosterFieldsOf } from './roster-fields'

const SHOP = /^(?:商铺|店铺|店面|门面)/

export interface NewHouseInput {
  readonly id: string
  readonly regionId: RegionId
  readonly door: Door
  readonly address: ParsedAddress
}

export const newHouse = ({ id, regionId, door, address }: NewHouseInput): House => ({
  id,
  regionId,
  ...door,
  floor: address.floor,
  use: SHOP.test(door.room) || SHOP.test(address.rest) ? 'shop' : 'home',
  remark: address.rest,
})

export const newHousehold = (input: {
  readonly id: string
  readonly house: House
  readonly tenure: string
}): Household => ({
  id: input.id,
  regionId: input.house.regionId,
  houseId: input.house.id,
  state: 'living',
  tenure: input.tenure,
  // A roster says who lives there, not since when.
  movedInOn: '',
  movedOutOn: '',
  remark: '',
})

export const newResident = (
  row: IndexedRow,
  at: { readonly id: string; readonly household: Household },
): Resident => ({
  id: at.id,
  regionId: at.household.regionId,
  householdId: at.household.id,
  ...rosterFieldsOf(row),
  // Filled in where the record is saved, from the name.
  initials: '',
  idNumberMask: row.idNumber === '' ? '' : maskIdNumber(row.idNumber),
  idNumberLegacy: row.idNumberLegacy,
  state: 'living',
  leftOn: '',
  mergedInto: '',
})
