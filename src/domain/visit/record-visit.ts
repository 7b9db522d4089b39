/**
 * 记一次走访: one entry at a door that feeds the log, the file (corrections), the follow-ups and the next visit.
 * What was typed once here is never asked again.
 */
import * as v from 'valibot'
import { defineCommand, effect } from '../command'
import type { FieldConflict } from '../field-merge'
import { asksForOthers, followUpKinds } from '../follow-up/follow-up'
import type { RecordChange } from '../record'
import { refuse } from '../refusal'
import { editResidentFields, residentEditShape } from '../resident/edit-resident'
import {
  dateOrUnknownShape,
  filledTextShape,
  recordIdShape,
  textShape,
  timeMsShape,
} from '../shapes'
import { maxPhotosPerVisit, visitKinds, visitOutcomes } from './visit'

const raisedFollowUpShape = v.strictObject({
  id: recordIdShape,
  kind: v.picklist(followUpKinds),
  text: filledTextShape(500, '请写下要办的事'),
  /** '' when nothing was promised by a day; a promise needs one. */
  dueOn: dateOrUnknownShape,
})

const hasTwice = (ids: readonly string[]): boolean => new Set(ids).size < ids.length

export const recordVisit = defineCommand({
  name: 'visit.record',
  title: '记一次走访',
  permission: 'visit.write',
  shape: v.strictObject({
    visitId: recordIdShape,
    houseId: recordIdShape,
    householdId: recordIdShape,
    outcome: v.picklist(visitOutcomes),
    kind: v.picklist(visitKinds),
    note: textShape(1000),
    photoIds: v.pipe(v.array(recordIdShape), v.maxLength(maxPhotosPerVisit)),
    visitedAtMs: timeMsShape,
    /** Corrections to the file made in the same form. */
    edits: v.pipe(v.array(residentEditShape), v.maxLength(20)),
    followUps: v.pipe(v.array(raisedFollowUpShape), v.maxLength(10)),
    /** Follow-ups that this visit settled. */
    settledFollowUpIds: v.pipe(v.array(recordIdShape), v.maxLength(20)),
  }),
  alsoNeeds: ({ edits }) => (edits.length > 0 ? ['file.write'] : []),
  reads: (args) => [
    { kind: 'household', id: args.householdId },
    { kind: 'house', id: args.houseId },
    { kind: 'visit', id: args.visitId },
    ...args.edits.map((edit) => ({ kind: 'resident' as const, id: edit.residentId })),
    ...args.settledFollowUpIds.map((id) => ({ kind: 'followUp' as const, id })),
    ...args.followUps.map(({ id }) => ({ kind: 'followUp' as const, id })),
  ],
  rule: (args, view, context) => {
    const household = view.get('household', args.householdId)
    if (!household) return refuse('gone')
    if (household.houseId !== args.houseId) return refuse('gone')
    if (household.state !== 'living') return refuse('household-closed')
    if (view.get('visit', args.visitId)) return refuse('id-taken')
    const raisedIds = args.followUps.map(({ id }) => id)
    if (raisedIds.some((id) => view.get('followUp', id)) || hasTwice(raisedIds))
      return refuse('id-taken')
    // Each edit starts from the file: a second one of the same person would undo the first.
    if (hasTwice(args.edits.map(({ residentId }) => residentId)))
      return refuse('invalid', '同一位居民的更正请写在一起')
    if (args.followUps.some(({ kind, dueOn }) => kind === 'promise' && dueOn === ''))
      return refuse('invalid', '答应再来要有日期')

    const { regionId, memberId, memberName, nowMs } = context
    const visitedAtMs = Math.min(args.visitedAtMs, nowMs)
    const changes: RecordChange[] = [
      {
        kind: 'visit',
        record: {
          id: args.visitId,
          regionId,
          houseId: args.houseId,
          householdId: args.householdId,
          outcome: args.outcome,
          kind: args.kind,
          note: args.note,
          photoIds: [...new Set(args.photoIds)],
          visitedAtMs,
          recordedAtMs: nowMs,
          memberId,
          memberName,
          amendments: [],
        },
      },
    ]
    const conflicts: FieldConflict[] = []
    for (const edit of args.edits) {
      const resident = view.get('resident', edit.residentId)
      if (resident?.householdId !== args.householdId) return refuse('not-in-household')
      const edited = editResidentFields(resident, edit.changes, context)
      if (!edited.ok) return edited
      changes.push(...edited.value.changes)
      conflicts.push(...edited.value.conflicts)
    }
    for (const raised of args.followUps)
      changes.push({
        kind: 'followUp',
        record: {
          ...raised,
          regionId,
          householdId: args.householdId,
          visitId: args.visitId,
          state: 'open',
          closingNote: '',
          closedAtMs: 0,
          closedByName: '',
          memberId,
          memberName,
          createdAtMs: visitedAtMs,
          handling: asksForOthers(raised.kind) ? 'asked' : '',
        },
      })
    for (const id of new Set(args.settledFollowUpIds)) {
      const followUp = view.get('followUp', id)
      // Somebody else may have settled it since: that is no reason to lose the visit.
      if (followUp?.householdId !== args.householdId || followUp.state !== 'open') continue
      changes.push({
        kind: 'followUp',
        record: { ...followUp, state: 'done', closedAtMs: nowMs, closedByName: memberName },
      })
    }
    return effect(changes, { conflicts })
  },
})
