/** Completes conflicts with who was first and when, from the field history: one statement for a whole push. */
import { sql } from 'kysely'
import type { FieldConflict } from '../../../src/domain/field-merge'
import type { ConflictReport } from '../../../src/protocol/envelope'
import type { PushContext } from './push-context'

interface LastWriter {
  readonly kind: string
  readonly record_id: string
  readonly field: string
  readonly member_name: string
  readonly at_ms: number
}

const keyOf = (kind: string, recordId: string, field: string) => `${kind} ${recordId} ${field}`

const loadLastWriters = async (
  { transaction, access }: PushContext,
  conflicts: readonly FieldConflict[],
): Promise<ReadonlyMap<string, LastWriter>> => {
  const wanted = conflicts.map(({ kind, id, field }) => ({ kind, record_id: id, field }))
  const { rows } = await sql<LastWriter>`
    select distinct on (h.kind, h.record_id, h.field)
      h.kind, h.record_id, h.field, h.member_name, h.at_ms
    from field_history h
    join jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
      as w(kind text, record_id text, field text)
      on h.kind = w.kind and h.record_id = w.record_id and h.field = w.field
    where h.tenant_id = ${access.actor.tenantId}
    order by h.kind, h.record_id, h.field, h.at_ms desc`.execute(transaction)
  return new Map(rows.map((row) => [keyOf(row.kind, row.record_id, row.field), row]))
}

/** `theirsByName` is '' and `theirsAtMs` 0 when the field stands as it was first put on file. */
export const reportConflicts = async (
  context: PushContext,
  conflicts: readonly FieldConflict[],
): Promise<ReadonlyMap<FieldConflict, ConflictReport>> => {
  if (conflicts.length === 0) return new Map()
  const writers = await loadLastWriters(context, conflicts)
  return new Map(
    conflicts.map((conflict) => {
      const writer = writers.get(keyOf(conflict.kind, conflict.id, conflict.field))
      const report: ConflictReport = {
        ...conflict,
        theirsByName: writer?.member_name ?? '',
        theirsAtMs: writer?.at_ms ?? 0,
      }
      return [conflict, report]
    }),
  )
}
