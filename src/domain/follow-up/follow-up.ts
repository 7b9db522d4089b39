/**
 * What a visit left to do: a need, a matter, a hazard, or a promised next visit. One entry serves everything: what asks for
 * others (要办的事, 隐患) becomes a matter by itself as soon as the server learns of it; a need or a promise stays with who
 * walks until they hand it on (交给别人办). The matter bears the id of the follow-up, so that there is one however often
 * anything is sent, and each finds the other without a list of links; households may be joined and moved meanwhile. Where
 * the matter stands is told here, and its end is the end of the follow-up, too. Who finds it done at the door may still
 * settle the follow-up: the matter goes on to its own answer, which the resident is owed.
 */
import * as v from 'valibot'
import { matterStates } from '../matter/matter'
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
  /** '': with who walks. asked: handed on, and not yet a matter; else the state of the matter of the same id. */
  handling: v.picklist(['', 'asked', ...matterStates]),
})

export type FollowUp = v.InferOutput<typeof followUpShape>

/** What one person at a door cannot settle alone. */
export const asksForOthers = (kind: FollowUp['kind']): boolean =>
  kind === 'matter' || kind === 'hazard'

/** Kept by a phone since before there were matters, it says nothing of its handling. */
export const isHandedOn = ({ handling }: Pick<FollowUp, 'handling'>): boolean => Boolean(handling)
