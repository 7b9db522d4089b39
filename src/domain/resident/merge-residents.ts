/**
 * 合并档案, 撤销合并: two files of one person become one. The dropped file is kept whole, in state 'merged'; what
 * the merge overwrote in the kept file is carried by the event in the dropped file's household, so that undoing
 * restores both exactly, except for fields that somebody has changed since: those stay and are reported.
 */
import * as v from 'valibot'
import { defineCommand, effect, type RuleContext } from '../command'
import { mergeFields, sameValue, type FieldChange } from '../field-merge'
import type { Household } from '../household/household'
import { lifeEventIdShape, type MergeRestores } from '../household/life-event'
import { lifeEventLine } from '../household/life-event-line'
import type { RecordChange } from '../record'
import { refuse } from '../refusal'
import { recordIdShape, regionIdShape } from '../shapes'
import { maxTags, type Resident, type ResidentField } from './resident'
import { residentFieldShape, type ResidentChanges } from './resident-changes'

/** Tags are joined, because each file may know something; of every other field one value can be right. */
const takenValue = (keep: Resident, drop: Resident, field: ResidentField) =>
  field === 'tags' ? [...new Set([...keep.tags, ...drop.tags])].slice(0, maxTags) : drop[field]

interface TakenOver {
  readonly kept: Resident
  /** From what the merge wrote back to what stood there. */
  readonly undo: ResidentChanges
}

const takeOver = (keep: Resident, drop: Resident, fields: readonly ResidentField[]): TakenOver => {
  const taken: Partial<Record<ResidentField, FieldChange['to']>> = {}
  const undo: Partial<Record<ResidentField, FieldChange>> = {}
  for (const field of new Set(fields)) {
    const to = takenValue(keep, drop, field)
    if (sameValue(keep[field], to)) continue
    taken[field] = to
    undo[field] = { from: to, to: keep[field] }
  }
  return { kept: { ...keep, ...(taken as Partial<Resident>) }, undo: undo as ResidentChanges }
}

/** The two lines of the timeline; the dropped file's carries what is needed to undo. */
const eventLines = (
  context: RuleContext,
  kind: 'merged' | 'unmerged',
  files: { readonly keep: Resident; readonly drop: Resident; readonly restores?: MergeRestores },
): RecordChange[] => {
  const { keep, drop, restores } = files
  const line = { kind, residentIds: [keep.id, drop.id], happenedOn: '' }
  const word = kind === 'merged' ? '两份档案合并为一份' : '撤销合并，恢复为两份档案'
  const last = lifeEventLine(context, {
    ...line,
    regionId: drop.regionId,
    householdId: drop.householdId,
    text: `${drop.name} 的${word}`,
    ...(restores ? { restores } : {}),
  })
  if (keep.householdId === drop.householdId) return [last]
  const { regionId, householdId } = keep
  return [
    last,
    lifeEventLine(context, { ...line, regionId, householdId, text: `${keep.name} 的${word}` }, 2),
  ]
}

const idNumberOf = ({ idNumberMask, idNumberLegacy }: Resident) => ({
  idNumberMask,
  idNumberLegacy,
})

