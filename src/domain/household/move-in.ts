/** 迁入: a household comes to live behind a door that is on file, with all who are known of it. */
import * as v from 'valibot'
import { defineCommand, effect, type IdNumberChange } from '../command'
import { houseTitle } from '../house/house'
import type { RecordChange } from '../record'
import { refuse } from '../refusal'
import { newResident, newResidentShape } from '../resident/add-resident'
import type { Resident } from '../resident/resident'
import { recordIdShape } from '../shapes'
import { householdFieldShapes } from './household'
import { lifeEventLine, nameList } from './life-event-line'

export const moveIn = defineCommand({
  name: 'household.move-in',
  title: '迁入',
  permission: 'file.write',
  shape: v.strictObject({
    householdId: recordIdShape,
    houseId: recordIdShape,
    tenure: householdFieldShapes.tenure,
    movedInOn: householdFieldShapes.movedInOn,
    /** May be empty: somebody lives there, and no name is known yet. */
    residents: v.pipe(v.array(newResidentShape), v.maxLength(50)),
  }),
  reads: ({ householdId, houseId, residents }) => [
    { kind: 'house', id: houseId },
    { kind: 'household', id: householdId },
    ...residents.map(({ residentId }) => ({ kind: 'resident' as const, id: residentId })),
  ],
  rule: ({ householdId, houseId, tenure, movedInOn, residents }, view, context) => {
    const house = view.get('house', houseId)
    if (!house) return refuse('gone')
    const ids = residents.map(({ residentId }) => residentId)
    if (view.get('household', householdId) || new Set(ids).size < ids.length)
      return refuse('id-taken')
    if (ids.some((id) => view.get('resident', id))) return refuse('id-taken')
    const { regionId } = house
    const people: Resident[] = []
    const idNumbers: IdNumberChange[] = []
    for (const person of residents) {
      const made = newResident(person, { householdId, regionId }, context)
      if (!made.ok) return made
      // Two members with one number: the server would find out, the worker is told at the door.
      const [change] = made.value.idNumbers
      if (change && idNumbers.some(({ idNumber }) => idNumber === change.idNumber))
        return refuse('same-id-number', made.value.resident.name)
      people.push(made.value.resident)
      idNumbers.push(...made.value.idNumbers)
    }
    const who = people.length === 0 ? '住户' : nameList(people)
    const changes: RecordChange[] = [
      {
        kind: 'household',
        record: {
          id: householdId,
          regionId,
          houseId,
          state: 'living',
          tenure,
          movedInOn,
          movedOutOn: '',
          remark: '',
        },
      },
      ...people.map((record) => ({ kind: 'resident' as const, record })),
      lifeEventLine(context, {
        kind: 'moved-in',
        regionId,
        householdId,
        residentIds: ids,
        text: `${who} 迁入 ${houseTitle(house)}`,
        happenedOn: movedInOn,
      }),
    ]
    return effect(changes, { idNumbers })
  },
})
