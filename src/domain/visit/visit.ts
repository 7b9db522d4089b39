/**
 * A visit (走访): one call at one door, also when nobody opened (未遇) or the resident declined (拒访).
 * It never holds a place or a track: the worker's word is enough.
 */
import * as v from 'valibot'
import { memberIdShape, recordIdShape, regionIdShape, textShape, timeMsShape } from '../shapes'

export const visitOutcomes = ['met', 'absent', 'declined'] as const
/** 日常, 关爱, 调解, 宣传, 安全检查, 集中走访, 企业 */
export const visitKinds = [
  'routine',
  'care',
  'mediation',
  'publicity',
  'safety-check',
  'concentrated',
  'enterprise',
] as const

/** A later correction: added under the entry, never written over it. */
export const amendmentShape = v.strictObject({
  atMs: timeMsShape,
  memberId: memberIdShape,
  memberName: textShape(60),
  text: v.pipe(textShape(1000), v.minLength(1)),
})

export const maxPhotosPerVisit = 9
export const maxAmendmentsPerVisit = 50

export const visitShape = v.strictObject({
  id: recordIdShape,
  regionId: regionIdShape,
  houseId: recordIdShape,
  householdId: recordIdShape,
  outcome: v.picklist(visitOutcomes),
  kind: v.picklist(visitKinds),
  note: textShape(1000),
  photoIds: v.pipe(v.array(recordIdShape), v.maxLength(maxPhotosPerVisit)),
  /** When the worker says that it took place (never later than the server's clock). */
  visitedAtMs: timeMsShape,
  /** When the server learned of it; on a phone, until then, the moment of saving. */
  recordedAtMs: timeMsShape,
  memberId: memberIdShape,
  memberName: textShape(60),
  amendments: v.pipe(v.array(amendmentShape), v.maxLength(maxAmendmentsPerVisit)),
})

export type Visit = v.InferOutput<typeof visitShape>
export type VisitOutcome = Visit['outcome']
export type VisitKind = Visit['kind']
