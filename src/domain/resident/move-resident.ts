/** 转到另一户: one person goes to live with another household that is on file, here or in another region. */
import * as v from 'valibot'
import { chinaDate } from '../calendar'
import { defineCommand, effect } from '../command'
import { isPastOrUnknown, lifeEventLine } from '../household/life-event-line'
import { refuse } from '../refusal'
import { dateOrUnknownShape, recordIdShape, regionIdShape } from '../shapes'
import { residentFieldShapes } from './resident'

export const moveResident = defineCommand({
  name: 'resident.move-to',
  title: '转到另一户',
  permission: 'file.write',
  shape: v.strictObject({
    residentId: recordIdShape,
    toHouseholdId: recordIdShape,
    toRegionId: regionIdShape,
    /** 与户主关系 in the new household, '' when not known yet. */
    relation: residentFieldShapes.relation,
    on: dateOrUnknownShape,
  }),
  alsoIn: ({ toRegionId }) => [toRegionId],
  reads: ({ residentId, toHouseholdId }) => [
    { kind: 'resident', id: residentId },
    { kind: 'household', id: toHouseholdId },
  ],
  rule: ({ residentId, toHouseholdId, toRegionId, relation, on }, view, context) => {
    const resident = view.get('resident', residentId)
    const household = view.get('household', toHouseholdId)
    if (!resident || household?.regionId !== toRegionId) return refuse('gone')
    if (resident.householdId === toHouseholdId) return refuse('same-household')
    // Who had moved away and is found in another household is welcome there.
    if (resident.state !== 'living' && resident.state !== 'left')
      return refuse('resident-not-living', resident.name)
    if (household.state !== 'living') return refuse('household-closed')
    if (!isPastOrUnknown(on, chinaDate(context.nowMs))) return refuse('invalid', '日期在今天以后')
    const line = { kind: 'moved-within' as const, residentIds: [residentId], happenedOn: on }
    return effect([
      {
        kind: 'resident',
        record: {
          ...resident,
          householdId: toHouseholdId,
          regionId: toRegionId,
          relation,
          state: 'living',
          leftOn: '',
        },
      },
      lifeEventLine(context, {
        ...line,
        regionId: resident.regionId,
        householdId: resident.householdId,
        text: `${resident.name} 转到另一户`,
      }),
      lifeEventLine(
        context,
        {
          ...line,
          regionId: toRegionId,
          householdId: toHouseholdId,
          text: `${resident.name} 转入本户`,
        },
        2,
      ),
    ])
  },
})
