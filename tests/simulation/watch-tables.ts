/**
 * What the simulation adds to the database: every version that was given out, the first state of every record, each seat
 * when it was given and the order of the history's lines, to see what the product does; copies of all tables, to begin with and to set the server
 * back to; and faults planted in a table. Triggers roll back with what they saw, and no statement can pass them by.
 */
import { sql } from 'kysely'
import type { Database } from '../../cloudfunctions/api/database/connect'
import { recordTables } from '../../cloudfunctions/api/record/record-tables'
import { watchingSeats } from '../support/api/watch-seats'
import type { PostingFault, TableFault } from './mutation'

const recordTableNames = Object.values(recordTables).map(({ table }) => table)

const watching = [
  `create table watched_version (scope_id text not null, version bigint not null)`,
  `create function watch_version() returns trigger language plpgsql as $$ begin
    insert into watched_version values (new.scope_id, new.version); return null; end $$`,
  `create trigger watch_version after insert or update on sync_entry
    for each row execute function watch_version()`,
  `create table watched_first (table_name text not null, id text not null, state jsonb not null)`,
  `create function watch_first() returns trigger language plpgsql as $$ begin
    insert into watched_first values (tg_table_name, new.id, to_jsonb(new)); return null; end $$`,
  ...recordTableNames.map(
    (table) =>
      `create trigger watch_first after insert on ${table}
        for each row execute function watch_first()`,
  ),
  ...watchingSeats,
  `alter table field_history add column watched_order bigserial`,
  `create sequence planted_count`,
]

const run = async (database: Database, statements: readonly string[]): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(database)
}

const allTables = async (database: Database): Promise<readonly string[]> => {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' order by 1`.execute(
    database,
  )
  return rows.map(({ name }) => name).filter((name) => name !== 'migration')
}

/** As they stand after all migrations, each with its settings. */
const functionsWith = async (database: Database, text: string): Promise<readonly string[]> => {
  const { rows } = await sql<{ definition: string }>`
    select pg_get_functiondef(oid) as definition from pg_proc
    where pronamespace = 'public'::regnamespace and position(${text} in prosrc) > 0`.execute(
    database,
  )
  return rows.map(({ definition }) => definition)
}

/** founded: the street as every world begins. backup: what the server is set back to. */
const copies = ['founded', 'backup'] as const
type Copy = (typeof copies)[number]

export class WatchedTables {
  private constructor(
    private readonly database: Database,
    private readonly names: readonly string[],
  ) {}

  static async open(database: Database): Promise<WatchedTables> {
    await run(database, watching)
    const names = await allTables(database)
    for (const copy of copies)
      await run(database, [
        `create schema ${copy}`,
        ...names.map((name) => `create table ${copy}.${name} as table ${name} with no data`),
      ])
    return new WatchedTables(database, names)
  }

  /** Keeps all tables as they are. */
  keepAs(copy: Copy): Promise<void> {
    return this.copyAll(`${copy}.`, 'public.')
  }

  restore(copy: Copy): Promise<void> {
    return this.copyAll('public.', `${copy}.`)
  }

  async plant({ table, when, body, without = [] }: TableFault): Promise<() => Promise<void>> {
    await run(this.database, [
      ...without.map(({ drop }) => drop),
      `alter sequence planted_count restart`,
      `create function planted() returns trigger language plpgsql as $$ begin ${body} end $$`,
      `create trigger planted before ${when} on ${table} for each row execute function planted()`,
    ])
    return async () => {
      await run(this.database, [`drop trigger planted on ${table}`, `drop function planted()`])
      if (without.length === 0) return
      // What no guard would have let in goes before the guard comes back.
      await this.restore('founded')
      await run(
        this.database,
        without.map(({ restore }) => restore),
      )
    }
  }

  /** Tables are as they were when it is mended: what no guard would have let in must be gone by then. */
  async plantInPosting({ right, wrong, without = [] }: PostingFault): Promise<() => Promise<void>> {
    const functions = await functionsWith(this.database, right)
    if (functions.length === 0) throw new Error(`No function has: ${right}`)
    await run(this.database, [
      ...without.map(({ drop }) => drop),
      ...functions.map((text) => text.replaceAll(right, wrong)),
    ])
    return async () => {
      await this.restore('founded')
      await run(this.database, [...functions, ...without.map(({ restore }) => restore)])
    }
  }

  /** In one go, and neither triggers nor foreign keys look at it. */
  private async copyAll(to: string, from: string): Promise<void> {
    const statements = this.names.flatMap((name) => [
      `delete from ${to}${name}`,
      `insert into ${to}${name} select * from ${from}${name}`,
    ])
    const all = ['set local session_replication_role = replica', ...statements].join('; ')
    await sql.raw(`do $$ begin ${all}; end $$`).execute(this.database)
  }
}
