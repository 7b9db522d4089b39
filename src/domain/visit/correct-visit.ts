/**
 * 更正走访 by its author within the tenant's correctionHours, and 补充更正 by anyone later, which is added under the
 * entry. The time runs from the moment at which the server learned of the visit (`recordedAtMs`) to the moment at
 * which the author pressed the key (`issuedAtMs`): being offline at either end costs the worker nothing.
 */
import * as v from 'valibot'
import { defineCommand, effect } from '../command'
import { fieldChangeShape } from '../field-change-shape'
import { mergeFields } from '../field-merge'
import { refuse } from '../refusal'
import { filledTextShape, recordIdShape } from '../shapes'
import { maxAmendmentsPerVisit, maxPhotosPerVisit, visitShape } from './visit'

const hourMs = 3_600_000
const { outcome, kind, note, photoIds, visitedAtMs } = visitShape.entries

export const correctVisit = defineCommand({
  name: 'visit.correct',
  title: '更正走访',
  permission: 'visit.write',
  shape: v.strictObject({
    visitId: recordIdShape,
    changes: v.strictObject({
      outcome: fieldChangeShape(outcome),
      kind: fieldChangeShape(kind),
      note: fieldChangeShape(note),
      photoIds: fieldChangeShape(photoIds),
      visitedAtMs: fieldChangeShape(visitedAtMs),
    }),
  }),
  reads: ({ visitId }) => [{ kind: 'visit', id: visitId }],
  rule: ({ visitId, changes }, view, context) => {
    const visit = view.get('visit', visitId)
    if (!visit) return refuse('gone')
    if (visit.memberId !== context.memberId) return refuse('not-the-author')
    const openMs = context.settings.correctionHours * hourMs
    if (context.issuedAtMs - visit.recordedAtMs > openMs) return refuse('too-late-to-correct')
    const { merged, conflicts } = mergeFields(visit, changes)
    if (merged.photoIds.length > maxPhotosPerVisit)
      return refuse('invalid', `照片最多 ${maxPhotosPerVisit} 张`)
    // A visit took place before it was recorded, whatever a phone's clock says.
    const record = { ...merged, visitedAtMs: Math.min(merged.visitedAtMs, visit.recordedAtMs) }
    return effect([{ kind: 'visit', record }], {
      conflicts: conflicts.map((conflict) => ({ kind: 'visit', id: visitId, ...conflict })),
    })
  },
})

export const amendVisit = defineCommand({
  name: 'visit.amend',
  title: '补充更正',
  permission: 'visit.write',
  shape: v.strictObject({
    visitId: recordIdShape,
    text: filledTextShape(1000, '请写下要补充的话'),
  }),
  reads: ({ visitId }) => [{ kind: 'visit', id: visitId }],
  rule: ({ visitId, text }, view, { memberId, memberName, nowMs, issuedAtMs }) => {
    const visit = view.get('visit', visitId)
    if (!visit) return refuse('gone')
    // On a phone whose pull was quicker than the answer to its push, the words stand there already.
    const stands = visit.amendments.some(
      (one) => one.memberId === memberId && one.text === text && one.atMs >= issuedAtMs,
    )
    if (stands) return effect([])
    if (visit.amendments.length >= maxAmendmentsPerVisit)
      return refuse('invalid', `一次走访最多补充 ${maxAmendmentsPerVisit} 条`)
    const amendments = [...visit.amendments, { atMs: nowMs, memberId, memberName, text }]
    return effect([{ kind: 'visit', record: { ...visit, amendments } }])
  },
})
