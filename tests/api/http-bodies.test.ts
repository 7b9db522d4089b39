/** Bodies that are too large, too slow or no JSON: cut off early, told so, and nobody else waits for them. */
import { maxInputBytes } from '../../cloudfunctions/api/limits/input-bytes'
import { procedureShapes } from '../support/protocol-schema'
import { identityHeaders, openHttpServer, type HttpServer } from '../support/api/http-server'
import { callHead, openRaw, type RawConnection } from '../support/raw-http'

let http: HttpServer
beforeAll(async () => {
  http = await openHttpServer({ bodySeconds: 1, callsAtOnce: 50 })
})
afterAll(() => http.close())

const leader = identityHeaders('leader')

const send = async (head: string, body = ''): Promise<RawConnection> => {
  const connection = await openRaw(http.server.port)
  connection.write(head + body)
  return connection
}

const errorOf = (connection: RawConnection): unknown => {
  const body = connection.received().split('\r\n\r\n')[1] ?? ''
  return (JSON.parse(body) as { readonly error: { readonly code: string } }).error.code
}

/** In one second and the time that a connection is given to take its answer. */
const closesInTime = async (connection: RawConnection): Promise<void> => {
  const startedAtMs = Date.now()
  await connection.closed()
  expect(Date.now() - startedAtMs).toBeLessThan(5_000)
}

test('each procedure refuses by the length that is announced, before any of it is read', async () => {
  const before = http.databaseUses()
  await Promise.all(
    procedureShapes.map(async ([path]) => {
      const tooMany = maxInputBytes(path) + 1
      const connection = await send(callHead(path, { ...leader, 'Content-Length': tooMany }))
      expect([path, await connection.status()]).toEqual([path, 413])
      expect(errorOf(connection)).toBe('too-large')
      await closesInTime(connection)
    }),
  )
  expect(http.databaseUses()).toBe(before)
})

test('of a stranger little is read: a phone whose session ended is told so, not that it sent too much', async () => {
  const size = maxInputBytes('sync.push')
  const connection = await send(callHead('sync.push', { 'Content-Length': size }))
  expect(await connection.status()).toBe(401)
  expect(errorOf(connection)).toBe('sign-in-again')
  await closesInTime(connection)
})

test('a body that does not say how long it is ends where it has become too long', async () => {
  const connection = await send(
    callHead('session.me', { ...leader, 'Transfer-Encoding': 'chunked' }),
  )
  const chunk = `400\r\n${' '.repeat(1024)}\r\n`
  const sending = setInterval(() => connection.write(chunk.repeat(8)), 5)
  expect(await connection.status()).toBe(413)
  await closesInTime(connection)
  clearInterval(sending)
  expect(connection.socket.bytesWritten).toBeLessThan(20 * 1024 * 1024)
})

test('what no procedure takes is not read', async () => {
  const connection = await send(callHead('no.such', { ...leader, 'Content-Length': 1_000_000_000 }))
  expect(await connection.status()).toBe(404)
  await closesInTime(connection)
})

test('slow bodies are cut off while others are served, and hold no connection of the database', async () => {
  const before = http.databaseUses()
  const slow = await Promise.all(
    Array.from({ length: 12 }, () =>
      send(callHead('sync.push', { ...leader, 'Content-Length': 500 }), '{'),
    ),
  )
  const dribbling = setInterval(() => slow.forEach((connection) => connection.write(' ')), 100)
  expect(http.databaseUses()).toBe(before)
  expect((await http.call('worker', 'session.me')).status).toBe(200)
  expect(await Promise.all(slow.map((connection) => connection.status()))).toEqual(
    slow.map(() => 503),
  )
  expect(slow.map(errorOf)).toEqual(slow.map(() => 'retry-later'))
  await Promise.all(slow.map(closesInTime))
  clearInterval(dribbling)
})

test('heads that never end are cut off too', async () => {
  const connection = await send('POST /api/session.me HTTP/1.1\r\n')
  const adding = setInterval(() => connection.write(`X-${'a'.repeat(1000)}: 1\r\n`), 5)
  await connection.closed()
  clearInterval(adding)
  expect(connection.received()).toMatch(/^HTTP\/1\.1 431 /)
})

const answerTo = async (body: Uint8Array | string, path = 'session.me') => {
  const answer = await fetch(`${http.url}/api/${path}`, {
    method: 'POST',
    headers: leader,
    body: typeof body === 'string' ? body : new Uint8Array(body),
  })
  const reply = (await answer.json()) as { ok: boolean; error?: { code: string } }
  return `${answer.status} ${reply.ok ? 'ok' : (reply.error?.code ?? '')}`
}

test('a body that is no JSON in UTF-8 is refused, an empty one is a call without input', async () => {
  expect(await answerTo('')).toBe('200 ok')
  expect(await answerTo(Buffer.from('\ufeff{}'))).toBe('200 ok')
  const wrong = [
    ...['{', '{}{}', 'undefined', 'NaN', "{'a':1}", '{"a":1e999999}', '\u0000', ' ', '\n'],
    ...['{"__proto__":{}}', '{"constructor":1}', '{"toString":null}'],
    Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
    Buffer.from('{}', 'utf16le'),
    Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]),
  ]
  for (const body of wrong) expect(await answerTo(body)).toBe('400 invalid')
})

test('a path that is no procedure answers so, whatever it is made of', async () => {
  const paths = ['__proto__.x', 'sync.__proto__', 'sync.push.x', 'toString', 'sync', 'sync.']
  for (const path of [...paths, '%00', '%ff', 'sync%2Epush%00', '好.好', 'a'.repeat(5_000)])
    expect(await answerTo('{}', path)).toBe('404 unknown-procedure')
})
