/** The HTTP face: who is believed, what is too much, and that errors say nothing of the inside. */
import { createApp } from '../../cloudfunctions/api/http/create-app'
import { readFunctionIdentity } from '../../cloudfunctions/api/main'
import type { Reply } from '../../src/protocol/wire'
import { openTestApi, type TestApi } from '../support/api/test-api'
import { seedStreet } from '../support/api/test-street'

let server: TestApi

beforeAll(async () => {
  server = await openTestApi('PGlite')
  await seedStreet(server.api)
})
afterAll(() => server.close())

const post = async (
  path: string,
  input: unknown,
  headers: Record<string, string> = {},
  { demo = true, trust = false } = {},
) => {
  const options = { trustContainerHeaders: trust, h5Folder: 'dist/h5' }
  const app = createApp({ ...server.api, demo }, options)
  const body = typeof input === 'string' ? input : JSON.stringify(input)
  const response = await app.request(`/api/${path}`, { method: 'POST', body, headers })
  return {
    status: response.status,
    reply: (await response.json()) as Reply<Record<string, unknown>>,
  }
}

const errorCode = ({ reply }: { reply: Reply<unknown> }) => (reply.ok ? 'ok' : reply.error.code)

const signIn = async () => {
  const { reply } = await post('session.demoSignIn', { userId: 'leader' })
  return reply.ok ? String(reply.output.token) : ''
}

test('a demo user signs in and is known by the token', async () => {
  const { reply } = await post('session.me', {}, { authorization: `Bearer ${await signIn()}` })
  expect(reply).toEqual({ ok: true, output: { memberId: 'leader', name: '李组长', demo: true } })
})

test('outside demo mode there is no demo user, no sign-in, and an old token is worth nothing', async () => {
  const token = await signIn()
  const real = { demo: false }
  expect(errorCode(await post('session.demoUsers', {}, {}, real))).toBe('forbidden')
  expect(errorCode(await post('session.demoSignIn', { userId: 'leader' }, {}, real))).toBe(
    'forbidden',
  )
  const me = await post('session.me', {}, { authorization: `Bearer ${token}` }, real)
  expect([me.status, errorCode(me)]).toEqual([401, 'sign-in-again'])
})

test('an altered token is refused', async () => {
  const token = await signIn()
  const altered = `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`
  expect(errorCode(await post('session.me', {}, { authorization: `Bearer ${altered}` }))).toBe(
    'sign-in-again',
  )
})

test("a container's headers count only where they are trusted and marked", async () => {
  const wechat = { 'x-wx-openid': 'openid-leader', 'x-wx-source': 'wx_devtools' }
  const trusted = await post('session.me', {}, wechat, { trust: true })
  expect(trusted.reply).toMatchObject({ ok: true, output: { memberId: 'leader' } })
  expect(errorCode(await post('session.me', {}, wechat))).toBe('sign-in-again')
  const unmarked = { 'x-wx-openid': 'openid-leader' }
  expect(errorCode(await post('session.me', {}, unmarked, { trust: true }))).toBe('sign-in-again')
})

test('a first contact through WeChat makes a member without posts, once', async () => {
  const headers = { 'x-wx-openid': 'openid-new', 'x-wx-source': 'wx_client' }
  const [one, other] = [
    await post('session.me', {}, headers, { trust: true }),
    await post('session.me', {}, headers, { trust: true }),
  ]
  expect(one.reply).toMatchObject({ ok: true, output: { name: '' } })
  expect(other.reply).toEqual(one.reply)
})

test('errors are typed and tell nothing of the inside', async () => {
  const authorization = { authorization: `Bearer ${await signIn()}` }
  expect(errorCode(await post('no.such', {}, authorization))).toBe('unknown-procedure')
  expect(errorCode(await post('constructor.call', {}, authorization))).toBe('unknown-procedure')
  expect(errorCode(await post('sync.pull', { wrong: true }, authorization))).toBe('invalid')
  expect(errorCode(await post('sync.pull', '{', authorization))).toBe('invalid')
  const large = await post('sync.push', 'x'.repeat(1024 * 1024 + 1), authorization)
  expect([large.status, errorCode(large)]).toEqual([413, 'too-large'])
})

test('the cloud function believes the context of the call, never the event', () => {
  const none = { kind: 'none' }
  expect(readFunctionIdentity({ environment: '{"WX_OPENID":"o1"}' }, {})).toEqual({
    kind: 'openid',
    openid: 'o1',
  })
  expect(readFunctionIdentity({}, { WX_OPENID: 'o2' })).toEqual(none)
  expect(readFunctionIdentity({}, { WX_OPENID: 'o2', WX_CONTEXT_KEYS: 'WX_OPENID' })).toEqual({
    kind: 'openid',
    openid: 'o2',
  })
})
