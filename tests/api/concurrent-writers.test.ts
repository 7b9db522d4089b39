/**
 * Two servers, several writers and two phones at once on real PostgreSQL: no row is lost, versions have no gap,
 * and a command that races itself takes effect once. The last test runs the same traffic with a plain sequence
 * as cursor and shows that it does lose rows, so that the first ones prove something.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Api } from '../../cloudfunctions/api/api'
import { openTestApi, type TestApi } from '../support/api/test-api'
import { acceptsOnly, command, openDoor, push, statuses, visitArgs } from '../support/api/test-file'
import { TestPhone } from '../support/api/test-phone'
import { actorOf, seedStreet, tenantId } from '../support/api/test-street'

let server: TestApi
let second: Awaited<ReturnType<TestApi['openAnother']>>

beforeAll(async () => {
  server = await openTestApi('PostgreSQL')
  await seedStreet(server.api)
  second = await server.openAnother()
  const doors = ['p', 'q', 'r', 's'].flatMap((suffix) => openDoor('b1', suffix))
  acceptsOnly(await push(server.api, 'worker', ...doors))
})
afterAll(async () => {
  await second.close()
  await server.close()
})

const visitsOf = (writer: number, round: number) =>
  Array.from({ length: 3 }, (_, index) =>
    command('visit.record', 'b1', visitArgs('pqrs'[writer] ?? 'p', `w${writer}-${round}-${index}`)),
  )

const writeRounds = async (api: Api, writer: number, rounds: number): Promise<void> => {
  for (let round = 0; round < rounds; round++)
    acceptsOnly(await push(api, 'leader', ...visitsOf(writer, round)))
}

test('two phones that pull while four writers push on two servers end with every row', async () => {
  const phones = [
    new TestPhone(server.api, actorOf('leader')),
    new TestPhone(second.api, actorOf('micro')),
  ]
  let writing = true
  const pulling = phones.map(async (phone) => {
    while (writing) await phone.pull()
    await phone.pull()
  })
  const writers = [0, 1, 2, 3].map((writer) =>
    writeRounds(writer % 2 === 0 ? server.api : second.api, writer, 25),
  )
  await Promise.all(writers)
  writing = false
  await Promise.all(pulling)
  const { rows } = await sql<{ count: number }>`select count(*) as count from visit`.execute(
    server.api.database,
  )
  expect(rows[0]?.count).toBe(300)
  for (const phone of phones)
    expect(phone.held().filter((key) => key.startsWith('visit '))).toHaveLength(300)
})

test('versions of a scope have no gap: as many were given out as entries were written', async () => {
  const { rows } = await sql<{ version: number; newest: number; entries: number }>`
    select s.version, max(e.version) as newest, count(*) as entries
    from sync_scope s join sync_entry e on e.tenant_id = s.tenant_id and e.scope_id = s.scope_id
    where s.tenant_id = ${tenantId} and s.scope_id = 'm1' group by s.version`.execute(
    server.api.database,
  )
  // Every record was written once, so that each version still has its entry.
  expect(rows).toEqual([
    { version: rows[0]?.entries, newest: rows[0]?.entries, entries: rows[0]?.entries },
  ])
})

test('one command sent by four calls to two servers at once takes effect once', async () => {
  for (let round = 0; round < 10; round++) {
    const visit = command('visit.record', 'b1', visitArgs('p', `race-${round}`))
    const results = await Promise.all(
      [server.api, second.api, server.api, second.api].map((api) => push(api, 'leader', visit)),
    )
    expect(results.map(statuses).flat().sort()).toEqual([
      'applied',
      'replayed',
      'replayed',
      'replayed',
    ])
  }
})

test('batches that touch the same households in opposite order do not refuse each other', async () => {
  for (let round = 0; round < 10; round++) {
    const visits = (tag: string, doors: string) =>
      [...doors].map((suffix) =>
        command('visit.record', 'b1', visitArgs(suffix, `x${tag}-${round}-${suffix}`)),
      )
    const results = await Promise.all([
      push(server.api, 'leader', ...visits('a', 'pqrs')),
      push(second.api, 'micro', ...visits('b', 'srqp')),
    ])
    results.forEach(acceptsOnly)
  }
})

/** The same race with a sequence: a writer takes its number early, commits late; the reader has passed it. */
const readBySequence = async (api: Api, seen: Set<number>, cursor: number): Promise<number> => {
  const { rows } = await sql<{ number: number }>`
    select number from naive_entry where number > ${cursor} order by number`.execute(api.database)
  for (const { number } of rows) seen.add(number)
  return rows.at(-1)?.number ?? cursor
}

test('a plain sequence as cursor loses rows in such traffic', async () => {
  await sql`create table naive_entry (number bigserial primary key)`.execute(server.api.database)
  const seen = new Set<number>()
  let cursor = 0
  let writing = true
  const reading = (async () => {
    while (writing) cursor = await readBySequence(second.api, seen, cursor)
    cursor = await readBySequence(second.api, seen, cursor)
  })()
  const writers = [0, 1, 2, 3].map(async (writer) => {
    for (let round = 0; round < 30; round++)
      await server.api.database.transaction().execute(async (transaction) => {
        await sql`insert into naive_entry default values`.execute(transaction)
        await wait(writer * 3)
      })
  })
  await Promise.all(writers)
  writing = false
  await reading
  expect(seen.size).toBeLessThan(120)
})
