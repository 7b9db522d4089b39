/** 户内迁移: a household moves to another door that we look after; its whole file, history included, goes along. */
import * as v from 'valibot'
import { chinaDate } from '../calendar'
import { defineCommand, effect } from '../command'
import { houseTitle } from '../house/house'
import type { RecordChange } from '../record'
import type { RecordView } from '../record-view'
import { refuse } from '../refusal'
import { dateOrUnknownShape, recordIdShape, regionIdShape, type RegionId } from '../shapes'
import { isPastOrUnknown, lifeEventLine, nameList } from './life-event-line'

/** Everything of the household but itself, put into another region. A visit keeps the door it was made at. */
const bringAlong = (view: RecordView, householdId: string, regionId: RegionId): RecordChange[] => [
  ...view
    .ofHousehold('resident', householdId)
    .map((record) => ({ kind: 'resident' as const, record: { ...record, regionId } })),
  ...view
    .ofHousehold('visit', householdId)
    .map((record) => ({ kind: 'visit' as const, record: { ...record, regionId } })),
  ...view
    .ofHousehold('followUp', householdId)
    .map((record) => ({ kind: 'followUp' as const, record: { ...record, regionId } })),
  ...view
    .ofHousehold('lifeEvent', householdId)
    .map((record) => ({ kind: 'lifeEvent' as const, record: { ...record, regionId } })),
]

export const moveWithin = defineCommand({
  name: 'household.move-within',
  title: '户内迁移',
  permission: 'file.write',
  shape: v.strictObject({
    householdId: recordIdShape,
    toHouseId: recordIdShape,
    /** The region of that house; may be the household's own. */
    toRegionId: regionIdShape,
    on: dateOrUnknownShape,
  }),
  alsoIn: ({ toRegionId }) => [toRegionId],
  reads: ({ householdId, toHouseId }) => [
    { wholeHousehold: householdId },
    { kind: 'house', id: toHouseId },
  ],
  rule: ({ householdId, toHouseId, toRegionId, on }, view, context) => {
    const household = view.get('household', householdId)
    const house = view.get('house', toHouseId)
    if (!household || house?.regionId !== toRegionId) return refuse('gone')
    if (household.state !== 'living') return refuse('household-closed')
    if (household.houseId === toHouseId) return refuse('already-done')
    if (!isPastOrUnknown(on, chinaDate(context.nowMs)))
      return refuse('invalid', '搬家日期在今天以后')
    const people = view.ofHousehold('resident', householdId)
    const living = people.filter(({ state }) => state === 'living')
    const moves = household.regionId !== toRegionId
    return effect([
      {
        kind: 'household',
        record: { ...household, houseId: toHouseId, regionId: toRegionId, movedInOn: on },
      },
      ...(moves ? bringAlong(view, householdId, toRegionId) : []),
      lifeEventLine(context, {
        kind: 'moved-within',
        regionId: toRegionId,
        householdId,
        residentIds: living.map(({ id }) => id),
        text: `${living.length === 0 ? '全户' : nameList(living)} 搬到 ${houseTitle(house)}`,
        happenedOn: on,
      }),
    ])
  },
})
