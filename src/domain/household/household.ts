/** A household (户): the people who live behind one door together. One house may hold several. */
import * as v from 'valibot'
import { dateOrUnknownShape, recordIdShape, regionIdShape, textShape } from '../shapes'

/** living: lives there; left: moved away as a whole; joined: merged into another household (并户). */
export const householdStates = ['living', 'left', 'joined'] as const

/** What a worker may write of a household, the same in moving in, editing and importing. */
export const householdFieldShapes = {
  /** 自有, 租住 …, as the office writes it. */
  tenure: textShape(20),
  movedInOn: dateOrUnknownShape,
  remark: textShape(500),
} as const

export const householdShape = v.strictObject({
  id: recordIdShape,
  regionId: regionIdShape,
  houseId: recordIdShape,
  state: v.picklist(householdStates),
  tenure: householdFieldShapes.tenure,
  movedInOn: householdFieldShapes.movedInOn,
  movedOutOn: dateOrUnknownShape,
  remark: householdFieldShapes.remark,
})

export type Household = v.InferOutput<typeof householdShape>
