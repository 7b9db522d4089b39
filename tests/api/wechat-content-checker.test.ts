/** The content check through WeChat, against a server that answers, fetches and pushes as its documentation says. */
import { createHash } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as v from 'valibot'
import { chooseContentChecker } from '../../cloudfunctions/api/content-check/choose-content-checker'
import { noContentChecker } from '../../cloudfunctions/api/content-check/content-checker'
import { drainContentChecks } from '../../cloudfunctions/api/content-check/drain-content-checks'
import { FakeContentChecker } from '../../cloudfunctions/api/content-check/fake-content-checker'
import { askContentCheck } from '../../cloudfunctions/api/content-check/content-check.repository'
import { takeUpPhotos } from '../../cloudfunctions/api/file/resident-photo.repository'
import { createApp } from '../../cloudfunctions/api/http/create-app'
import { memberIdShape } from '../../src/domain/shapes'
import { createWechatAccess } from '../../cloudfunctions/api/wechat-access'
import { openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { seedStreet, tenantId } from '../support/api/test-street'

const pushToken = 'push-token'
const photoId = 'photo-1'
const pixels = Buffer.from('89504e470d0a1a0a', 'hex')
let wechat: Server
let server: TestApi
let answers: unknown[] = []
let asked: { readonly path: string; readonly body: Readonly<Record<string, unknown>> }[] = []

beforeAll(async () => {
  wechat = createServer((request, reply) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      const path = (request.url ?? '').split('?')[0] ?? ''
      if (path === '/cgi-bin/token')
        return reply.end(JSON.stringify({ access_token: 't', expires_in: 7200 }))
      asked.push({ path, body: JSON.parse(body) as Readonly<Record<string, unknown>> })
      return reply.end(JSON.stringify(answers.shift() ?? { errcode: -1 }))
    })
  })
  await new Promise<void>((resolve) => wechat.listen(0, '127.0.0.1', resolve))
  server = await openTestApi('PGlite')
  await seedStreet(server.api)
})
beforeEach(() => {
  answers = []
  asked = []
})
afterAll(async () => {
  await server.close()
  await new Promise((resolve) => wechat.close(resolve))
})

const checker = (publicUrl = 'https://lianxin.example') =>
  chooseContentChecker({
    ...{ demo: false, vault: server.api.vault, publicUrl, pushToken, nowMs: () => testNowMs },
    wechat: createWechatAccess({
      ...{ appid: 'wx1', secret: 's3', nowMs: () => testNowMs },
      origin: `http://127.0.0.1:${(wechat.address() as AddressInfo).port}`,
    }),
  })

const judged = (suggest: string, label: number | string) => ({
  ...{ errcode: 0, errmsg: 'ok', trace_id: 'x', result: { suggest, label } },
})

test.each<[string, unknown, unknown]>([
  ['passed', judged('pass', 100), { kind: 'passed' }],
  ['a label as a number', judged('risky', 20003), { kind: 'held', why: 'abuse' }],
  ['a label as a text', judged('risky', '10001'), { kind: 'held', why: 'advert' }],
  ['to be looked at', judged('review', 21000), { kind: 'held', why: 'other' }],
  ['not here within two hours', { errcode: 61010 }, { kind: 'held', why: 'not-checkable' }],
  ['busy', { errcode: -1 }, { kind: 'later' }],
  ['an answer that says nothing', { errcode: 0 }, { kind: 'later' }],
  ['a code that nobody knows', { errcode: 47001 }, { kind: 'later' }],
])('a text: %s', async (_name, reply, verdict) => {
  answers = [reply]
  expect(await checker().checkText({ openid: 'openid-1', text: '路灯坏了' })).toEqual(verdict)
  expect(asked).toEqual([
    {
      path: '/wxa/msg_sec_check',
      body: { version: 2, scene: 3, openid: 'openid-1', content: '路灯坏了' },
    },
  ])
})

const photo = { tenantId, kind: 'matter', subjectId: 'm', photoId } as const

test('whom WeChat does not know, and photos without an address, wait for a person', async () => {
  const notCheckable = { kind: 'held', why: 'not-checkable' }
  expect(await checker().checkText({ openid: '', text: '路灯坏了' })).toEqual(notCheckable)
  expect(await checker().checkPhoto({ openid: '', photo })).toEqual(notCheckable)
  expect(await checker('').checkPhoto({ openid: 'o', photo })).toEqual({
    ...{ kind: 'held', why: 'photo' },
  })
  expect(asked).toEqual([])
})

test('the server chooses', () => {
  const common = { vault: server.api.vault, publicUrl: '', pushToken: '', nowMs: () => 0 }
  const wechatless = { ...common, wechat: null }
  expect(chooseContentChecker({ ...wechatless, demo: true })).toBeInstanceOf(FakeContentChecker)
  expect(chooseContentChecker({ ...wechatless, demo: false })).toBe(noContentChecker)
})

