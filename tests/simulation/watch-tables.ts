/**
 * What the simulation adds to the database to see what the product does: every version that was given out, the first
 * state of every record, and the order of the history's lines. Triggers roll back with what they saw.
 */
import { sql } from 'kysely'
import type { Database } from '../../cloudfunctions/api/database/connect'
import { recordTables } from '../../cloudfunctions/api/record/record-tables'

const recordTableNames = Object.values(recordTables).map(({ table }) => table)

const statements = [
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
  `alter table field_history add column watched_order bigserial`,
]

export const watchTables = async (database: Database): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(database)
}

export const emptyTables = async (database: Database): Promise<void> => {
  await sql`truncate tenant, command, sync_entry, field_history, failing_command, watched_version, watched_first
    cascade`.execute(database)
}
