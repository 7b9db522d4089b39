/** Writes the two journals: every changed field with who, when, old and new; and who looked at a phone number. */
import { sql } from 'kysely'
import type { Transaction } from '../database/connect'
import type { Vault } from '../secrets/vault'
import type { ChangeSet, HistoryLine } from './change-set'

interface JournalContext {
  readonly transaction: Transaction
  readonly vault: Vault
  readonly tenantId: string
}

/** The place to which a secret value in the history is bound: the same as the field's own. */
const written = (
  { vault, tenantId }: JournalContext,
  line: HistoryLine,
  value: unknown,
): string => {
  const text = JSON.stringify(value)
  const place = { tenantId, recordId: line.recordId, field: line.field }
  return line.secret ? vault.seal(place, text) : text
}

const historyRow = (context: JournalContext, line: HistoryLine, position: number) => ({
  command_id: line.commandId,
  position,
  kind: line.kind,
  record_id: line.recordId,
  household_id: line.householdId,
  region_id: line.regionId,
  field: line.field,
  secret: line.secret,
  old_value: written(context, line, line.from),
  new_value: written(context, line, line.to),
  member_id: line.memberId,
  member_name: line.memberName,
  at_ms: line.atMs,
})

/** Reads a value back as it was journalled. */
export const readHistoryValue = (
  vault: Vault,
  tenantId: string,
  row: { readonly record_id: string; readonly field: string; readonly secret: boolean },
  value: string,
): unknown => {
  const place = { tenantId, recordId: row.record_id, field: row.field }
  return JSON.parse(row.secret ? vault.open(place, value) : value)
}

export const writeHistory = async (
  context: JournalContext,
  lines: readonly HistoryLine[],
): Promise<void> => {
  if (lines.length === 0) return
  const rows = lines.map((line, position) => historyRow(context, line, position))
  await sql`
    insert into field_history (tenant_id, command_id, position, kind, record_id, household_id, region_id,
      field, secret, old_value, new_value, member_id, member_name, at_ms)
    select ${context.tenantId}, r.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
      command_id text, position integer, kind text, record_id text, household_id text, region_id text,
      field text, secret boolean, old_value text, new_value text, member_id text, member_name text,
      at_ms bigint)`.execute(context.transaction)
}

export const writeAccessNotes = async (
  { transaction, tenantId }: JournalContext,
  changes: ChangeSet,
): Promise<void> => {
  if (changes.accessNotes.length === 0) return
  const rows = changes.accessNotes.map(({ author, ordinal, act, residentId }) => ({
    tenant_id: tenantId,
    id: `${author.commandId}.${ordinal}`,
    at_ms: author.atMs,
    member_id: author.memberId,
    member_name: author.memberName,
    act,
    resident_id: residentId,
    region_id: changes.staged.get('resident', residentId)?.regionId ?? '',
    reason: '',
  }))
  await transaction.insertInto('access_log').values(rows).execute()
}
