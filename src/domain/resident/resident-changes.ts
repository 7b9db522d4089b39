/** Changes of a resident's fields, as they travel in commands and as a merge keeps them for its undoing. */
import * as v from 'valibot'
import { fieldChangeShape } from '../field-change-shape'
import { residentFieldShapes, type ResidentField } from './resident'

/** `{field: {from, to}}` for the fields that change; `from` is what the writer saw. */
export const residentChangesShape = v.strictObject({
  name: fieldChangeShape(residentFieldShapes.name),
  sex: fieldChangeShape(residentFieldShapes.sex),
  birthDate: fieldChangeShape(residentFieldShapes.birthDate),
  phone: fieldChangeShape(residentFieldShapes.phone),
  phoneRemark: fieldChangeShape(residentFieldShapes.phoneRemark),
  relation: fieldChangeShape(residentFieldShapes.relation),
  tags: fieldChangeShape(residentFieldShapes.tags),
  ethnicGroup: fieldChangeShape(residentFieldShapes.ethnicGroup),
  politicalStatus: fieldChangeShape(residentFieldShapes.politicalStatus),
  education: fieldChangeShape(residentFieldShapes.education),
  maritalStatus: fieldChangeShape(residentFieldShapes.maritalStatus),
  residencyStatus: fieldChangeShape(residentFieldShapes.residencyStatus),
  employer: fieldChangeShape(residentFieldShapes.employer),
  remark: fieldChangeShape(residentFieldShapes.remark),
} satisfies Record<ResidentField, v.GenericSchema>)

export type ResidentChanges = v.InferOutput<typeof residentChangesShape>

/** The names of the fields, as a shape. */
export const residentFieldShape = v.keyof(residentChangesShape)
