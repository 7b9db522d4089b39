/** A line in a household's timeline that is not a visit: who came, left, split off, died, was merged. Never edited. */
import * as v from 'valibot'
import {
  dateOrUnknownShape,
  memberIdShape,
  recordIdShape,
  regionIdShape,
  textShape,
  timeMsShape,
} from '../shapes'

/** 建档, 迁入, 迁出, 户内迁移, 分户, 并户, 去世, 增员, 合并档案, 撤销合并 */
export const lifeEventKinds = [
  'registered',
  'moved-in',
  'moved-out',
  'moved-within',
  'split',
  'joined',
  'died',
  'added',
  'merged',
  'unmerged',
] as const

export const lifeEventShape = v.strictObject({
  /** The id of the command that caused it (one event a command and household: '<commandId>', '<commandId>.2'). */
  id: recordIdShape,
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
})

export type LifeEvent = v.InferOutput<typeof lifeEventShape>
