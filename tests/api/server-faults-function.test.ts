/**
 * One warm instance of the cloud function, which has one connection: cut between calls, cut in mid-transaction, gone
 * with the whole database. The instance is never started anew.
 */
import { openApi } from '../../cloudfunctions/api/open-api'
import { main } from '../../cloudfunctions/api/main'
import { keyRingFromEnvironment } from '../../cloudfunctions/api/secrets/key-ring'
import type { CommandEnvelope, CommandResult } from '../../src/protocol/envelope'
import type { Reply } from '../../src/protocol/wire'
import { newKey, untilTrue, withClient } from '../support/api/shaken-street'
import { acceptsOnly, command, openDoor, push, visitArgs } from '../support/api/test-file'
import { seedStreet } from '../support/api/test-street'
import { createDatabase, startPostgres, type PostgresServer } from '../support/postgres'

let postgres: PostgresServer
let url: string

beforeAll(async () => {
  postgres = await startPostgres({ durable: true })
  url = await createDatabase(postgres.url)
  Object.assign(process.env, {
    DATABASE_URL: url,
    LIANXIN_KEYS: JSON.stringify({ 1: newKey() }),
    LIANXIN_INDEX_KEY: newKey(),
    PGAPPNAME: 'function',
  })
  const keys = keyRingFromEnvironment(process.env)
  const { api, close } = await openApi({
    place: { kind: 'postgres', url, poolSize: 1 },
    keys,
    demo: false,
  })
  await seedStreet(api)
  acceptsOnly(await push(api, 'worker', ...openDoor('b1', 'a')))
  await close()
})
afterAll(() => postgres.stop())

const call = (path: string, input: unknown = {}): Promise<Reply> =>
  main({ path, input }, { environment: JSON.stringify({ WX_OPENID: 'openid-leader' }) })

const cut = `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'function'`

const isAnswered = async (): Promise<boolean> => (await call('session.me')).ok

const send = async (...commands: CommandEnvelope[]): Promise<readonly string[] | null> => {
  const reply = await call('sync.push', { commands })
  if (!reply.ok) return null
  const { results } = reply.output as { readonly results: readonly CommandResult[] }
  return results.map(({ status }) => status)
}

test('cut between two calls', async () => {
  expect(await isAnswered()).toBe(true)
  await withClient(url, (client) => client.query(cut))
  await untilTrue('it answers again', isAnswered)
})

test('cut in mid-transaction, the same push sent again takes effect once', async () => {
  const visits = ['one', 'two'].map((id) => command('visit.record', 'b1', visitArgs('a', id)))
  await withClient(url, (holder) =>
    withClient(url, async (client) => {
      await holder.query('begin')
      await holder.query('select version from sync_scope for update')
      const answer = send(...visits)
      await untilTrue('the push waits', async () => {
        const waiting = `select 1 from pg_stat_activity
          where application_name = 'function' and wait_event_type = 'Lock'`
        return (await client.query(waiting)).rowCount === 1
      })
      await client.query(cut)
      await holder.query('rollback')
      // It may have been tried once more, on a new connection, or be left to the phone.
      const settled = ['applied', 'retry-later']
      expect(settled).toEqual(expect.arrayContaining([...((await answer) ?? [])]))
    }),
  )
  await untilTrue('both are settled', async () => {
    const statuses = (await send(...visits)) ?? ['retry-later']
    return !statuses.includes('retry-later')
  })
  expect(await send(...visits)).toEqual(['replayed', 'replayed'])
  const { rows } = await withClient(url, (client) =>
    client.query('select id from visit order by id'),
  )
  expect(rows).toEqual([{ id: 'one' }, { id: 'two' }])
})

test('the database ends at once and starts again', async () => {
  const crash = postgres.crash()
  const meanwhile = await Promise.all(Array.from({ length: 5 }, () => call('session.me')))
  await crash
  for (const reply of meanwhile) if (!reply.ok) expect(reply.error.code).toBe('retry-later')
  await untilTrue('it answers again', isAnswered)
  expect(await send(command('visit.record', 'b1', visitArgs('a', 'three')))).toEqual(['applied'])
})
