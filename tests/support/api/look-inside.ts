/** Looks at the database behind the API, and puts things there that no command would. */
import { sql } from 'kysely'
import type { Api } from '../../../cloudfunctions/api/api'
import { doorOf } from './test-file'
import { tenantId } from './test-street'

/** Every column of every table as one text. */
export const everyText = async ({ database }: Api): Promise<string> => {
  const tables = await database.introspection.getTables()
  const texts: string[] = []
  for (const { name } of tables) {
    const { rows } = await sql<{ text: string }>`
      select row_to_json(t)::text as text from ${sql.table(name)} t`.execute(database)
    texts.push(...rows.map(({ text }) => text))
  }
  return texts.join('\n')
}

/** The sum of all versions that were ever given out. */
export const newestVersion = async ({ database }: Api): Promise<number> => {
  const rows = await database.selectFrom('sync_scope').select('version').execute()
  return rows.reduce((sum, { version }) => sum + version, 0)
}

/** Until so many connections wait for a lock that somebody else holds; PostgreSQL only. */
export const untilBlocked = async ({ database }: Pick<Api, 'database'>, count = 1) => {
  const waiting = sql`select from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`
  while ((await waiting.execute(database)).rows.length < count);
}

/** A life event with an id that a command is going to want. */
export const takeLifeEventId = async ({ database }: Api, id: string): Promise<void> => {
  await database
    .insertInto('life_event')
    .values({
      tenant_id: tenantId,
      id,
      region_id: 'b3',
      household_id: doorOf('z').householdId,
      resident_ids: '[]',
      kind: 'added',
      text: '',
      happened_on: '',
      at_ms: 0,
      member_id: 'worker',
      member_name: 'worker',
      restores_cipher: '',
    })
    .execute()
}

const tablesOf = new WeakMap<Api['database'], readonly string[]>()

/** Tables of tenants, and of what belongs to them. */
const tenantTables = async (database: Api['database']): Promise<readonly string[]> => {
  const known = tablesOf.get(database)
  if (known) return known
  const tables = await database.introspection.getTables()
  const ofTenants = tables
    .filter(({ isView, columns }) => !isView && columns.some(({ name }) => name === 'tenant_id'))
    .map(({ name }) => name)
  const names = ['tenant', ...ofTenants]
  tablesOf.set(database, names)
  return names
}

/**
 * Removes every row of every tenant; the schema stays. Also of a ledger, whose triggers refuse it otherwise. Row by row,
 * because to truncate every table costs more than most tests do: each gets a new file, and each of its indexes.
 */
export const emptyDatabase = async ({ database }: Api): Promise<void> => {
  const asked = (await tenantTables(database)).map(
    (name) => sql`select ${name} as name where exists (select from ${sql.table(name)})`,
  )
  await database.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ name: string }>`${sql.join(asked, sql` union all `)}`.execute(
      transaction,
    )
    await sql`set local session_replication_role = replica`.execute(transaction)
    for (const { name } of rows) await sql`delete from ${sql.table(name)}`.execute(transaction)
  })
}
