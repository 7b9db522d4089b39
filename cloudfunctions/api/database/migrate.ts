/**
 * Brings a database to the newest schema: each migration once, in order, all in one transaction under an
 * advisory lock, so that servers that start together do not run one twice.
 */
import { sql } from 'kysely'
import type { Database } from './connect'
import { migrations } from './migrations'

/** Any number that nothing else on this database locks; 'lian' in ASCII. */
const MIGRATION_LOCK = 0x6c69616e

/** Returns the numbers that were run. Throws when the database is newer than this program. */
export const migrate = (database: Database): Promise<readonly number[]> =>
  database.transaction().execute(async (transaction) => {
    // A table of many years may take longer than a call may.
    await sql`set local statement_timeout = 0`.execute(transaction)
    await sql`select pg_advisory_xact_lock(${sql.lit(MIGRATION_LOCK)})`.execute(transaction)
    await sql`create table if not exists migration (
      number integer primary key, name text not null, run_at timestamptz not null default now()
    )`.execute(transaction)
    const done = await sql<{ number: number }>`select number from migration`.execute(transaction)
    const numbers = new Set(done.rows.map(({ number }) => number))
    const newest = migrations.at(-1)?.number ?? 0
    if ([...numbers].some((number) => number > newest))
      throw new Error(`The database is newer than this program (it knows ${newest}).`)
    const missing = migrations.filter(({ number }) => !numbers.has(number))
    for (const { number, name, statements } of missing) {
      for (const statement of statements) await sql.raw(statement).execute(transaction)
      await sql`insert into migration (number, name) values (${number}, ${name})`.execute(
        transaction,
      )
    }
    return missing.map(({ number }) => number)
  })
