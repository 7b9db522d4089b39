/** A door as a form: texts as typed, canonical only when it is saved, and only the difference travels. */
import * as v from 'valibot'
import { floorOfRoom } from '../../../../domain/address-text'
import { houseFieldShapes, type House, type HouseField } from '../../../../domain/house/house'
import { houseChangesShape } from '../../../../domain/house/write-house'

export type HouseFields = Pick<House, HouseField>

export interface HouseForm extends Omit<HouseFields, 'floor'> {
  /** As typed; '' when unknown. */
  readonly floor: string
}

/** The fields of a door alone. */
export const seenOf = (house: House): HouseFields => ({
  estate: house.estate,
  building: house.building,
  unit: house.unit,
  floor: house.floor,
  room: house.room,
  use: house.use,
  remark: house.remark,
})

export const formOfHouse = (house: House): HouseForm => ({
  ...seenOf(house),
  floor: house.floor === null ? '' : String(house.floor),
})

/** '15幢' is kept as '15': the measure word is added again wherever the address is shown. */
const bare = (text: string): string => text.trim().replace(/(幢|栋|号楼|楼|单元|室)$/, '')

/** Room '203' says floor 2; what somebody typed stays. */
export const guessedFloor = (form: HouseForm): string => {
  if (form.floor.trim() !== '') return form.floor
  const floor = floorOfRoom(bare(form.room))
  return floor === null ? '' : String(floor)
}

export const fieldsOf = (form: HouseForm): HouseFields => ({
  estate: form.estate.trim(),
  building: bare(form.building),
  unit: bare(form.unit),
  room: bare(form.room),
  floor: /^-?\d{1,3}$/.test(guessedFloor(form)) ? Number(guessedFloor(form)) : null,
  use: form.use,
  remark: form.remark.trim(),
})

const names = Object.keys(houseFieldShapes)

const isHouseField = (name: string): name is HouseField => names.includes(name)

export const houseChanges = (
  seen: HouseFields,
  wanted: HouseFields,
): v.InferOutput<typeof houseChangesShape> =>
  v.parse(
    houseChangesShape,
    Object.fromEntries(
      names
        .filter(isHouseField)
        .filter((field) => seen[field] !== wanted[field])
        .map((field) => [field, { from: seen[field], to: wanted[field] }]),
    ),
  )
