/** 迁出, 去世 of one person, and the undoing of either. The file is kept in every case. */
import * as v from 'valibot'
import { chinaDate } from '../calendar'
import { defineCommand, effect } from '../command'
import { isPastOrUnknown, lifeEventLine } from '../household/life-event-line'
import { refuse } from '../refusal'
import { dateOrUnknownShape, recordIdShape, textShape } from '../shapes'

export const residentMoveOut = defineCommand({
  name: 'resident.move-out',
  title: '居民迁出',
  permission: 'file.write',
  shape: v.strictObject({
    residentId: recordIdShape,
    on: dateOrUnknownShape,
    whereTo: textShape(100),
  }),
  reads: ({ residentId }) => [{ kind: 'resident', id: residentId }],
  rule: ({ residentId, on, whereTo }, view, context) => {
    const resident = view.get('resident', residentId)
    if (!resident) return refuse('gone')
    if (resident.state === 'left') return refuse('already-done')
    if (resident.state !== 'living') return refuse('resident-not-living', resident.name)
    if (!isPastOrUnknown(on, chinaDate(context.nowMs)))
      return refuse('invalid', '迁出日期在今天以后')
    return effect([
      { kind: 'resident', record: { ...resident, state: 'left', leftOn: on } },
      lifeEventLine(context, {
        kind: 'moved-out',
        regionId: resident.regionId,
        householdId: resident.householdId,
        residentIds: [residentId],
        text: `${resident.name} 迁出${whereTo === '' ? '' : `，去往 ${whereTo}`}`,
        happenedOn: on,
      }),
    ])
  },
})

export const recordDeath = defineCommand({
  name: 'resident.record-death',
  title: '登记去世',
  permission: 'file.write',
  shape: v.strictObject({ residentId: recordIdShape, on: dateOrUnknownShape }),
  reads: ({ residentId }) => [{ kind: 'resident', id: residentId }],
  rule: ({ residentId, on }, view, context) => {
    const resident = view.get('resident', residentId)
    if (!resident) return refuse('gone')
    if (resident.state === 'dead') return refuse('already-done')
    // Somebody who moved away may die too, and their file should say so.
    if (resident.state === 'merged') return refuse('resident-not-living', resident.name)
    if (!isPastOrUnknown(on, chinaDate(context.nowMs))) return refuse('invalid', '日期在今天以后')
    if (on !== '' && on < resident.birthDate) return refuse('invalid', '日期在出生以前')
    return effect([
      { kind: 'resident', record: { ...resident, state: 'dead', leftOn: on } },
      lifeEventLine(context, {
        kind: 'died',
        regionId: resident.regionId,
        householdId: resident.householdId,
        residentIds: [residentId],
        text: `${resident.name} 去世`,
        happenedOn: on,
      }),
    ])
  },
})

/** Undoes a mistaken 迁出 or 去世, and takes back a person who returned to the same household. */
export const residentReturn = defineCommand({
  name: 'resident.return',
  title: '恢复居住',
  permission: 'file.write',
  shape: v.strictObject({ residentId: recordIdShape, householdId: recordIdShape }),
  reads: ({ residentId, householdId }) => [
    { kind: 'resident', id: residentId },
    { kind: 'household', id: householdId },
  ],
  rule: ({ residentId, householdId }, view, context) => {
    const resident = view.get('resident', residentId)
    const household = view.get('household', householdId)
    if (!resident || !household) return refuse('gone')
    if (resident.householdId !== householdId) return refuse('not-in-household')
    if (resident.state === 'living') return refuse('already-done')
    if (resident.state === 'merged') return refuse('resident-not-living', resident.name)
    if (household.state !== 'living') return refuse('household-closed')
    return effect([
      { kind: 'resident', record: { ...resident, state: 'living', leftOn: '' } },
      lifeEventLine(context, {
        kind: 'returned',
        regionId: resident.regionId,
        householdId,
        residentIds: [residentId],
        text: `${resident.name} 恢复居住`,
        happenedOn: '',
      }),
    ])
  },
})
