/** Who asks too much is told when to come back, before anything is looked up, while everybody else is served. */
import { setTimeout as wait } from 'node:timers/promises'
import { createBusyPhone } from '../support/api/busy-phone'
import {
  identityHeaders,
  openHttpServer,
  type Answer,
  type HttpServer,
} from '../support/api/http-server'
import { untilTrue } from '../support/api/shaken-street'
import { acceptsOnly, openDoor, push } from '../support/api/test-file'
import { callHead, openRaw } from '../support/raw-http'

let http: HttpServer
afterEach(() => http.close())

const times = <Value>(count: number, make: () => Promise<Value>): Promise<Value[]> =>
  Promise.all(Array.from({ length: count }, make))

const statusesOf = (answers: readonly Answer[]): number[] => answers.map(({ status }) => status)

test('who asks too often is told when to come back, without a statement, while others are served', async () => {
  http = await openHttpServer({ calls: 10, windowSeconds: 2 })
  const answers: Answer[] = []
  for (let call = 0; call < 10; call++) answers.push(await http.call('leader', 'session.me'))
  expect(new Set(statusesOf(answers))).toEqual(new Set([200]))
  const before = http.databaseUses()
  const refused = await times(5, () => http.call('leader', 'session.me'))
  expect(http.databaseUses()).toBe(before)
  for (const { status, headers, reply } of refused) {
    const seconds = Number(headers.get('retry-after'))
    expect([1, 2]).toContain(seconds)
    expect({ status, reply }).toEqual({
      status: 429,
      reply: {
        ok: false,
        error: {
          code: 'retry-later',
          message: `请求太多了，请 ${seconds} 秒后再试`,
          retryAfterSeconds: seconds,
        },
      },
    })
  }
  expect((await http.call('worker', 'session.me')).status).toBe(200)
  await wait(2_000)
  expect((await http.call('leader', 'session.me')).status).toBe(200)
})

test('strangers are counted by their address, forged sessions and demo sign-ins with them; members there are not', async () => {
  http = await openHttpServer({ strangerCalls: 6 })
  const signIn = () => http.call('stranger', 'session.demoSignIn', { userId: 'nobody-there' })
  expect(statusesOf(await times(3, signIn))).toEqual([403, 403, 403])
  const forged = (count: number) =>
    fetch(`${http.url}/api/session.me`, {
      method: 'POST',
      headers: { authorization: `Bearer s1.forged${count}.forged` },
    })
  for (let count = 0; count < 3; count++) expect((await forged(count)).status).toBe(401)
  const before = http.databaseUses()
  expect((await forged(3)).status).toBe(429)
  expect((await signIn()).status).toBe(429)
  expect(http.databaseUses()).toBe(before)
  expect((await http.call('leader', 'session.me')).status).toBe(200)
})

test('a demo session is counted as its member, wherever it comes from', async () => {
  http = await openHttpServer({ calls: 3 })
  const { reply } = await http.call('stranger', 'session.demoSignIn', { userId: 'leader' })
  const { token } = (reply as { readonly output: { readonly token: string } }).output
  const me = () =>
    fetch(`${http.url}/api/session.me`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
    })
  const statuses = (await times(4, me)).map(({ status }) => status).sort()
  expect(statuses).toEqual([200, 200, 200, 429])
})

test('calls of one caller under way together are limited, and one that ends makes room', async () => {
  http = await openHttpServer({ callsAtOnce: 3 })
  const head = callHead('session.me', { ...identityHeaders('leader'), 'Content-Length': 2 })
  const slow = await times(3, () => openRaw(http.server.port))
  slow.forEach((connection) => connection.write(head))
  await untilTrue('the fourth is refused', async () => {
    return (await http.call('leader', 'session.me')).status === 429
  })
  expect((await http.call('worker', 'session.me')).status).toBe(200)
  slow[0]?.write('{}')
  expect(await slow[0]?.status()).toBe(200)
  expect((await http.call('leader', 'session.me')).status).toBe(200)
  // Whoever goes away without a word makes room as well.
  slow[1]?.socket.destroy()
  slow[2]?.socket.destroy()
  await untilTrue('all have left', async () =>
    statusesOf(await times(3, () => http.call('leader', 'session.me'))).every((one) => one === 200),
  )
})

test('a phone that is told to wait waits, drops nothing and sends everything', async () => {
  http = await openHttpServer({ calls: 6, windowSeconds: 1 })
  acceptsOnly(await push(http.test.api, 'worker', ...openDoor('b1', 'p')))
  const phone = createBusyPhone('p', ['p'], { member: 'leader', servers: () => [http.url] })
  phone.app.sync.start()
  await untilTrue('the phone holds the file', () => phone.app.snapshot().lastSyncedAtMs > 0)
  const photo = Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xda, 0, 2]),
    Buffer.alloc(700_000, 7),
    Buffer.from([0xff, 0xd9]),
  ])
  for (let visit = 0; visit < 12; visit++) {
    await phone.work()
    await wait(30)
  }
  const { app } = phone
  expect((await app.photos.add(photo.toString('base64'), phone.region)).ok).toBe(true)
  await untilTrue(
    'everything is sent',
    () => phone.isAtRest() && app.snapshot().photosWaiting === 0,
  )
  app.sync.stop()
  expect(phone.failures.length).toBeGreaterThan(0)
  expect(new Set(phone.failures.map(({ status }) => status))).toEqual(new Set([429]))
  expect(app.snapshot().refused).toEqual([])
  const visits = await http.test.api.database.selectFrom('visit').select('id').execute()
  expect(visits.map(({ id }) => id).sort()).toEqual([...phone.visitIds].sort())
  const uploads = await http.test.api.database
    .selectFrom('upload')
    .select('completed_at_ms')
    .execute()
  expect(uploads).toEqual([{ completed_at_ms: expect.any(Number) }])
})
