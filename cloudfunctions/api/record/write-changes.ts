/**
 * Stores a change set: one bulk statement a record kind whatever the number of records, then the journals,
 * and last of all (because that is what other writers wait for) the versions of the scopes.
 */
import { sql } from 'kysely'
import type { AnyRecord, RecordKind, RecordOf } from '../../../src/domain/record'
import type { RegionPlaces } from '../access/region-place'
import type { Transaction } from '../database/connect'
import type { Vault } from '../secrets/vault'
import { appendSyncEntries } from '../sync/append-entries'
import type { ChangeSet } from './change-set'
import { planIdNumbers, type IdNumberPlan } from './plan-id-numbers'
import type { RecordTable } from './record-table'
import { cellReaders, rowOf } from './record-rows'
import { kindsInOrder, recordTables } from './record-tables'
import { writeAccessNotes, writeHistory } from './write-journals'

export interface WriteContext {
  readonly transaction: Transaction
  readonly vault: Vault
  readonly tenantId: string
}

interface WriteTexts {
  readonly insert: string
  readonly select: string
  /** For rows that were loaded and locked; a new row whose id is taken must fail instead. */
  readonly replace: string
}

/** `insert … select … from (rows) [on conflict do update]`, made once for each table. */
const writeTexts = (table: RecordTable<RecordKind>): WriteTexts => {
  const stored = cellReaders(table, 'r.cells')
  const vault = table.vaultColumns ?? []
  // A vault column that is not given keeps what the row has.
  const kept = vault.map((column, index) => {
    const given = `r.cells->>${stored.length + index}`
    const old = `select o.${column} from ${table.table} o where o.tenant_id = r.tenant_id and o.id = r.cells->>0`
    return `coalesce(${given}, (${old}), '')`
  })
  const names = [...stored.map(({ column }) => column), ...vault]
  const values = [...stored.map(({ read }) => read), ...kept]
  const updates = names.filter((name) => name !== 'id').map((name) => `${name} = excluded.${name}`)
  return {
    insert: `insert into ${table.table} (tenant_id, ${names.join(', ')})`,
    select: `select r.tenant_id, ${values.join(', ')}`,
    replace: `on conflict (tenant_id, id) do update set ${updates.join(', ')}`,
  }
}

const textsByKind = new Map(
  kindsInOrder.map((kind) => [kind, writeTexts(recordTables[kind])] as const),
)

interface RowsToWrite<Kind extends RecordKind> {
  readonly records: readonly RecordOf<Kind>[]
  /** Whether these rows were loaded by this transaction. */
  readonly loaded: boolean
  readonly plan: IdNumberPlan
}

const writeRows = async <Kind extends RecordKind>(
  { transaction, vault, tenantId }: WriteContext,
  table: RecordTable<Kind>,
  { records, loaded, plan }: RowsToWrite<Kind>,
): Promise<void> => {
  const texts = textsByKind.get(table.kind)
  if (records.length === 0 || !texts) return
  const vaultCells = (id: string) =>
    (table.vaultColumns ?? []).map((column) => plan.columns.get(id)?.[column] ?? null)
  const rows = records.map((record) => [
    ...rowOf(table, record, vault, tenantId),
    ...vaultCells(record.id),
  ])
  await sql`
    ${sql.raw(texts.insert)} ${sql.raw(texts.select)}
    from (
      select ${tenantId}::text as tenant_id, cells from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as cells
      order by cells->>0
    ) as r
    ${sql.raw(loaded ? texts.replace : '')}`.execute(transaction)
}

/** What is written once may still move with its household; anything else under its id is another thing. */
const isOnlyMoved = (before: AnyRecord, after: AnyRecord): boolean => {
  const placeless = { regionId: '', householdId: '' }
  return JSON.stringify({ ...before, ...placeless }) === JSON.stringify({ ...after, ...placeless })
}

const writeKind = async <Kind extends RecordKind>(
  context: WriteContext,
  kind: Kind,
  changes: ChangeSet,
  plan: IdNumberPlan,
): Promise<void> => {
  const table = recordTables[kind]
  const records = changes.ofKind(kind).map(({ record }) => record as RecordOf<Kind>)
  const isLoaded = (record: RecordOf<Kind>) => {
    const before = changes.staged.before(kind, record.id)
    return before !== undefined && (!table.writtenOnce || isOnlyMoved(before, record))
  }
  const known = records.filter(isLoaded)
  const added = records.filter((record) => !isLoaded(record))
  await writeRows<Kind>(context, table, { records: known, loaded: true, plan })
  await writeRows<Kind>(context, table, { records: added, loaded: false, plan })
}

/**
 * All of it, inside the caller's transaction. A violated CHECK or key rejects as the driver says it. `places`: regions
 * that the caller has looked up already.
 */
export const writeChanges = async (
  context: WriteContext,
  changes: ChangeSet,
  places: RegionPlaces = new Map(),
): Promise<void> => {
  const plan = await planIdNumbers(context, changes.idNumberSteps)
  for (const kind of kindsInOrder) await writeKind(context, kind, changes, plan)
  await writeHistory(context, changes.history)
  await writeAccessNotes(context, changes)
  await appendSyncEntries({ ...context, places }, changes)
}
