/**
 * Loads and locks what commands refer to: at most one statement a record kind (and one before it for whole
 * houses), always in the same order, so that two transactions cannot wait for each other in a ring.
 */
import { sql } from 'kysely'
import type { RecordKind } from '../../../src/domain/record'
import type { RecordRef } from '../../../src/domain/record-view'
import type { Transaction } from '../database/connect'
import type { Vault } from '../secrets/vault'
import type { RecordTable } from './record-table'
import { kindsInOrder, recordTables } from './record-tables'
import { recordReader, rowAsJson } from './record-rows'
import { StagedRecords } from './staged-records'

interface Wanted {
  readonly ids: Record<RecordKind, Set<string>>
  readonly wholeHouseholds: Set<string>
  readonly wholeHouses: Set<string>
}

const collect = (refs: readonly RecordRef[]): Wanted => {
  const wanted: Wanted = {
    ids: {
      house: new Set(),
      household: new Set(),
      resident: new Set(),
      visit: new Set(),
      followUp: new Set(),
      lifeEvent: new Set(),
    },
    wholeHouseholds: new Set(),
    wholeHouses: new Set(),
  }
  for (const ref of refs)
    if ('kind' in ref) wanted.ids[ref.kind].add(ref.id)
    else if ('wholeHousehold' in ref) wanted.wholeHouseholds.add(ref.wholeHousehold)
    else wanted.wholeHouses.add(ref.wholeHouse)
  for (const id of wanted.wholeHouses) wanted.ids.house.add(id)
  for (const id of wanted.wholeHouseholds) wanted.ids.household.add(id)
  return wanted
}

/** The column by which records of a kind are found as part of something whole, and of what. */
const partOf = (kind: RecordKind, { wholeHouses, wholeHouseholds }: Wanted) =>
  kind === 'house'
    ? { column: 'id', owners: new Set<string>() }
    : kind === 'household'
      ? { column: 'house_id', owners: wholeHouses }
      : { column: 'household_id', owners: wholeHouseholds }

interface LoadContext {
  readonly transaction: Transaction
  readonly vault: Vault
  readonly tenantId: string
}

const loadKind = async <Kind extends RecordKind>(
  { transaction, vault, tenantId }: LoadContext,
  table: RecordTable<Kind>,
  wanted: Wanted,
  staged: StagedRecords,
): Promise<void> => {
  const ids = [...wanted.ids[table.kind]]
  const { column, owners } = partOf(table.kind, wanted)
  if (ids.length === 0 && owners.size === 0) return
  // Rows are locked in the order in which they come. No key changes, so referring rows need not wait.
  const { rows } = await sql<{ row: string }>`
    select ${sql.raw(rowAsJson(table, 'r'))} as row from ${sql.table(table.table)} r
    where r.tenant_id = ${tenantId} and (r.id = any(${ids}::text[])
      or r.${sql.ref(column)} = any(${[...owners]}::text[]))
    order by r.id for no key update`.execute(transaction)
  const read = recordReader(table, vault, tenantId)
  for (const { row } of rows) staged.addLoaded(table.kind, read(row))
}

/** Everything that the refs name and that exists, in one view. Households of whole houses bring all in them. */
export const loadRecords = async (
  context: LoadContext,
  refs: readonly RecordRef[],
): Promise<StagedRecords> => {
  const wanted = collect(refs)
  const staged = new StagedRecords()
  for (const kind of kindsInOrder) {
    await loadKind(context, recordTables[kind], wanted, staged)
    if (kind === 'household' && wanted.wholeHouses.size > 0)
      for (const id of staged.ids('household'))
        if (wanted.wholeHouses.has(staged.get('household', id)?.houseId ?? ''))
          wanted.wholeHouseholds.add(id)
  }
  return staged
}
