/**
 * Loads and locks what commands refer to in one statement (two where whole houses are asked for), always in the
 * same order of kinds and ids, so that two transactions cannot wait for each other in a ring.
 */
import { sql } from 'kysely'
import type { RecordKind } from '../../../src/domain/record'
import type { RecordRef } from '../../../src/domain/record-view'
import type { Transaction } from '../database/connect'
import type { Vault } from '../secrets/vault'
import { kindsInOrder, recordTables } from './record-tables'
import { recordReader, rowAsJson } from './record-rows'
import { StagedRecords } from './staged-records'

interface Wanted {
  readonly ids: Record<RecordKind, Set<string>>
  /** Residents whose households are wanted, wherever those live by now. */
  readonly housemates: Set<string>
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
    housemates: new Set(),
    wholeHouseholds: new Set(),
    wholeHouses: new Set(),
  }
  for (const ref of refs)
    if ('kind' in ref) wanted.ids[ref.kind].add(ref.id)
    else if ('householdOfResident' in ref) wanted.housemates.add(ref.householdOfResident)
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

const isWanted = (kind: RecordKind, wanted: Wanted): boolean =>
  wanted.ids[kind].size > 0 ||
  partOf(kind, wanted).owners.size > 0 ||
  (kind === 'household' && wanted.housemates.size > 0)

const orHouseholdOfResident = (tenantId: string, kind: RecordKind, { housemates }: Wanted) =>
  kind === 'household' && housemates.size > 0
    ? sql`or r.id in (select household_id from resident
        where tenant_id = ${tenantId} and id = any(${[...housemates]}::text[]))`
    : sql``

/** Rows are locked in the order in which they come. No key changes, so referring rows need not wait. */
const lockedRows = (tenantId: string, kind: RecordKind, wanted: Wanted) => {
  const table = recordTables[kind]
  const { column, owners } = partOf(kind, wanted)
  return sql`(
    select ${sql.lit(kind)} || ${sql.raw(rowAsJson(table, 'r'))} as line
    from ${sql.table(table.table)} r
    where r.tenant_id = ${tenantId} and (r.id = any(${[...wanted.ids[kind]]}::text[])
      or r.${sql.ref(column)} = any(${[...owners]}::text[])
      ${orHouseholdOfResident(tenantId, kind, wanted)})
    order by r.id for no key update)`
}

/** One statement for all kinds of a stage, one after another; a line a row: its kind and its JSON array. */
const loadStage = async (
  { transaction, vault, tenantId }: LoadContext,
  kinds: readonly RecordKind[],
  wanted: Wanted,
  staged: StagedRecords,
): Promise<void> => {
  const parts = kinds
    .filter((kind) => isWanted(kind, wanted))
    .map((kind) => sql`select * from ${lockedRows(tenantId, kind, wanted)} as ${sql.id(kind)}`)
  if (parts.length === 0) return
  const { rows } = await sql<{ lines: string | null }>`
    select string_agg(line, ${'\n'}) as lines
    from (${sql.join(parts, sql` union all `)}) as rows`.execute(transaction)
  const lines = rows[0]?.lines?.split('\n') ?? []
  for (const kind of kinds) {
    const read = recordReader(recordTables[kind], vault, tenantId)
    for (const line of lines)
      if (line.startsWith(`${kind}[`)) staged.addLoaded(kind, read(line.slice(kind.length)))
  }
}

/** Everything that the refs name and that exists, in one view. Households of whole houses bring all in them. */
export const loadRecords = async (
  context: LoadContext,
  refs: readonly RecordRef[],
): Promise<StagedRecords> => {
  const wanted = collect(refs)
  const staged = new StagedRecords()
  if (wanted.wholeHouses.size === 0) {
    await loadStage(context, kindsInOrder, wanted, staged)
    return staged
  }
  const doors: readonly RecordKind[] = ['house', 'household']
  await loadStage(context, doors, wanted, staged)
  for (const id of staged.ids('household'))
    if (wanted.wholeHouses.has(staged.get('household', id)?.houseId ?? ''))
      wanted.wholeHouseholds.add(id)
  await loadStage(
    context,
    kindsInOrder.filter((kind) => !doors.includes(kind)),
    wanted,
    staged,
  )
  return staged
}
