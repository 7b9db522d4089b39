/** What a visit left to do: a need, a matter, a hazard, or a promised next visit. Later features take them over. */
import * as v from 'valibot'
import {
  dateOrUnknownShape,
  memberIdShape,
  recordIdShape,
  regionIdShape,
  textShape,
  timeMsShape,
} from '../shapes'

/** 需要, 要办的事, 隐患, 答应再来 */
export const followUpKinds = ['need', 'matter', 'hazard', 'promise'] as const
export const followUpStates = ['open', 'done', 'dropped'] as const

export const followUpShape = v.strictObject({
  id: recordIdShape,
  regionId: regionIdShape,
  householdId: recordIdShape,
  /** The visit in which it came up. */
  visitId: recordIdShape,
  kind: v.picklist(followUpKinds),
  text: textShape(500),
  dueOn: dateOrUnknownShape,
  state: v.picklist(followUpStates),
  closingNote: textShape(500),
  /** 0 while open. */
  closedAtMs: timeMsShape,
  closedByName: textShape(60),
  memberId: memberIdShape,
  memberName: textShape(60),
  createdAtMs: timeMsShape,
})

export type FollowUp = v.InferOutput<typeof followUpShape>
