/**
 * Several server processes on one PostgreSQL while phones push: connections are cut in mid-transaction, servers are
 * killed and frozen, the database ends at once. Nothing acknowledged is lost, nothing is doubled, and everybody goes
 * on by himself: phones without a new start, and servers that were not killed without one either.
 */
import type { Client } from 'pg'
import { openDatabase } from '../../cloudfunctions/api/database/connect'
import { sql } from 'kysely'
import {
  openShakenStreet,
  untilTrue,
  withClient,
  type ShakenStreet,
} from '../support/api/shaken-street'
import { doorOf } from '../support/api/test-file'

let street: ShakenStreet
let versionBefore: number

beforeAll(async () => {
  street = await openShakenStreet(3)
  versionBefore = await versionGiven()
})
afterAll(() => street.close())

const query = <Row extends object>(text: string): Promise<Row[]> =>
  withClient(street.databaseUrl, async (client) => (await client.query<Row>(text)).rows)

const versionGiven = async (): Promise<number> => {
  const rows = await query<{ version: string }>(
    `select version from sync_scope where scope_id = 'm1'`,
  )
  return Number(rows[0]?.version)
}

/** Backends of servers that have written something in a transaction that is still open. */
const writing = `from pg_stat_activity where application_name like 'server-%' and backend_xid is not null`

const waitingServers = async (client: Client): Promise<string[]> => {
  const { rows } = await client.query<{ name: string }>(
    `select application_name as name ${writing} and wait_event_type = 'Lock'`,
  )
  return rows.map(({ name }) => name)
}

/** Holds all pushes in mid-transaction, so that `act` meets at least two of them there; gives their servers' names. */
const whilePushesWait = (
  act: (servers: readonly string[], client: Client) => Promise<void>,
): Promise<void> =>
  withClient(street.databaseUrl, (holder) =>
    withClient(street.databaseUrl, async (client) => {
      await holder.query('begin')
      await holder.query('select version from sync_scope for update')
      let waiting: string[] = []
      await untilTrue('two pushes wait in mid-transaction', async () => {
        waiting = await waitingServers(client)
        return waiting.length >= 2
      })
      await act(waiting, client)
    }),
  )

const serverNamed = (name: string | undefined) => {
  const server = street.servers.find((one) => one.name === name)
  if (!server) throw new Error(`There is no ${name}`)
  return server
}

const visitsSaved = (): string[] => street.phones.flatMap(({ visitIds }) => visitIds).sort()
const editCount = (): number => street.phones.flatMap(({ remarks }) => remarks).length
const savedCount = (): number => visitsSaved().length + editCount()

const checkFile = async (): Promise<void> => {
  const visits = await query<{ id: string }>('select id from visit')
  expect(visits.map(({ id }) => id).sort()).toEqual(visitsSaved())
  const outcomes = await query<{ outcome: string; count: string }>(
    `select outcome, count(*) from command where name in ('visit.record', 'resident.edit')
     group by outcome`,
  )
  expect(outcomes).toEqual([{ outcome: 'applied', count: String(savedCount()) }])
  for (const { id, remarks } of street.phones) {
    const history = await query<{ old_value: string; new_value: string }>(
      `select old_value, new_value from field_history
       where record_id = '${doorOf(id).residentId}' and field = 'remark' order by at_ms, position`,
    )
    // Each remark once, and each on top of the one before.
    expect(history.map((line) => [line.old_value, line.new_value])).toEqual(
      remarks.map((remark, index) => [remarks[index - 1] ?? '', remark].map((text) => `"${text}"`)),
    )
  }
}

/** A visit takes one version; so do the edits of a resident that came in one push, and have one time in the history. */
const checkVersions = async (): Promise<void> => {
  const edited = await query(`select distinct record_id, at_ms from field_history`)
  expect(await versionGiven()).toBe(versionBefore + visitsSaved().length + edited.length)
}

const checkPhones = async (): Promise<void> => {
  const all = visitsSaved()
  const visitsShown = (phone: (typeof street.phones)[number]) =>
    phone.app.snapshot().records.all('visit')
  await untilTrue('every phone shows every visit', () =>
    street.phones.every((phone) => visitsShown(phone).length >= all.length),
  )
  for (const phone of street.phones) {
    expect(
      visitsShown(phone)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(all)
    const { refused, conflicts } = phone.app.snapshot()
    expect([refused, conflicts]).toEqual([[], []])
  }
}

const retryLater = {
  status: 503,
  reply: { ok: false, error: { code: 'retry-later', message: expect.stringMatching(/^服务器/) } },
}

/** A server that cannot say so, and nothing of its inside. */
const checkAnswers = (): void => {
  for (const { failures } of street.phones)
    for (const { status, body } of failures)
      expect({ status, reply: JSON.parse(body) as unknown }).toEqual(retryLater)
}

afterEach(async () => {
  checkAnswers()
  await checkFile()
  await checkVersions()
  await checkPhones()
  expect(street.servers.filter((server) => !server.isRunning())).toEqual([])
})

test('connections are cut in mid-transaction and between statements', async () => {
  const cut = `select pg_terminate_backend(pid) ${writing}`
  let cuts = 0
  await street.workWhile(40, async () => {
    await whilePushesWait(async (_, client) => void (await client.query(cut)))
    await withClient(street.databaseUrl, (client) =>
      untilTrue('twelve connections are cut', async () => {
        cuts += (await client.query(cut)).rowCount ?? 0
        return cuts >= 12
      }),
    )
  })
  expect(street.servers.some((server) => server.output().includes(' failed: '))).toBe(true)
})

test('a server is killed in mid-transaction, another takes its place, and again', async () => {
  for (let time = 0; time < 3; time++)
    await street.workWhile(15, async () => {
      let killed = ''
      await whilePushesWait(async ([name]) => {
        killed = name ?? ''
        await serverNamed(name).end('SIGKILL')
      })
      // Phones meet the dead one for a while.
      await street.addServer()
      street.servers.splice(street.servers.indexOf(serverNamed(killed)), 1)
    })
  expect(street.phones.some((phone) => phone.unanswered() > 0)).toBe(true)
})

test('a server that freezes in mid-transaction does not stop the others, and goes on when it thaws', async () => {
  let frozen: string | undefined
  await street.workWhile(20, async () => {
    await whilePushesWait(async ([name]) => {
      frozen = name
      serverNamed(name).process.kill('SIGSTOP')
    })
    const others = street.servers.filter(({ name }) => name !== frozen)
    const answers = others.map(({ url }) => fetch(`${url}/health`))
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([200, 200])
    await untilTrue('what it held is given up', async () =>
      withClient(street.databaseUrl, async (client) => {
        const { rows } = await client.query(`select 1 ${writing} and application_name = $1`, [
          frozen,
        ])
        return rows.length === 0
      }),
    )
    serverNamed(frozen).process.kill('SIGCONT')
  })
  const health = await fetch(`${serverNamed(frozen).url}/health`)
  expect(health.status).toBe(200)
})

test('the database ends at once in the middle of pushes and starts again', async () => {
  for (let time = 0; time < 2; time++)
    await street.workWhile(20, () => whilePushesWait(() => street.postgres.crash()))
})

test('a transaction that nobody goes on with is given up after a quarter of a minute', async () => {
  const { database, close } = await openDatabase({
    kind: 'postgres',
    url: street.databaseUrl.split('?')[0] ?? '',
    poolSize: 1,
  })
  const { rows } = await sql`show idle_in_transaction_session_timeout`.execute(database)
  await close()
  expect(rows).toEqual([{ idle_in_transaction_session_timeout: '15s' }])
})
