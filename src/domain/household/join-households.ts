/**
 * 并户: a household is folded into another. Its people and open follow-ups go there; its visits and its
 * timeline stay with its own file, which is closed and kept.
 */
import * as v from 'valibot'
import { defineCommand, effect } from '../command'
import { refuse } from '../refusal'
import { recordIdShape, regionIdShape } from '../shapes'
import { lifeEventLine, nameList } from './life-event-line'

export const joinHouseholds = defineCommand({
  name: 'household.join',
  title: '并户',
  permission: 'file.write',
  shape: v.strictObject({
    householdId: recordIdShape,
    intoHouseholdId: recordIdShape,
    intoRegionId: regionIdShape,
  }),
  alsoIn: ({ intoRegionId }) => [intoRegionId],
  reads: ({ householdId, intoHouseholdId }) => [
    { wholeHousehold: householdId },
    { kind: 'household', id: intoHouseholdId },
  ],
  rule: ({ householdId, intoHouseholdId, intoRegionId }, view, context) => {
    if (householdId === intoHouseholdId) return refuse('same-household')
    const household = view.get('household', householdId)
    const into = view.get('household', intoHouseholdId)
    if (!household || into?.regionId !== intoRegionId) return refuse('gone')
    if (household.state === 'joined') return refuse('already-done')
    if (household.state !== 'living' || into.state !== 'living') return refuse('household-closed')
    const home = { householdId: intoHouseholdId, regionId: intoRegionId }
    const people = view.ofHousehold('resident', householdId).filter((r) => r.state === 'living')
    const open = view.ofHousehold('followUp', householdId).filter((f) => f.state === 'open')
    const line = {
      kind: 'joined' as const,
      residentIds: people.map(({ id }) => id),
      happenedOn: '',
    }
    const who = people.length === 0 ? '一户' : nameList(people)
    return effect([
      { kind: 'household', record: { ...household, state: 'joined' } },
      ...people.map((resident) => ({
        kind: 'resident' as const,
        record: { ...resident, ...home },
      })),
      ...open.map((followUp) => ({ kind: 'followUp' as const, record: { ...followUp, ...home } })),
      lifeEventLine(context, { ...line, ...home, text: `${who} 并入本户` }),
      lifeEventLine(
        context,
        {
          ...line,
          regionId: household.regionId,
          householdId,
          text: `${who} 并入另一户，本户档案已结`,
        },
        2,
      ),
    ])
  },
})
