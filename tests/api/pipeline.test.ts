/** The connection that many callers share: it takes statements behind one another, and outlives its own loss. */
import { sql } from 'kysely'
import { prepared } from '../../cloudfunctions/api/database/prepared'
import { isOperating, isTransient } from '../../cloudfunctions/api/operating-error'
import { openTestApi, type TestApi } from '../support/api/test-api'

const whoAnswers = prepared<{ pid: number; word: string }>(
  'who-answers',
  'select pg_backend_pid() as pid, $1::text as word, pg_sleep($2)',
)
const lockPool = prepared('lock-row', 'select from tenant where id = $1 for update')

let server: TestApi
beforeAll(async () => {
  server = await openTestApi('PostgreSQL')
  await server.api.database
    .insertInto('tenant')
    .values({ id: 'p1', name: '管道街道', epoch: 'e', created_at_ms: 0, settings: '{}' })
    .execute()
})
afterAll(() => server.close())

const ask = async (word: string, seconds = 0) =>
  (await whoAnswers(server.api.pipeline, [word, seconds]))[0]

const failureOf = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'none',
    (error: unknown) => error,
  )

test('statements of many callers go over one connection and are answered in turn', async () => {
  const order: string[] = []
  const answers = await Promise.all(
    ['one', 'two', 'three'].map(async (word, at) => {
      const answer = await ask(word, at === 0 ? 0.2 : 0)
      order.push(word)
      return answer
    }),
  )
  expect(new Set(answers.map((answer) => answer?.pid)).size).toBe(1)
  expect(answers.map((answer) => answer?.word)).toEqual(['one', 'two', 'three'])
  expect(order).toEqual(['one', 'two', 'three'])
})

test('one that fails takes no other down', async () => {
  const bad = prepared('bad', 'select 1 / $1::integer as n')
  const [before, failed, after] = await Promise.all([
    ask('before'),
    failureOf(bad(server.api.pipeline, [0])),
    ask('after'),
  ])
  expect(failed).toMatchObject({ code: '22012' })
  expect([before?.word, after?.word]).toEqual(['before', 'after'])
})

test('a lost connection fails what was under way as trouble of the database, and the next call has another', async () => {
  const pid = (await ask('first'))?.pid ?? 0
  const underWay = ['a', 'b'].map((word) => failureOf(ask(word, 5)))
  await sql`select pg_terminate_backend(${pid})`.execute(server.api.database)
  for (const failure of await Promise.all(underWay)) expect(isOperating(failure)).toBe(true)
  const again = await Promise.all([ask('c'), ask('d')])
  expect(again.map((answer) => answer?.word)).toEqual(['c', 'd'])
  expect(new Set([pid, ...again.map((answer) => answer?.pid)]).size).toBe(2)
})

test('who waits too long for a row is to come again, and holds up nobody', async () => {
  const failure = await server.api.database.transaction().execute(async (transaction) => {
    await lockPool(transaction, ['p1'])
    return failureOf(lockPool(server.api.pipeline, ['p1']))
  })
  expect(isTransient(failure)).toBe(true)
  expect((await ask('behind'))?.word).toBe('behind')
})