const app = (token = pushToken) =>
  createApp(server.api, { trustContainerHeaders: false, h5Folder: 'tests', pushToken: token })
const signed = (token = pushToken, nowMs = testNowMs) => {
  const timestamp = String(nowMs / 1000)
  const text = [token, timestamp, 'n1'].sort().join('')
  const signature = createHash('sha1').update(text).digest('hex')
  return `/wechat-push?${new URLSearchParams({ signature, timestamp, nonce: 'n1', echostr: 'e' }).toString()}`
}
const event = (trace_id: string, more: object) => ({
  ...{ ToUserName: 'gh_1', FromUserName: 'o', CreateTime: 1, MsgType: 'event' },
  ...{ Event: 'wxa_media_check', appid: 'wx1', version: 2, trace_id, ...more },
})
const pushed = async (body: unknown, path = signed()) =>
  (await app().request(path, { method: 'POST', body: JSON.stringify(body) })).status

const askPhoto = () =>
  server.api.database.transaction().execute(async (transaction) => {
    const desk = { transaction, vault: server.api.vault, tenantId, nowMs: testNowMs }
    await askContentCheck(desk, {
      ...{ kind: 'matter', subjectId: 'm', memberId: 'nobody', texts: [], photoIds: [photoId] },
      region: { id: 'b1', path: '/street/c1/g1/m1/b1/' },
    })
  })
const state = async () =>
  (await server.api.database.selectFrom('content_check').select('state').executeTakeFirst())?.state
const drain = (nowMs = testNowMs) =>
  drainContentChecks({ ...server.api, contentChecker: checker() }, nowMs)

test('a photo is fetched at its address, and WeChat’s event settles it', async () => {
  const { database } = server.api
  const key = { tenant_id: tenantId, id: photoId }
  await database
    .insertInto('upload')
    .values({
      ...{ ...key, purpose: 'resident-photo', region_id: 'b1', member_id: 'nobody' },
      ...{ part_count: 1, media_type: 'image/png', created_at_ms: 1, completed_at_ms: 1 },
    })
    .execute()
  await database
    .insertInto('upload_part')
    .values({ tenant_id: tenantId, upload_id: photoId, index: 0, bytes: pixels })
    .execute()
  const holder = { kind: 'matter', id: 'm' }
  await database
    .transaction()
    .execute((transaction) =>
      takeUpPhotos(
        transaction,
        { tenantId, memberId: v.parse(memberIdShape, 'nobody') },
        [photoId],
        holder,
      ),
    )
  await askPhoto()
  answers = [{ errcode: 0, trace_id: 'trace-1' }]
  await drain()
  expect(asked[0]?.path).toBe('/wxa/media_check_async')
  expect(asked[0]?.body).toMatchObject({ media_type: 2, version: 2, scene: 3 })
  const url = new URL(String(asked[0]?.body.media_url))
  const fetched = await app().request(url.pathname)
  expect(fetched.headers.get('content-type')).toBe('image/png')
  expect(Buffer.from(await fetched.arrayBuffer())).toEqual(pixels)
  expect((await app().request(`${url.pathname}x`)).status).toBe(404)
  expect(await pushed(event('trace-other', { result: { suggest: 'pass', label: 100 } }))).toBe(503)
  expect(await state()).toBe('waiting')
  const risky = event('trace-1', { result: { suggest: 'risky', label: '20002' }, detail: [] })
  expect(await pushed(risky, signed('guessed'))).toBe(403)
  expect(await pushed(risky, signed(pushToken, testNowMs - 3_600_000))).toBe(403)
  expect(await state()).toBe('waiting')
  expect(await pushed(risky)).toBe(200)
  expect(await state()).toBe('held')
})

test('a photo that WeChat could not fetch is asked again', async () => {
  await askPhoto()
  answers = [
    { errcode: 0, trace_id: 'trace-2' },
    { errcode: 0, trace_id: 'trace-3' },
  ]
  await drain()
  const failed = { strategy: 'content_model', errcode: -1008 }
  const pass = { suggest: 'pass', label: 100 }
  expect(await pushed(event('trace-2', { detail: [failed], result: pass }))).toBe(200)
  expect(await state()).toBe('waiting')
  await drain(testNowMs + 60_000)
  expect(await pushed(event('trace-3', { result: pass }))).toBe(200)
  expect(await state()).toBe('passed')
})

test('WeChat is told that the address is ours, and that other events were taken', async () => {
  expect(await (await app().request(signed())).text()).toBe('e')
  expect((await app().request(signed('guessed'))).status).toBe(403)
  expect((await app('').request(signed(''))).status).toBe(403)
  expect(await pushed({ MsgType: 'event', Event: 'user_enter_tempsession' })).toBe(200)
})
