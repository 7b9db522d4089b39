/**
 * Stores a change set: one bulk statement a record kind whatever the number of records, then the journals,
 * and last of all (because that is what other writers wait for) the versions of the scopes.
 */
import { sql } from 'kysely'
import type { RecordChange, RecordKind, RecordOf } from '../../../src/domain/record'
import type { Transaction } from '../database/connect'
import type { Vault } from '../secrets/vault'
import { appendSyncEntries } from '../sync/append-entries'
import type { ChangeSet } from './change-set'
import { planIdNumbers, type IdNumberPlan } from './plan-id-numbers'
import type { RecordTable } from './record-table'
import { columnValues, storedColumns } from './record-rows'
import { kindsInOrder, recordTables } from './record-tables'
import { writeAccessNotes, writeHistory } from './write-journals'

export interface WriteContext {
  readonly transaction: Transaction
  readonly vault: Vault
  readonly tenantId: string
}

/** `insert … select … from jsonb_to_recordset … on conflict do update`, made once for each table. */
const upsertText = (table: RecordTable<RecordKind>): readonly [head: string, tail: string] => {
  const stored = storedColumns(table)
  const vault = table.vaultColumns ?? []
  const names = [...stored.map(({ column }) => column), ...vault]
  // A vault column that is not given keeps what the row has.
  const kept = vault.map(
    (column) =>
      `coalesce(r.${column}, (select o.${column} from ${table.table} o where o.tenant_id = t.id and o.id = r.id), '')`,
  )
  const values = [...stored.map(({ column }) => `r.${column}`), ...kept]
  const types = [
    ...stored.map(({ column, type }) => `${column} ${type}`),
    ...vault.map((column) => `${column} text`),
  ]
  const updates = names.filter((name) => name !== 'id').map((name) => `${name} = excluded.${name}`)
  return [
    `insert into ${table.table} (tenant_id, ${names.join(', ')}) select t.id, ${values.join(', ')} from (select `,
    `::jsonb as rows) as given cross join lateral jsonb_to_recordset(given.rows) as r(${types.join(', ')})` +
      ` cross join tenant t where t.id = given.tenant_id order by r.id` +
      ` on conflict (tenant_id, id) do update set ${updates.join(', ')}`,
  ]
}

const upsertTexts = new Map(
  kindsInOrder.map((kind) => [kind, upsertText(recordTables[kind])] as const),
)

const writeKind = async <Kind extends RecordKind>(
  { transaction, vault, tenantId }: WriteContext,
  table: RecordTable<Kind>,
  records: readonly RecordOf<Kind>[],
  plan: IdNumberPlan,
): Promise<void> => {
  if (records.length === 0) return
  const texts = upsertTexts.get(table.kind)
  if (!texts) throw new Error(`No statement for ${table.kind}`)
  const rows = records.map((record) => ({
    ...columnValues(table, record, vault, tenantId),
    ...(table.kind === 'resident' ? plan.columns.get(record.id) : undefined),
  }))
  const [head, tail] = texts
  await sql`${sql.raw(head)}${tenantId}::text as tenant_id, ${JSON.stringify(rows)}${sql.raw(tail)}`.execute(
    transaction,
  )
}

const recordsOf = <Kind extends RecordKind>(
  changes: readonly Extract<RecordChange, { kind: Kind }>[],
): readonly RecordOf<Kind>[] => changes.map(({ record }) => record as RecordOf<Kind>)

/** All of it, inside the caller's transaction. A violated CHECK or key rejects as the driver says it. */
export const writeChanges = async (context: WriteContext, changes: ChangeSet): Promise<void> => {
  const plan = await planIdNumbers(context, changes.idNumberSteps)
  for (const kind of kindsInOrder)
    await writeKind(context, recordTables[kind], recordsOf(changes.ofKind(kind)), plan)
  await writeHistory(context, changes.history)
  await writeAccessNotes(context, changes)
  await appendSyncEntries(context, changes)
}
