/** Undo, photos and the session, on a whole phone against a server in memory. */
import * as v from 'valibot'
import { memberIdShape } from '../../src/domain/shapes'
import { buildingId, fixtureAccess } from '../support/fixture-building'
import { createPhone, visitArgs } from '../support/phone'
import { callError, ReferenceServer } from '../support/reference-server'

const synced = async (server = new ReferenceServer()) => {
  const phone = createPhone(server)
  await phone.app.sync.now()
  return { server, ...phone, phone }
}

const pushesOf = (server: ReferenceServer) =>
  server.received.filter(({ path }) => path === 'sync.push').length

describe('undo', () => {
  it('takes back a destructive command for ten seconds, online too, and then sends it', async () => {
    const { app, server, clock } = await synced()
    app.sync.start()
    const recordDeath = () =>
      app.execute('resident.record-death', buildingId, { residentId: 'r-li', on: '2026-03-01' })
    const first = await recordDeath()
    if (!first.ok) throw new Error(JSON.stringify(first.error))
    await clock.advance(9_000)
    expect(pushesOf(server)).toBe(0)
    expect(await app.withdraw(first.value.commandId)).toBe(true)
    expect(app.snapshot().records.get('resident', 'r-li')?.state).toBe('living')
    const second = await recordDeath()
    if (!second.ok) throw new Error(JSON.stringify(second.error))
    await clock.advance(12_000)
    expect(pushesOf(server)).toBe(1)
    expect(await app.withdraw(second.value.commandId)).toBe(false)
    expect(server.truth.get('resident', 'r-li')?.state).toBe('dead')
    app.sync.stop()
  })

  it('is refused for a command that may have been sent before a restart', async () => {
    const { app, phone } = await synced()
    phone.network.setOnline(false)
    const saved = await app.execute('visit.record', buildingId, visitArgs('v-9'))
    const again = phone.restart()
    again.network.setOnline(false)
    expect(await again.app.withdraw(saved.ok ? saved.value.commandId : '')).toBe(false)
  })
})

describe('the office', () => {
  it('is asked from a phone without room, because nothing of it is kept there', async () => {
    const { app, server, storage } = await synced()
    storage.setFull(true)
    server.intercept = (path, input) => {
      if (path !== 'sync.push') return undefined
      const { commands } = input as { readonly commands: readonly { commandId: string }[] }
      const results = commands.map(({ commandId }) => ({
        commandId,
        status: 'applied',
        conflicts: [],
        answer: 'done',
      }))
      return { ok: true, output: { results, serverTimeMs: 0 } }
    }
    expect(await app.request('post.end', buildingId, { postId: 'post-1' })).toEqual({
      ok: true,
      value: 'done',
    })
  })

  it('is asked again under the same id while no answer came, so that nothing is given twice', async () => {
    const { app, server, network, clock } = await synced()
    const ids: string[] = []
    server.intercept = (path, input) => {
      if (path !== 'sync.push') return undefined
      const { commands } = input as { readonly commands: readonly { commandId: string }[] }
      const results = commands.map(({ commandId }) => {
        ids.push(commandId)
        return { commandId, status: 'applied', conflicts: [] }
      })
      return { ok: true, output: { results, serverTimeMs: 0 } }
    }
    const give = (minutes: number) =>
      app.request('donation.give', buildingId, { minutes, words: '' })
    network.loseAnswers(true)
    expect(await give(60)).toEqual({ ok: false, error: 'unreachable' })
    expect(await give(30)).toEqual({ ok: false, error: 'unreachable' })
    network.loseAnswers(false)
    expect((await give(60)).ok).toBe(true)
    const [first, other, again] = ids
    expect(again).toBe(first)
    expect(other).not.toBe(first)
    // It has been answered: whoever gives as much once more means it.
    expect((await give(60)).ok).toBe(true)
    expect(ids[3]).not.toBe(first)
    // So does whoever comes back to it much later.
    await clock.advance(11 * 60_000)
    expect((await give(30)).ok).toBe(true)
    expect(new Set(ids).size).toBe(4)
  })
})

