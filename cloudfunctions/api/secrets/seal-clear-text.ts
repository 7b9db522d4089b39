/**
 * Seals what lay readable in a column before it was one of sealed texts. The migration that makes it one names it in
 * clear_text_column; whichever server starts next seals its rows and takes the name away, all in one transaction.
 */
import { sql } from 'kysely'
import type { Database, Transaction } from '../database/connect'
import { columnPlace, type Vault } from './vault'

interface ClearRow {
  readonly tenant_id: string
  readonly id: string
  readonly text: string
}

const PORTION = 500

const sealPortion = async (
  transaction: Transaction,
  vault: Vault,
  [table, column, key]: readonly [table: string, column: string, key: string],
  after: ClearRow | undefined,
): Promise<ClearRow | undefined> => {
  const { rows } = await sql<ClearRow>`
    select tenant_id, ${sql.ref(key)} as id, ${sql.ref(column)} as text from ${sql.table(table)}
    where ${sql.ref(column)} <> '' and (tenant_id, ${sql.ref(key)}) > (${after?.tenant_id ?? ''}, ${after?.id ?? ''})
    order by tenant_id, ${sql.ref(key)} limit ${PORTION}`.execute(transaction)
  const sealed = rows.map(({ tenant_id, id, text }) => ({
    ...{ tenant_id, id },
    text: vault.seal(columnPlace(`${table}.${column}`, tenant_id, id), text),
  }))
  await sql`
    update ${sql.table(table)} t set ${sql.ref(column)} = s.text
    from jsonb_to_recordset(${JSON.stringify(sealed)}::jsonb) as s(tenant_id text, id text, text text)
    where t.tenant_id = s.tenant_id and t.${sql.ref(key)} = s.id`.execute(transaction)
  return rows.length === PORTION ? rows.at(-1) : undefined
}

/** Answers how many columns it sealed. */
export const sealClearText = (database: Database, vault: Vault): Promise<number> =>
  database.transaction().execute(async (transaction) => {
    const columns = await transaction
      .selectFrom('clear_text_column')
      .select(['table_name', 'column_name', 'key_column'])
      .forUpdate()
      .execute()
    for (const { table_name, column_name, key_column } of columns) {
      let last: ClearRow | undefined
      do last = await sealPortion(transaction, vault, [table_name, column_name, key_column], last)
      while (last)
    }
    await transaction.deleteFrom('clear_text_column').execute()
    return columns.length
  })
