/** 新增居民: one person comes into a household that is on file. Also used by a household moving in. */
import * as v from 'valibot'
import { chinaDate } from '../calendar'
import { defineCommand, effect, type IdNumberChange, type RuleContext } from '../command'
import { lifeEventLine } from '../household/life-event-line'
import { refuse, type Refusal } from '../refusal'
import { success, type Result } from '../result'
import { recordIdShape, textShape, type RegionId } from '../shapes'
import { readIdNumberFacts } from './id-number-facts'
import { residentFieldShapes, type Resident } from './resident'

/** `idNumber` as typed from the card, '' when it is not at hand. */
export const newResidentShape = v.strictObject({
  residentId: recordIdShape,
  fields: v.strictObject(residentFieldShapes),
  idNumber: textShape(30),
})

export type NewResident = v.InferOutput<typeof newResidentShape>

/** Refuses a wrong ID number, one that disagrees with the fields, and a birth in the future. */
export const newResident = (
  { residentId, fields, idNumber }: NewResident,
  home: { readonly householdId: string; readonly regionId: RegionId },
  context: RuleContext,
): Result<{ readonly resident: Resident; readonly idNumbers: IdNumberChange[] }, Refusal> => {
  const facts = readIdNumberFacts(idNumber, fields)
  if (!facts.ok) return facts
  const { idNumber: whole, ...derived } = facts.value
  if (derived.birthDate > chinaDate(context.nowMs)) return refuse('invalid', '出生日期在今天以后')
  return success({
    resident: {
      id: residentId,
      ...home,
      ...fields,
      ...derived,
      tags: [...new Set(fields.tags)],
      initials: '',
      state: 'living',
      leftOn: '',
      mergedInto: '',
    },
    idNumbers: whole === '' ? [] : [{ residentId, idNumber: whole }],
  })
}

export const addResident = defineCommand({
  name: 'resident.add',
  title: '新增居民',
  permission: 'file.write',
  shape: v.strictObject({ householdId: recordIdShape, ...newResidentShape.entries }),
  reads: ({ residentId, householdId }) => [
    { kind: 'household', id: householdId },
    { kind: 'resident', id: residentId },
  ],
  rule: ({ householdId, ...person }, view, context) => {
    const household = view.get('household', householdId)
    if (!household) return refuse('gone')
    if (household.state !== 'living') return refuse('household-closed')
    if (view.get('resident', person.residentId)) return refuse('id-taken')
    const { regionId } = household
    const made = newResident(person, { householdId, regionId }, context)
    if (!made.ok) return made
    const { resident, idNumbers } = made.value
    const event = lifeEventLine(context, {
      kind: 'added',
      regionId,
      householdId,
      residentIds: [resident.id],
      text: `新增 ${resident.name}`,
      happenedOn: '',
    })
    return effect([{ kind: 'resident', record: resident }, event], { idNumbers })
  },
})