describe('photos', () => {
  it('go up in parts after the visit, and go on at the part where they stopped', async () => {
    const { app, server } = await synced()
    const base64 = 'QUJD'.repeat(50_000)
    const added = await app.photos.add(base64, buildingId)
    const photoId = added.ok ? added.value : ''
    await app.execute('visit.record', buildingId, visitArgs('v-9', { photoIds: [photoId] }))
    let parts = 0
    server.intercept = (path) =>
      path === 'file.put' && ++parts === 2 ? callError('retry-later') : undefined
    await app.sync.now()
    expect(app.snapshot()).toMatchObject({ photosWaiting: 1, pending: [] })
    server.intercept = () => undefined
    await app.sync.now()
    const puts = server.received.filter(({ path }) => path === 'file.put').map(({ input }) => input)
    expect(puts).toMatchObject([{ index: 0 }, { index: 1 }, { index: 1 }, { index: 2 }])
    expect([...(server.photoParts.get(photoId)?.values() ?? [])].join('')).toBe(base64)
    expect(app.snapshot().photosWaiting).toBe(0)
    expect(await app.photos.source(photoId, buildingId)).toBe(`data:image/jpeg;base64,${base64}`)
  })

  it.each([
    ['a photo that the server will never take no longer waits', 'unusable', 0],
    ['a photo of a visit without a post waits until it is adopted', 'forbidden', 1],
  ] as const)('%s, and the others go up', async (_what, code, waiting) => {
    const { app, server } = await synced()
    const first = await app.photos.add('QUJD', buildingId)
    await app.photos.add('REVG', buildingId)
    const photoId = first.ok ? first.value : ''
    server.intercept = (path, input) =>
      path === 'file.put' && JSON.stringify(input).includes(photoId) ? callError(code) : undefined
    await app.sync.now()
    expect(app.snapshot().photosWaiting).toBe(waiting)
    expect(server.photoParts.size).toBe(1)
    expect(await app.photos.source(photoId, buildingId)).toBe('data:image/jpeg;base64,QUJD')
  })

  it('a phone without room sends what it has, and gets room back by it', async () => {
    const { app, server, storage } = await synced()
    await app.photos.add('QUJD', buildingId)
    await app.execute('visit.record', buildingId, visitArgs('v-9'))
    await app.execute('visit.record', buildingId, visitArgs('v-10'))
    storage.setFull(true)
    await app.sync.now()
    expect(server.truth.get('visit', 'v-10')).toBeDefined()
    expect(server.photoParts.size).toBe(1)
    expect(app.snapshot()).toMatchObject({ pending: [], photosWaiting: 0 })
    storage.setFull(false)
    await app.sync.now()
    expect(app.snapshot()).toMatchObject({ sync: { kind: 'idle' } })
    expect([...storage.texts.keys()].filter((key) => key.includes('outbox'))).toEqual([])
  })

  it('a photo that was taken out of the form is neither sent nor kept', async () => {
    const { app, server, storage } = await synced()
    const added = await app.photos.add('QUJD', buildingId)
    await app.photos.remove(added.ok ? added.value : '')
    await app.sync.now()
    expect(server.photoParts.size).toBe(0)
    expect(app.snapshot().photosWaiting).toBe(0)
    expect([...storage.texts.keys()].filter((key) => key.includes('photo'))).toEqual([])
  })
})

