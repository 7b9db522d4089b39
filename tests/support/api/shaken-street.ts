/**
 * A street on a PostgreSQL server of its own, behind several server processes, with phones that work all the time;
 * and what must hold of it after whatever a test did to servers, connections and the database meanwhile.
 */
import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import type { Api } from '../../../cloudfunctions/api/api'
import { openApi } from '../../../cloudfunctions/api/open-api'
import { keyRingFromEnvironment } from '../../../cloudfunctions/api/secrets/key-ring'
import { createDatabase, startPostgres, type PostgresServer } from '../postgres'
import { bundleServer, startServerProcess, type ServerProcess } from '../server-process'
import { createBusyPhone, type BusyPhone } from './busy-phone'
import { acceptsOnly, openDoor, push } from './test-file'
import { seedStreet, type TestMember } from './test-street'

/** Two phones of one member among them. */
const workers = { p: 'leader', q: 'micro', r: 'worker', s: 'leader' } as const satisfies Record<
  string,
  TestMember
>
const doors = Object.keys(workers)
const restLimitMs = 20_000
const pauseMs = 20

export interface ShakenStreet {
  readonly postgres: PostgresServer
  readonly databaseUrl: string
  readonly servers: ServerProcess[]
  readonly phones: readonly BusyPhone[]
  /** Another server process; phones use it from now on. */
  addServer(environment?: Readonly<Record<string, string>>): Promise<ServerProcess>
  /** Every phone saves so many visits, and `fault` happens meanwhile. Resolves when all phones are at rest again. */
  workWhile(visits: number, fault: () => Promise<void>): Promise<void>
  close(): Promise<void>
}

export const untilTrue = async (
  what: string,
  isTrue: () => boolean | Promise<boolean>,
  limitMs = restLimitMs,
): Promise<void> => {
  const endsAtMs = Date.now() + limitMs
  while (!(await isTrue())) {
    if (Date.now() > endsAtMs) throw new Error(`Not in time: ${what}`)
    await wait(5)
  }
}

/** Does something with a connection of its own to a database. */
export const withClient = async <Value>(
  url: string,
  act: (client: Client) => Promise<Value>,
): Promise<Value> => {
  const client = new Client({ connectionString: url, application_name: 'test' })
  // The database may be ended under it: the statement under way fails, and that is enough.
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await act(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

export const newKey = () => randomBytes(32).toString('base64')

const seed = async (api: Api): Promise<void> => {
  await seedStreet(api)
  acceptsOnly(await push(api, 'worker', ...doors.flatMap((door) => openDoor('b1', door))))
}

const work = async (phone: BusyPhone, visits: number): Promise<void> => {
  for (let visit = 0; visit < visits; visit++) {
    await phone.work()
    await wait(pauseMs)
  }
}

export const openShakenStreet = async (serverCount: number): Promise<ShakenStreet> => {
  bundleServer()
  // What the database has acknowledged must survive its crash, so it waits for the disk.
  const postgres = await startPostgres({ durable: true })
  const databaseUrl = await createDatabase(postgres.url)
  const environment = {
    // A frozen server holds its locks for half a minute in all; a test need not wait so long.
    DATABASE_URL: `${databaseUrl}?idle_in_transaction_session_timeout=1000`,
    LIANXIN_KEYS: JSON.stringify({ 1: newKey() }),
    LIANXIN_INDEX_KEY: newKey(),
    // These phones are in a hurry, and one member has two of them.
    LIMIT_CALLS: '100000',
  }
  const { api, close } = await openApi({
    place: { kind: 'postgres', url: databaseUrl, poolSize: 1 },
    keys: keyRingFromEnvironment(environment),
    demo: false,
  })
  await seed(api)
  await close()
  const servers: ServerProcess[] = []
  let started = 0
  const addServer = async (more: Readonly<Record<string, string>> = {}) => {
    const server = await startServerProcess(`server-${++started}`, { ...environment, ...more })
    servers.push(server)
    return server
  }
  for (let count = 0; count < serverCount; count++) await addServer()
  const phones = Object.entries(workers).map(([id, member]) =>
    createBusyPhone(id, doors, { member, servers: () => servers.map(({ url }) => url) }),
  )
  for (const { app } of phones) app.sync.start()
  await untilTrue('every phone holds the file', () =>
    phones.every(({ app }) => app.snapshot().lastSyncedAtMs > 0),
  )
  return {
    postgres,
    databaseUrl,
    servers,
    phones,
    addServer,
    async workWhile(visits, fault) {
      await Promise.all([fault(), ...phones.map((phone) => work(phone, visits))])
      await untilTrue('every phone is at rest', () => phones.every((phone) => phone.isAtRest()))
    },
    async close() {
      for (const { app } of phones) app.sync.stop()
      await Promise.all(servers.map((server) => server.end('SIGKILL')))
      await postgres.stop()
    },
  }
}
