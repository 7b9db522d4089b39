/** 迁出 of a whole household, and its undoing. The file stays; promised visits end, other follow-ups stay open. */
import * as v from 'valibot'
import { chinaDate } from '../calendar'
import { defineCommand, effect } from '../command'
import type { RecordChange } from '../record'
import { refuse } from '../refusal'
import { dateOrUnknownShape, recordIdShape, textShape } from '../shapes'
import { isPastOrUnknown, lifeEventLine, nameList } from './life-event-line'

export const moveOut = defineCommand({
  name: 'household.move-out',
  title: '迁出',
  permission: 'file.write',
  shape: v.strictObject({
    householdId: recordIdShape,
    /** The last day, '' when nobody knows it. */
    on: dateOrUnknownShape,
    whereTo: textShape(100),
  }),
  reads: ({ householdId }) => [{ wholeHousehold: householdId }],
  rule: ({ householdId, on, whereTo }, view, context) => {
    const household = view.get('household', householdId)
    if (!household) return refuse('gone')
    if (household.state === 'left') return refuse('already-done')
    if (household.state !== 'living') return refuse('household-closed')
    if (!isPastOrUnknown(on, chinaDate(context.nowMs)))
      return refuse('invalid', '迁出日期在今天以后')
    const leaving = view
      .ofHousehold('resident', householdId)
      .filter(({ state }) => state === 'living')
    const promises = view
      .ofHousehold('followUp', householdId)
      .filter(({ kind, state }) => kind === 'promise' && state === 'open')
    const changes: RecordChange[] = [
      { kind: 'household', record: { ...household, state: 'left', movedOutOn: on } },
      ...leaving.map((resident) => ({
        kind: 'resident' as const,
        record: { ...resident, state: 'left' as const, leftOn: on },
      })),
      ...promises.map((promise) => ({
        kind: 'followUp' as const,
        record: {
          ...promise,
          state: 'dropped' as const,
          closingNote: '全户迁出',
          closedAtMs: context.nowMs,
          closedByName: context.memberName,
        },
      })),
      lifeEventLine(context, {
        kind: 'moved-out',
        regionId: household.regionId,
        householdId,
        residentIds: leaving.map(({ id }) => id),
        text: `${leaving.length === 0 ? '全户' : nameList(leaving)} 迁出${whereTo === '' ? '' : `，去往 ${whereTo}`}`,
        happenedOn: on,
      }),
    ]
    return effect(changes)
  },
})

/** The undoing of a mistaken 迁出, or a family that came back: names who lives there (again). */
export const householdReturn = defineCommand({
  name: 'household.return',
  title: '恢复居住',
  permission: 'file.write',
  shape: v.strictObject({
    householdId: recordIdShape,
    residentIds: v.pipe(v.array(recordIdShape), v.maxLength(50)),
  }),
  reads: ({ householdId }) => [{ wholeHousehold: householdId }],
  rule: ({ householdId, residentIds }, view, context) => {
    const household = view.get('household', householdId)
    if (!household) return refuse('gone')
    if (household.state === 'living') return refuse('already-done')
    if (household.state === 'joined') return refuse('household-closed')
    const members = view.ofHousehold('resident', householdId)
    const back = members.filter(({ id, state }) => residentIds.includes(id) && state === 'left')
    if (back.length < new Set(residentIds).size) return refuse('not-in-household')
    return effect([
      { kind: 'household', record: { ...household, state: 'living', movedOutOn: '' } },
      ...back.map((resident) => ({
        kind: 'resident' as const,
        record: { ...resident, state: 'living' as const, leftOn: '' },
      })),
      lifeEventLine(context, {
        kind: 'returned',
        regionId: household.regionId,
        householdId,
        residentIds: back.map(({ id }) => id),
        text: `${back.length === 0 ? '住户' : nameList(back)} 恢复居住`,
        happenedOn: '',
      }),
    ])
  },
})
