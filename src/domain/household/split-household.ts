/** 分户: some members of a household found one of their own, behind the same door or another. */
import * as v from 'valibot'
import { chinaDate } from '../calendar'
import { defineCommand, effect } from '../command'
import { houseTitle } from '../house/house'
import { refuse } from '../refusal'
import { dateOrUnknownShape, recordIdShape, regionIdShape } from '../shapes'
import { isPastOrUnknown, lifeEventLine, nameList } from './life-event-line'

export const splitHousehold = defineCommand({
  name: 'household.split',
  title: '分户',
  permission: 'file.write',
  shape: v.strictObject({
    householdId: recordIdShape,
    newHouseholdId: recordIdShape,
    residentIds: v.pipe(v.array(recordIdShape), v.minLength(1, '请选分出去的人'), v.maxLength(50)),
    toHouseId: recordIdShape,
    toRegionId: regionIdShape,
    on: dateOrUnknownShape,
  }),
  alsoIn: ({ toRegionId }) => [toRegionId],
  reads: ({ householdId, newHouseholdId, toHouseId }) => [
    { wholeHousehold: householdId },
    { kind: 'household', id: newHouseholdId },
    { kind: 'house', id: toHouseId },
  ],
  rule: (args, view, context) => {
    const { householdId, newHouseholdId, residentIds, toHouseId, toRegionId, on } = args
    const household = view.get('household', householdId)
    const house = view.get('house', toHouseId)
    if (!household || house?.regionId !== toRegionId) return refuse('gone')
    if (household.state !== 'living') return refuse('household-closed')
    if (view.get('household', newHouseholdId)) return refuse('id-taken')
    if (!isPastOrUnknown(on, chinaDate(context.nowMs)))
      return refuse('invalid', '分户日期在今天以后')
    const living = view.ofHousehold('resident', householdId).filter((r) => r.state === 'living')
    const going = living.filter(({ id }) => residentIds.includes(id))
    if (going.length < new Set(residentIds).size) return refuse('not-in-household')
    // An empty household would be visited for ever; a move of everybody is 户内迁移.
    if (going.length === living.length)
      return refuse('invalid', '原户至少留一人；全户搬走请用“户内迁移”')
    const line = {
      kind: 'split' as const,
      residentIds: going.map(({ id }) => id),
      happenedOn: on,
    }
    return effect([
      {
        kind: 'household',
        record: {
          id: newHouseholdId,
          regionId: toRegionId,
          houseId: toHouseId,
          state: 'living',
          tenure: '',
          movedInOn: on,
          movedOutOn: '',
          remark: '',
        },
      },
      ...going.map((resident) => ({
        kind: 'resident' as const,
        record: { ...resident, householdId: newHouseholdId, regionId: toRegionId },
      })),
      lifeEventLine(context, {
        ...line,
        regionId: household.regionId,
        householdId,
        text: `${nameList(going)} 分户，住 ${houseTitle(house)}`,
      }),
      lifeEventLine(
        context,
        {
          ...line,
          regionId: toRegionId,
          householdId: newHouseholdId,
          text: `${nameList(going)} 分户立户`,
        },
        2,
      ),
    ])
  },
})
