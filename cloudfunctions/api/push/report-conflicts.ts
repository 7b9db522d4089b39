/**
 * Completes conflicts with who was first and when: from what the same push changed before the command, else from
 * the field history as it stood before the push, in one statement.
 */
import { sql } from 'kysely'
import type { FieldConflict } from '../../../src/domain/field-merge'
import type { ConflictReport } from '../../../src/protocol/envelope'
import type { HistoryLine } from '../record/change-set'
import type { PushContext } from './push-context'

interface LastWriter {
  readonly kind: string
  readonly record_id: string
  readonly field: string
  readonly member_name: string
  readonly at_ms: number
}

export interface AttributedConflict {
  readonly conflict: FieldConflict
  /** The change earlier in the same push that was first; undefined when it is in the database. */
  readonly earlier: HistoryLine | undefined
}

/** `history`: what the commands before this one have changed, in order. */
export const attributeConflicts = (
  conflicts: readonly FieldConflict[],
  history: readonly HistoryLine[],
): readonly AttributedConflict[] =>
  conflicts.map((conflict) => ({
    conflict,
    earlier: [...history]
      .reverse()
      .find(
        ({ kind, recordId, field }) =>
          kind === conflict.kind && recordId === conflict.id && field === conflict.field,
      ),
  }))

const keyOf = (kind: string, recordId: string, field: string) => `${kind} ${recordId} ${field}`

const loadLastWriters = async (
  { transaction, access }: PushContext,
  conflicts: readonly FieldConflict[],
): Promise<ReadonlyMap<string, LastWriter>> => {
  if (conflicts.length === 0) return new Map()
  const wanted = conflicts.map(({ kind, id, field }) => ({ kind, record_id: id, field }))
  const { rows } = await sql<LastWriter>`
    select distinct on (h.kind, h.record_id, h.field)
      h.kind, h.record_id, h.field, h.member_name, h.at_ms
    from field_history h
    join jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
      as w(kind text, record_id text, field text)
      on h.kind = w.kind and h.record_id = w.record_id and h.field = w.field
    where h.tenant_id = ${access.actor.tenantId}
    order by h.kind, h.record_id, h.field, h.at_ms desc, h.position desc`.execute(transaction)
  return new Map(rows.map((row) => [keyOf(row.kind, row.record_id, row.field), row]))
}

/** To be called before the push's own history is written. `theirsByName` is '' and `theirsAtMs` 0 when the field stands as it was first put on file. */
export const reportConflicts = async (
  context: PushContext,
  conflicts: readonly AttributedConflict[],
): Promise<ReadonlyMap<AttributedConflict, ConflictReport>> => {
  const older = conflicts.filter(({ earlier }) => earlier === undefined)
  const writers = await loadLastWriters(
    context,
    older.map(({ conflict }) => conflict),
  )
  return new Map(
    conflicts.map((attributed) => {
      const { conflict, earlier } = attributed
      const writer = writers.get(keyOf(conflict.kind, conflict.id, conflict.field))
      const report: ConflictReport = {
        ...conflict,
        theirsByName: earlier?.memberName ?? writer?.member_name ?? '',
        theirsAtMs: earlier?.atMs ?? writer?.at_ms ?? 0,
      }
      return [attributed, report]
    }),
  )
}
