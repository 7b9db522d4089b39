/** 改住户资料: tenure, the day of moving in, the remark. Who lives there changes by other commands. */
import * as v from 'valibot'
import { defineCommand, effect } from '../command'
import { fieldChangeShape } from '../field-change-shape'
import { mergeFields } from '../field-merge'
import { refuse } from '../refusal'
import { recordIdShape } from '../shapes'
import { householdFieldShapes } from './household'

export const editHousehold = defineCommand({
  name: 'household.edit',
  title: '改住户资料',
  permission: 'file.write',
  shape: v.strictObject({
    householdId: recordIdShape,
    changes: v.strictObject({
      tenure: fieldChangeShape(householdFieldShapes.tenure),
      movedInOn: fieldChangeShape(householdFieldShapes.movedInOn),
      remark: fieldChangeShape(householdFieldShapes.remark),
    }),
  }),
  reads: ({ householdId }) => [{ kind: 'household', id: householdId }],
  rule: ({ householdId, changes }, view) => {
    const household = view.get('household', householdId)
    if (!household) return refuse('gone')
    const { merged, conflicts } = mergeFields(household, changes)
    return effect([{ kind: 'household', record: merged }], {
      conflicts: conflicts.map((conflict) => ({ kind: 'household', id: householdId, ...conflict })),
    })
  },
})
