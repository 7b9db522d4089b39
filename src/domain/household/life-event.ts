/** A line in a household's timeline that is not a visit: who came, left, split off, died, was merged. Never edited. */
import * as v from 'valibot'
import { residentStates } from '../resident/resident'
import { residentChangesShape } from '../resident/resident-changes'
import {
  dateOrUnknownShape,
  memberIdShape,
  recordIdShape,
  regionIdShape,
  textShape,
  timeMsShape,
} from '../shapes'

/** 建档, 迁入, 迁出, 户内迁移, 分户, 并户, 去世, 增员, 恢复居住, 合并档案, 撤销合并 */
export const lifeEventKinds = [
  'registered',
  'moved-in',
  'moved-out',
  'moved-within',
  'split',
  'joined',
  'died',
  'added',
  'returned',
  'merged',
  'unmerged',
] as const

/** A command's id, or that with '.2' behind it: commands' ids leave room for it. */
export const lifeEventIdShape = recordIdShape

/**
 * What a merge overwrote, so that undoing it is exact: for each field taken over, `from` is what the merge
 * wrote into the kept file and `to` what stood there before. The dropped file keeps its own fields.
 */
export const mergeRestoresShape = v.strictObject({
  keepId: recordIdShape,
  dropId: recordIdShape,
  /** The dropped file's state before it became 'merged'. */
  dropState: v.picklist(residentStates),
  changes: residentChangesShape,
  /** The masks after the two files exchanged their ID numbers; null when they did not. */
  exchangedMasks: v.nullable(v.strictObject({ keep: textShape(18), drop: textShape(18) })),
})

export const lifeEventShape = v.strictObject({
  /** The id of the command that caused it (one event a command and household: '<commandId>', '<commandId>.2'). */
  id: lifeEventIdShape,
  regionId: regionIdShape,
  householdId: recordIdShape,
  residentIds: v.pipe(v.array(recordIdShape), v.maxLength(50)),
  kind: v.picklist(lifeEventKinds),
  /** Plain Chinese, e.g. '李佳珍 迁往 迎凤二期 7幢2单元903'. */
  text: textShape(500),
  happenedOn: dateOrUnknownShape,
  atMs: timeMsShape,
  memberId: memberIdShape,
  memberName: textShape(60),
  /** Only in a 'merged' event of the dropped file's household; null in every other. */
  restores: v.nullable(mergeRestoresShape),
})

export type LifeEvent = v.InferOutput<typeof lifeEventShape>
export type LifeEventKind = LifeEvent['kind']
export type MergeRestores = v.InferOutput<typeof mergeRestoresShape>
