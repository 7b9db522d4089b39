/**
 * Both ways into the server over one street on PostgreSQL: HTTP through a real socket, and the cloud function's main.
 * A call goes in as JSON text, and what comes out is looked at as closely as a stranger would.
 */
import type { RunningServer } from '../../../cloudfunctions/api/http/run-server'
import { createApp } from '../../../cloudfunctions/api/http/create-app'
import { runServer } from '../../../cloudfunctions/api/http/run-server'
import { main } from '../../../cloudfunctions/api/main'
import { httpStatusOf, type Reply } from '../../../src/protocol/wire'
import { sql } from 'kysely'
import { openTestApi, type TestApi } from './test-api'
import { seedStreet, type TestMember } from './test-street'

export type EntryName = 'HTTP' | 'the cloud function'
export const entryNames: readonly EntryName[] = ['HTTP', 'the cloud function']

/** 'stranger' is nobody whom WeChat vouches for. */
export type FuzzCaller = TestMember | 'stranger'
/** Who may do the most comes the most often. */
export const fuzzCallers: readonly FuzzCaller[] = [
  ...(['worker', 'worker', 'worker', 'admin', 'leader', 'steward', 'nobody'] as const),
  'stranger',
]

export interface Entries {
  readonly test: TestApi
  /** `text` is JSON; '' is a call without input. */
  call(entry: EntryName, caller: FuzzCaller, path: string, text: string): Promise<Reply>
  /** One line for each table that was written: its name, and how many rows were made, changed or removed so far. */
  writes(): Promise<readonly string[]>
  close(): Promise<void>
}

/** What a failure inside says, besides too many of something. */
const SERVER_BUSY = '服务器正忙，请过一会儿再试'
const inside =
  /node_modules|\.ts:\d|\.js:\d|\n\s+at |violates|syntax error|select .* from|insert into/

/** Throws when an answer is not one of the contract, or tells of the inside. */
const check = (reply: Reply, status: number | null): Reply => {
  const fail = (what: string): never => {
    throw new Error(`${what}: ${status} ${JSON.stringify(reply).slice(0, 500)}`)
  }
  if (reply.ok) return status === null || status === 200 ? reply : fail('a status for a success')
  const { code, message } = reply.error
  if (Object.keys(reply).join() !== 'ok,error') fail('more than the contract says')
  if (httpStatusOf[code] === undefined) fail('no code of the contract')
  if (status !== null && status !== httpStatusOf[code]) fail('another status than its code has')
  if (!/^[\u4e00-\u9fff]/.test(message) || message.length > 100) fail('no sentence for people')
  if (inside.test(message)) fail('tells of the inside')
  if (code === 'retry-later' && message === SERVER_BUSY) fail('failed inside')
  return reply
}

const overHttp = async (
  server: RunningServer,
  { caller, path, text }: { caller: FuzzCaller; path: string; text: string },
): Promise<Reply> => {
  const identity: Record<string, string> =
    caller === 'stranger' ? {} : { 'x-wx-openid': `openid-${caller}`, 'x-wx-source': 'wx_client' }
  const answer = await fetch(`http://127.0.0.1:${server.port}/api/${encodeURIComponent(path)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...identity },
    body: text,
  })
  return check((await answer.json()) as Reply, answer.status)
}

const overFunction = async ({
  caller,
  path,
  text,
}: {
  caller: FuzzCaller
  path: string
  text: string
}): Promise<Reply> => {
  const input: unknown = text === '' ? undefined : JSON.parse(text)
  const environment = caller === 'stranger' ? {} : { WX_OPENID: `openid-${caller}` }
  // The platform carries JSON.
  const reply = await main({ path, input }, { environment: JSON.stringify(environment) })
  return check(JSON.parse(JSON.stringify(reply)) as Reply, null)
}

/**
 * Notes every row that is written, in the transaction that writes it: after each of some thousand calls that is asked,
 * and to read every table each time costs ten times as much as the call.
 */
const noteWrites = async ({ api: { database } }: TestApi): Promise<void> => {
  const tables = await database.introspection.getTables()
  await sql`create table written (name text)`.execute(database)
  await sql`create function note_written() returns trigger language plpgsql as
    'begin insert into written values (tg_table_name); return null; end'`.execute(database)
  for (const { name } of tables.filter(({ isView }) => !isView))
    await sql`create trigger written after insert or update or delete on ${sql.table(name)}
      for each row execute function note_written()`.execute(database)
}

const writesOf = async ({ api: { database } }: TestApi): Promise<readonly string[]> => {
  const { rows } = await sql<{ line: string }>`
    select name || ' ' || count(*) as line from written group by name order by name`.execute(
    database,
  )
  return rows.map(({ line }) => line)
}

export const openEntries = async (): Promise<Entries> => {
  const test = await openTestApi('PostgreSQL')
  await seedStreet(test.api)
  await noteWrites(test)
  const options = { trustContainerHeaders: true, h5Folder: 'dist/h5' }
  const server = await runServer(createApp(test.api, options), 0)
  const { cipherKeys, indexKey } = test.keys
  Object.assign(process.env, {
    DATABASE_URL: test.place.kind === 'postgres' ? test.place.url : '',
    LIANXIN_KEYS: JSON.stringify({ 1: cipherKeys.get(1)?.toString('base64') }),
    LIANXIN_INDEX_KEY: indexKey.toString('base64'),
    LIMIT_CALLS: '1000000',
    LIMIT_STRANGER_CALLS: '1000000',
  })
  return {
    test,
    call: (entry, caller, path, text) =>
      entry === 'HTTP'
        ? overHttp(server, { caller, path, text })
        : overFunction({ caller, path, text }),
    writes: () => writesOf(test),
    async close() {
      await server.stop()
      // An instance of the function keeps its connection as long as it lives.
      await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`.execute(test.api.database)
      await test.close()
    },
  }
}
