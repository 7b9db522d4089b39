/** Connections: one address cannot have them all, who takes no answer holds nothing, and a stop is in order. */
import { setTimeout as wait } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { identityHeaders, openHttpServer, type HttpServer } from '../support/api/http-server'
import { untilTrue, withClient } from '../support/api/shaken-street'
import { acceptsOnly, command, openDoor, push, visitArgs } from '../support/api/test-file'
import { callHead, openRaw, type RawConnection } from '../support/raw-http'

let http: HttpServer
afterEach(() => http.close())

const leader = identityHeaders('leader')
const pull = JSON.stringify({ clientId: 'phone', epoch: '', accessTag: '', cursors: [] })

const ask = async (
  path: string,
  body: string,
  headers: Record<string, string> = {},
): Promise<RawConnection> => {
  const connection = await openRaw(http.server.port)
  const length = { 'Content-Length': Buffer.byteLength(body) }
  connection.write(callHead(path, { ...leader, ...headers, ...length }) + body)
  return connection
}

test('the connections of one address are limited; one too many is told so and ended', async () => {
  http = await openHttpServer({ connectionsPerAddress: 5 })
  const held = await Promise.all(Array.from({ length: 5 }, () => openRaw(http.server.port)))
  const before = http.databaseUses()
  const sixth = await ask('session.me', '{}')
  expect(await sixth.status()).toBe(429)
  expect(sixth.received()).toMatch(/retry-after: 5/i)
  await sixth.closed()
  // One that asks nothing is not left open either.
  await (await openRaw(http.server.port)).closed()
  expect(http.databaseUses()).toBe(before)
  held.forEach(({ socket }) => socket.destroy())
  await untilTrue('there is room again', async () => {
    const next = await ask('session.me', '{}')
    const status = await next.status()
    next.socket.destroy()
    return status === 200
  })
})

/** Some hundred KB of visits. */
const fillFile = async (): Promise<void> => {
  acceptsOnly(await push(http.test.api, 'worker', ...openDoor('b1', 'a')))
  const note = '阿'.repeat(900)
  const visits = Array.from({ length: 200 }, (_, index) =>
    command('visit.record', 'b1', { ...visitArgs('a', `visit-${index}`), note }),
  )
  acceptsOnly(await push(http.test.api, 'worker', ...visits))
}

test('a large answer is compressed for who can read it, a small one and an error are not', async () => {
  http = await openHttpServer()
  await fillFile()
  const fetchPage = async (encoding: string) => {
    const headers = { ...leader, 'accept-encoding': encoding }
    const answer = await fetch(`${http.url}/api/sync.pull`, { method: 'POST', headers, body: pull })
    return { encoding: answer.headers.get('content-encoding'), text: await answer.text() }
  }
  const plain = await fetchPage('identity')
  const packed = await fetchPage('gzip, deflate')
  expect([plain.encoding, packed.encoding]).toEqual([null, 'gzip'])
  // fetch unpacks by itself; the moment of answering differs.
  expect(packed.text.length).toBe(plain.text.length)
  const raw = await ask('sync.pull', pull, { 'Accept-Encoding': 'gzip', Connection: 'close' })
  await raw.closed()
  const [head = '', ...rest] = raw.received().split('\r\n\r\n')
  const body = Buffer.from(rest.join('\r\n\r\n'), 'latin1')
  expect(head).toMatch(/content-encoding: gzip/i)
  expect(gunzipSync(body).toString()).toHaveLength(plain.text.length)
  expect(body.length).toBeLessThan(plain.text.length / 4)
  const small = await ask('session.me', '{}', { 'Accept-Encoding': 'gzip', Connection: 'close' })
  await small.closed()
  expect(small.received()).not.toMatch(/content-encoding/i)
})

test('who takes no answer holds no connection of the database', async () => {
  http = await openHttpServer({ callsAtOnce: 100 })
  await fillFile()
  const deaf = await Promise.all(Array.from({ length: 30 }, () => openRaw(http.server.port)))
  for (const connection of deaf) {
    connection.socket.pause()
    const head = callHead('sync.pull', { ...leader, 'Content-Length': pull.length })
    connection.write(head + pull)
  }
  await untilTrue('every call is answered', async () => {
    const { rows } = await sql<{ busy: number }>`select count(*) as busy from pg_stat_activity
      where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid()`.execute(
      http.test.api.database,
    )
    return rows[0]?.busy === 0
  })
  expect((await http.call('worker', 'session.me')).status).toBe(200)
  deaf.forEach(({ socket }) => socket.destroy())
})

test('a stop lets the call under way end, refuses what comes after it, and listens no more', async () => {
  http = await openHttpServer()
  acceptsOnly(await push(http.test.api, 'worker', ...openDoor('b1', 'a')))
  const { place } = http.test
  const url = place.kind === 'postgres' ? place.url : ''
  const idle = await ask('session.me', '{}')
  expect(await idle.status()).toBe(200)
  const busy = await openRaw(http.server.port)
  await withClient(url, async (holder) => {
    await holder.query('begin')
    await holder.query('select version from sync_scope for update')
    const commands = [command('visit.record', 'b1', visitArgs('a', 'visit-last'))]
    const body = JSON.stringify({ commands })
    const length = { 'Content-Length': Buffer.byteLength(body) }
    busy.write(callHead('sync.push', { ...leader, ...length }) + body)
    await untilTrue('the push waits', () =>
      withClient(url, async (client) => {
        const waiting = `select 1 from pg_stat_activity where datname = current_database()
          and wait_event_type = 'Lock'`
        return (await client.query(waiting)).rowCount === 1
      }),
    )
    // On its way before the stop, and only now complete.
    const late = await openRaw(http.server.port)
    const head = callHead('session.me', { ...leader, 'Content-Length': 2 })
    late.write(head.slice(0, 40))
    // Long enough for the server to take notice of it.
    await wait(100)
    const stopped = http.server.stop()
    await idle.closed()
    late.write(`${head.slice(40)}{}`)
    expect(await late.status()).toBe(503)
    expect(late.received()).toContain('"code":"retry-later"')
    await late.closed()
    await expect(openRaw(http.server.port)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
    await holder.query('rollback')
    expect(await busy.status()).toBe(200)
    await busy.closed()
    await stopped
  })
  expect(busy.received()).toContain('"status":"applied"')
})
