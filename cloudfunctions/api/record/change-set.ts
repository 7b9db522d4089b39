/**
 * Gathers what the commands of one transaction change, in memory: the newest state of each record, a history
 * line for each changed field, ID numbers, access notes. write-changes.ts stores it in few statements.
 */
import type {
  AccessNote,
  Effect,
  IdNumberChange,
  IdNumberExchange,
} from '../../../src/domain/command'
import type { FieldValue } from '../../../src/domain/field-merge'
import {
  householdIdOf,
  type AnyRecord,
  type RecordChange,
  type RecordKind,
} from '../../../src/domain/record'
import { initialsOf } from '../resident/initials'
import type { FieldColumn } from './record-table'
import { recordTables } from './record-tables'
import type { StagedRecords } from './staged-records'

/** Whose command it is; server time. */
export interface Authorship {
  readonly commandId: string
  readonly memberId: string
  readonly memberName: string
  readonly atMs: number
}

export interface HistoryLine extends Authorship {
  readonly kind: RecordKind
  readonly recordId: string
  readonly householdId: string | null
  readonly regionId: string
  readonly field: string
  readonly secret: boolean
  readonly from: FieldValue
  readonly to: FieldValue
}

export type IdNumberStep = IdNumberChange | IdNumberExchange

const valueOf = (record: AnyRecord, field: string): FieldValue =>
  (record as unknown as Readonly<Record<string, FieldValue>>)[field] ?? null

const historyFields = (kind: RecordKind): readonly [string, FieldColumn][] =>
  recordTables[kind].writtenOnce
    ? []
    : Object.entries<FieldColumn>(recordTables[kind].fields).filter(
        ([, field]) => !field.withoutHistory,
      )

const historyOf = (
  author: Authorship,
  before: AnyRecord,
  change: RecordChange,
): readonly HistoryLine[] =>
  historyFields(change.kind)
    .map(([field, column]) => ({
      ...author,
      kind: change.kind,
      recordId: change.record.id,
      householdId: householdIdOf(change),
      regionId: change.record.regionId,
      field,
      secret: column.sealed !== undefined,
      from: valueOf(before, field),
      to: valueOf(change.record, field),
    }))
    .filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to))

/** What only the server adds to a record: the initials by which a name is found. */
const completed = (change: RecordChange, before: AnyRecord | undefined): RecordChange => {
  if (change.kind !== 'resident') return change
  const { record } = change
  const named = before !== undefined && valueOf(before, 'name') === record.name
  if (named && record.initials !== '') return change
  return { kind: 'resident', record: { ...record, initials: initialsOf(record.name) } }
}

export class ChangeSet {
  private readonly changes = new Map<string, RecordChange>()
  readonly history: HistoryLine[] = []
  readonly idNumberSteps: IdNumberStep[] = []
  readonly accessNotes: (AccessNote & { readonly author: Authorship; readonly ordinal: number })[] =
    []

  /** `staged` holds what was loaded (and locked); it takes in every change at once. */
  constructor(readonly staged: StagedRecords) {}

  /** A record that comes out as it was is not a change and is not written. */
  add(author: Authorship, effect: Effect): void {
    const steps = [...effect.idNumbers, ...effect.idNumberExchanges]
    const renumbered = new Set(
      steps.flatMap((step) =>
        'withResidentId' in step ? [step.residentId, step.withResidentId] : [step.residentId],
      ),
    )
    for (const change of effect.changes)
      this.addChange(author, change, change.kind === 'resident' && renumbered.has(change.record.id))
    this.idNumberSteps.push(...steps)
    effect.accessNotes.forEach((note, ordinal) =>
      this.accessNotes.push({ ...note, author, ordinal }),
    )
  }

  /** `renumbered`: two different ID numbers may have the same mask, so the record is written anyway. */
  private addChange(author: Authorship, wanted: RecordChange, renumbered: boolean): void {
    const before = this.staged.get(wanted.kind, wanted.record.id)
    const change = completed(wanted, before)
    const same = before !== undefined && JSON.stringify(before) === JSON.stringify(change.record)
    if (same && !renumbered) return
    if (before !== undefined) this.history.push(...historyOf(author, before, change))
    this.staged.stage(change)
    this.changes.set(`${change.kind} ${change.record.id}`, change)
  }

  /** The last state of every changed record. */
  all(): readonly RecordChange[] {
    return [...this.changes.values()]
  }

  ofKind<Kind extends RecordKind>(kind: Kind): readonly Extract<RecordChange, { kind: Kind }>[] {
    const isOfKind = (change: RecordChange): change is Extract<RecordChange, { kind: Kind }> =>
      change.kind === kind
    return this.all().filter(isOfKind)
  }
}