export const mergeResidents = defineCommand({
  name: 'resident.merge',
  title: '合并档案',
  permission: 'file.merge',
  shape: v.strictObject({
    keepId: recordIdShape,
    dropId: recordIdShape,
    /** The region of the dropped file; may be the envelope's own. */
    dropRegionId: regionIdShape,
    /** What the kept file takes over; tags are joined, 'idNumber' exchanges the two numbers. */
    fields: v.pipe(v.array(v.union([residentFieldShape, v.literal('idNumber')])), v.maxLength(20)),
  }),
  alsoIn: ({ dropRegionId }) => [dropRegionId],
  reads: ({ keepId, dropId }) => [
    { kind: 'resident', id: keepId },
    { kind: 'resident', id: dropId },
  ],
  rule: ({ keepId, dropId, dropRegionId, fields }, view, context) => {
    if (keepId === dropId) return refuse('same-resident')
    const keep = view.get('resident', keepId)
    const drop = view.get('resident', dropId)
    if (!keep || drop?.regionId !== dropRegionId) return refuse('gone')
    if (drop.state === 'merged')
      return drop.mergedInto === keepId
        ? refuse('already-done')
        : refuse('resident-not-living', drop.name)
    if (keep.state === 'merged') return refuse('resident-not-living', keep.name)
    const chosen = fields.filter((field) => field !== 'idNumber')
    const { kept, undo } = takeOver(keep, drop, chosen)
    const exchange = fields.includes('idNumber')
    const dropped: Resident = { ...drop, state: 'merged', mergedInto: keepId }
    return effect(
      [
        { kind: 'resident', record: exchange ? { ...kept, ...idNumberOf(drop) } : kept },
        { kind: 'resident', record: exchange ? { ...dropped, ...idNumberOf(keep) } : dropped },
        ...eventLines(context, 'merged', {
          keep,
          drop,
          restores: {
            keepId,
            dropId,
            dropState: drop.state,
            changes: undo,
            exchangedMasks: exchange ? { keep: drop.idNumberMask, drop: keep.idNumberMask } : null,
          },
        }),
      ],
      {
        idNumberExchanges: exchange ? [{ residentId: keepId, withResidentId: dropId }] : [],
      },
    )
  },
})

/** Whoever would live in a household that has gone since has moved away with it. */
const restoredFile = (
  drop: Resident,
  state: Resident['state'],
  household: Household | undefined,
): Resident =>
  state === 'living' && household && household.state !== 'living'
    ? { ...drop, state: 'left', leftOn: household.movedOutOn, mergedInto: '' }
    : { ...drop, state, mergedInto: '' }

export const unmergeResidents = defineCommand({
  name: 'resident.unmerge',
  title: '撤销合并',
  permission: 'file.merge',
  shape: v.strictObject({
    /** The 'merged' event of the dropped file's household, the one with `restores`. */
    eventId: lifeEventIdShape,
    keepId: recordIdShape,
    dropId: recordIdShape,
    dropRegionId: regionIdShape,
  }),
  alsoIn: ({ dropRegionId }) => [dropRegionId],
  reads: ({ eventId, keepId, dropId }) => [
    { kind: 'lifeEvent', id: eventId },
    { kind: 'resident', id: keepId },
    { kind: 'resident', id: dropId },
    { householdOfResident: dropId },
  ],
  rule: ({ eventId, keepId, dropId, dropRegionId }, view, context) => {
    const keep = view.get('resident', keepId)
    const drop = view.get('resident', dropId)
    if (!keep || drop?.regionId !== dropRegionId) return refuse('gone')
    const restores = view.get('lifeEvent', eventId)?.restores
    if (restores?.keepId !== keepId || restores.dropId !== dropId) return refuse('not-merged')
    if (drop.state !== 'merged' || drop.mergedInto !== keepId) return refuse('not-merged')
    if (keep.state === 'merged') return refuse('resident-not-living', keep.name)
    const { merged, conflicts } = mergeFields(keep, restores.changes)
    if (merged.tags.length > maxTags) return refuse('invalid', `人群类别最多 ${maxTags} 个`)
    const restored = restoredFile(drop, restores.dropState, view.get('household', drop.householdId))
    // A number corrected after the merge belongs to the kept file: then nothing is exchanged back.
    const masks = restores.exchangedMasks
    const exchange =
      masks !== null && masks.keep === keep.idNumberMask && masks.drop === drop.idNumberMask
    return effect(
      [
        { kind: 'resident', record: exchange ? { ...merged, ...idNumberOf(drop) } : merged },
        { kind: 'resident', record: exchange ? { ...restored, ...idNumberOf(keep) } : restored },
        ...eventLines(context, 'unmerged', { keep, drop }),
      ],
      {
        conflicts: conflicts.map((conflict) => ({ kind: 'resident', id: keepId, ...conflict })),
        idNumberExchanges: exchange ? [{ residentId: keepId, withResidentId: dropId }] : [],
      },
    )
  },
})
