/** 改一处资料: changes fields of one resident; two people who change different fields both win. */
import * as v from 'valibot'
import { defineCommand, effect, type Effect, type RuleContext } from '../command'
import { mergeFields } from '../field-merge'
import { refuse, type Refusal } from '../refusal'
import type { Result } from '../result'
import { recordIdShape } from '../shapes'
import { residentFieldShapes, type Resident, type ResidentField } from './resident'

const change = <Shape extends v.GenericSchema>(shape: Shape) =>
  v.optional(v.strictObject({ from: shape, to: shape }))

/** `{field: {from, to}}` for the fields that change; `from` is what the writer saw. */
export const residentChangesShape = v.strictObject({
  name: change(residentFieldShapes.name),
  sex: change(residentFieldShapes.sex),
  birthDate: change(residentFieldShapes.birthDate),
  phone: change(residentFieldShapes.phone),
  phoneRemark: change(residentFieldShapes.phoneRemark),
  relation: change(residentFieldShapes.relation),
  tags: change(residentFieldShapes.tags),
  ethnicGroup: change(residentFieldShapes.ethnicGroup),
  politicalStatus: change(residentFieldShapes.politicalStatus),
  education: change(residentFieldShapes.education),
  maritalStatus: change(residentFieldShapes.maritalStatus),
  residencyStatus: change(residentFieldShapes.residencyStatus),
  employer: change(residentFieldShapes.employer),
  remark: change(residentFieldShapes.remark),
} satisfies Record<ResidentField, v.GenericSchema>)

export type ResidentChanges = v.InferOutput<typeof residentChangesShape>

export const residentEditShape = v.strictObject({
  residentId: recordIdShape,
  changes: residentChangesShape,
})

/** The rule itself, shared with a visit's corrections. Refuses when the resident no longer lives here. */
export const editResidentFields = (
  resident: Resident,
  changes: ResidentChanges,
  _context: RuleContext,
): Result<Effect, Refusal> => {
  if (resident.state !== 'living') return refuse('resident-not-living')
  const { merged, conflicts } = mergeFields(resident, changes)
  return effect([{ kind: 'resident', record: merged }], {
    conflicts: conflicts.map((conflict) => ({ kind: 'resident', id: resident.id, ...conflict })),
  })
}

export const editResident = defineCommand({
  name: 'resident.edit',
  title: '改居民资料',
  permission: 'file.write',
  shape: residentEditShape,
  reads: ({ residentId }) => [{ kind: 'resident', id: residentId }],
  rule: ({ residentId, changes }, view, context) => {
    const resident = view.get('resident', residentId)
    return resident ? editResidentFields(resident, changes, context) : refuse('gone')
  },
})
