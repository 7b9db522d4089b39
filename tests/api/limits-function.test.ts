/**
 * The cloud function turns away what is too large and who asks too often before it opens the database: here there is
 * none, so that whatever gets further answers that the server is busy.
 */
import { main } from '../../cloudfunctions/api/main'
import { maxInputBytes } from '../../cloudfunctions/api/limits/input-bytes'
import { procedureShapes } from '../support/protocol-schema'

beforeAll(() => {
  delete process.env.DATABASE_URL
  process.env.LIMIT_CALLS = '40'
  process.env.LIMIT_STRANGER_CALLS = '3'
})

const call = (openid: string, path: string, input: unknown) =>
  main({ path, input }, openid === '' ? {} : { environment: JSON.stringify({ WX_OPENID: openid }) })

const further = {
  ok: false,
  error: { code: 'retry-later', message: '服务器正忙，请过一会儿再试' },
}
const tooMany = {
  ok: false,
  error: {
    code: 'retry-later',
    message: expect.stringMatching(/^请求太多了，请 \d+ 秒后再试$/),
    retryAfterSeconds: expect.any(Number),
  },
}

test.each(procedureShapes.map(([path]) => path))('%s has a largest input', async (path) => {
  const atMost = { text: 'x'.repeat(maxInputBytes(path) - '{"text":""}'.length) }
  expect(await call(path, path, atMost)).toEqual(further)
  expect(await call(path, path, { text: `${atMost.text}x` })).toMatchObject({
    error: { code: 'too-large' },
  })
})

test('an event that is no call gets no further than the list of procedures', async () => {
  const openid = { environment: '{"WX_OPENID":"five"}' }
  for (const event of [null, undefined, 'x', 7, [], { path: 7 }, { Type: 'Timer' }])
    expect(await main(event, openid)).toMatchObject({ error: { code: 'unknown-procedure' } })
})

test('nesting without end is refused, not walked', async () => {
  const deep: unknown = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)
  expect(await call('two', 'session.me', deep)).toMatchObject({ error: { code: 'invalid' } })
})

test('who asks too often is told when to come back, and nobody else is', async () => {
  const often = await Promise.all(Array.from({ length: 16 }, () => call('three', 'session.me', {})))
  expect(often).toEqual(often.map(() => further))
  for (let count = 0; count < 24; count++) await call('three', 'session.me', {})
  expect(await call('three', 'session.me', {})).toEqual(tooMany)
  expect(await call('four', 'session.me', {})).toEqual(further)
})

test('calls that nobody vouches for are counted together, and little is read of them', async () => {
  const large = { commands: ['x'.repeat(20_000)] }
  for (let count = 0; count < 3; count++)
    expect(await call('', 'sync.push', large)).toMatchObject({ error: { code: 'sign-in-again' } })
  expect(await call('', 'session.me', {})).toEqual(tooMany)
})
