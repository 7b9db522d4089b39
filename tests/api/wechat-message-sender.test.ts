/** Messages through WeChat's API, against a server that answers as its documentation says. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chooseMessageSender } from '../../cloudfunctions/api/message/choose-message-sender'
import { FakeMessageSender } from '../../cloudfunctions/api/message/fake-message-sender'
import {
  noMessageSender,
  type OutgoingMessage,
} from '../../cloudfunctions/api/message/message-sender'
import { createWechatAccess, wechatFromEnvironment } from '../../cloudfunctions/api/wechat-access'
import { createWechatMessageSender } from '../../cloudfunctions/api/message/wechat-message-sender'

const message: OutgoingMessage = {
  id: 'm1',
  openid: 'openid-1',
  template: 'activity-reminder',
  text: {
    page: 'packages/volunteer/pages/activity/index?activityId=a.1',
    title: '周六红色召集令：小区大扫除，人人都来出一份力',
    startsAtMs: Date.UTC(2026, 2, 14, 0),
    place: '迎凤二期北门',
    remark: '明天的活动，记得来',
  },
}

interface Seen {
  readonly path: string
  readonly body: string
}

let server: Server
let seen: Seen[] = []
/** What the next posts are answered with; a string cuts the connection. */
let codes: (number | 'cut')[] = []
let tokens = 0
let now = 0

beforeAll(async () => {
  server = createServer((request, reply) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      const path = request.url ?? ''
      seen.push({ path, body })
      if (path.startsWith('/cgi-bin/token'))
        return reply.end(JSON.stringify({ access_token: `token-${++tokens}`, expires_in: 7200 }))
      const code = codes.shift() ?? 0
      return code === 'cut'
        ? request.socket.destroy()
        : reply.end(JSON.stringify({ errcode: code, errmsg: '' }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
beforeEach(() => {
  seen = []
  codes = []
  tokens = 0
  now = 0
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

const sender = (port = (server.address() as AddressInfo).port) =>
  createWechatMessageSender(
    createWechatAccess({
      appid: 'wx1',
      secret: 's3',
      origin: `http://127.0.0.1:${port}`,
      nowMs: () => now,
    }),
    {
      'activity-reminder': {
        id: 'tmpl-1',
        keywords: { thing1: 'title', time2: 'time', thing3: 'place', thing4: 'remark' },
      },
    },
  )

test('a message goes out with what its template shows, cut to what WeChat takes', async () => {
  const wechat = sender()
  expect(wechat.templateIds).toEqual({ 'activity-reminder': 'tmpl-1' })
  expect(await wechat.send(message)).toBe('sent')
  expect(seen[0]?.path).toBe('/cgi-bin/token?grant_type=client_credential&appid=wx1&secret=s3')
  expect(seen[1]?.path).toBe('/cgi-bin/message/subscribe/send?access_token=token-1')
  expect(JSON.parse(seen[1]?.body ?? '')).toEqual({
    touser: 'openid-1',
    template_id: 'tmpl-1',
    page: 'packages/volunteer/pages/activity/index?activityId=a.1',
    data: {
      thing1: { value: '周六红色召集令：小区大扫除，人人都来出一' },
      time2: { value: '2026年3月14日 08:00' },
      thing3: { value: '迎凤二期北门' },
      thing4: { value: '明天的活动，记得来' },
    },
  })
})

test('a token serves until it is about to end', async () => {
  const wechat = sender()
  await wechat.send(message)
  now = 6000 * 1000
  await wechat.send(message)
  expect(tokens).toBe(1)
  now = 7000 * 1000
  await wechat.send(message)
  expect(tokens).toBe(2)
})

test.each<[string, (number | 'cut')[], string, number]>([
  ['a token that somebody else renewed is fetched anew', [40001, 0], 'sent', 2],
  ['twice is enough for one minute', [40001, 42001], 'not-sent', 2],
  ['who has taken the consent back', [43101], 'refused', 1],
  ['a template that is not there', [40037], 'refused', 1],
  ['WeChat is busy', [-1], 'not-sent', 1],
  ['the day is used up', [45009], 'not-sent', 1],
  ['cut off in mid-answer', ['cut'], 'unknown', 1],
])('%s', async (_name, answers, outcome, fetched) => {
  codes = answers
  expect(await sender().send(message)).toBe(outcome)
  expect(tokens).toBe(fetched)
})

test('nobody there, or a template that was not chosen', async () => {
  expect(await sender(1).send(message)).toBe('not-sent')
  expect(await sender().send({ ...message, template: 'activity-seat' })).toBe('refused')
  expect(seen).toEqual([])
})

test('the environment chooses', () => {
  const choose = (environment: NodeJS.ProcessEnv, demo: boolean) =>
    chooseMessageSender(environment, { demo, wechat: wechatFromEnvironment(environment) })
  expect(choose({}, true)).toBeInstanceOf(FakeMessageSender)
  expect(choose({}, false)).toBe(noMessageSender)
  const keys = { WECHAT_APPID: 'wx1', WECHAT_SECRET: 's3' }
  const templates = { 'activity-seat': { id: 't', keywords: { thing1: 'title' } } }
  const environment = { ...keys, WECHAT_TEMPLATES: JSON.stringify(templates) }
  expect(choose(environment, false).templateIds).toEqual({ 'activity-seat': 't' })
  const broken = { ...keys, WECHAT_TEMPLATES: '{"activity-seat": 7}' }
  expect(() => choose(broken, false)).toThrow('WECHAT_TEMPLATES')
})