describe('the session', () => {
  it('two who ask at the first start get one store', async () => {
    const server = new ReferenceServer()
    const { app, storage } = createPhone(server)
    const accepting = app.request('post.end', buildingId, { postId: 'post-1' })
    await Promise.all([app.sync.now(), accepting])
    const asked = server.received.filter(({ path }) => path === 'session.me')
    expect(asked).toHaveLength(1)
    const saved = await app.execute('visit.record', buildingId, visitArgs('v-9'))
    expect(saved.ok).toBe(true)
    expect([...storage.texts.keys()].filter((key) => key.includes('outbox'))).toHaveLength(1)
  })

  it('sign-in-again pauses and drops nothing; the next sign-in sends it', async () => {
    const { app, server } = await synced()
    await app.execute('visit.record', buildingId, visitArgs('v-9'))
    server.memberOf = (token) => (token === 'fresh' ? fixtureAccess.memberId : null)
    await app.sync.now()
    expect(app.snapshot()).toMatchObject({ sync: { kind: 'sign-in-again' } })
    expect(app.snapshot().pending).toHaveLength(1)
    await app.session.signIn('fresh')
    await app.sync.now()
    expect(app.snapshot().pending).toEqual([])
    expect(server.truth.get('visit', 'v-9')).toBeDefined()
  })

  it('a phone without room keeps whoever was there, and says what to do', async () => {
    const { app, server, storage } = await synced()
    server.memberOf = (token) => (token === 'li' ? 'm-li' : fixtureAccess.memberId)
    storage.setFull(true)
    await expect(app.session.signIn('li')).rejects.toMatchObject({ code: 'storage-full' })
    expect(app.snapshot().access?.memberId).toBe(fixtureAccess.memberId)
    storage.setFull(false)
    await app.sync.now()
    expect(app.snapshot()).toMatchObject({ sync: { kind: 'idle' } })
  })

  it('another member sees and sends nothing of the first; the first finds it all again', async () => {
    const { app, server, phone } = await synced()
    const wang = server.access
    const li = { ...wang, memberId: 'm-li', memberName: '李建国' } as typeof wang
    server.memberOf = (token) => (token === 'li' ? 'm-li' : wang.memberId)
    phone.network.setOnline(false)
    await app.execute('visit.record', buildingId, visitArgs('v-9'))
    phone.network.setOnline(true)
    server.access = li
    await app.session.signIn('li')
    expect(app.snapshot().records.all('resident')).toEqual([])
    await app.sync.now()
    expect(app.snapshot().access?.memberName).toBe('李建国')
    expect(pushesOf(server)).toBe(0)
    server.access = wang
    await app.session.signIn('wang')
    expect(app.snapshot().pending).toHaveLength(1)
    await app.sync.now()
    expect(server.truth.get('visit', 'v-9')?.memberName).toBe('王秀兰')
  })

  it('signing out waits for what is unsent, and erases every text of the member', async () => {
    const { app, phone } = await synced()
    await app.execute('visit.record', buildingId, visitArgs('v-9'))
    expect(await app.session.signOut({ evenIfUnsent: false })).toBe(false)
    expect(await app.session.signOut({ evenIfUnsent: true })).toBe(true)
    expect(app.snapshot()).toMatchObject({ access: null, pending: [], ready: true })
    expect([...phone.storage.texts.keys()]).toEqual(['phone'])
    await app.sync.now()
    expect(app.snapshot().sync).toEqual({ kind: 'sign-in-again' })
  })

  it('what is saved while somebody signs out holds them back like what was saved before', async () => {
    const { app } = await synced()
    const leaving = app.session.signOut({ evenIfUnsent: false })
    const saved = await app.execute('visit.record', buildingId, visitArgs('v-9'))
    expect([saved.ok, await leaving]).toEqual([true, false])
    expect(app.snapshot().pending).toHaveLength(1)
  })

  it('a phone without room can be left, too', async () => {
    const { app, phone } = await synced()
    phone.storage.setFull(true)
    expect(await app.session.signOut({ evenIfUnsent: false })).toBe(true)
    expect(app.snapshot()).toMatchObject({ access: null, ready: true })
    expect([...phone.storage.texts.keys()]).toEqual(['phone'])
    await app.sync.now()
    expect(app.snapshot().sync).toEqual({ kind: 'sign-in-again' })
  })

  it('a round that is asked for while somebody signs in is theirs, and sends nothing of the one before', async () => {
    const { app, server } = await synced()
    const li = { memberId: v.parse(memberIdShape, 'm-li'), memberName: '李建国' }
    server.memberOf = (token) => (token === 'li' ? li.memberId : fixtureAccess.memberId)
    await app.execute('visit.record', buildingId, visitArgs('v-9'))
    server.access = { ...server.access, ...li }
    await Promise.all([app.session.signIn('li'), app.sync.now()])
    expect(app.snapshot()).toMatchObject({ access: li, pending: [], sync: { kind: 'idle' } })
    expect(pushesOf(server)).toBe(0)
  })
})
