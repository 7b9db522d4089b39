/**
 * A house (房屋): one door. The file starts here (以房管人). It owns its address and its region, nothing of
 * the people behind the door.
 */
import * as v from 'valibot'
import { recordIdShape, regionIdShape, textShape } from '../shapes'

export const houseUses = ['home', 'shop', 'enterprise', 'other'] as const

export const houseShape = v.strictObject({
  id: recordIdShape,
  regionId: regionIdShape,
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
})

export type House = v.InferOutput<typeof houseShape>
