/**
 * A house (房屋): one door. The file starts here (以房管人). It owns its address and its region, nothing of
 * the people behind the door.
 */
import * as v from 'valibot'
import { formatAddress } from '../address-text'
import { recordIdShape, regionIdShape, textShape } from '../shapes'

export const houseUses = ['home', 'shop', 'enterprise', 'other'] as const

/** What a worker may write of a house, the same in adding, editing and importing. */
export const houseFieldShapes = {
  /** 小区 or street, e.g. 迎凤二期. */
  estate: textShape(60),
  /** 幢, canonical, without its measure word: '15'; '' for a house that stands alone. */
  building: textShape(20),
  /** 单元, canonical: '3'; '' when the building has only one. */
  unit: textShape(20),
  /** Storey as residents count it; null when unknown. */
  floor: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(-9), v.maxValue(200))),
  /** 室 or door number: '203'. */
  room: textShape(30),
  use: v.picklist(houseUses),
  remark: textShape(500),
} as const

export const houseShape = v.strictObject({
  id: recordIdShape,
  regionId: regionIdShape,
  ...houseFieldShapes,
})

export type House = v.InferOutput<typeof houseShape>
export type HouseField = keyof typeof houseFieldShapes

/** The address as people say it: '迎凤二期15幢3单元203室'. */
export const houseTitle = (house: Omit<House, 'id' | 'regionId' | 'use' | 'remark'>): string =>
  formatAddress({ ...house, rest: '' })
