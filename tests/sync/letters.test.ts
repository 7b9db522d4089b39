/** Letters: written without a signal, sent once, in order, each on its own; refused ones keep their words. */
import type { Letter } from '../../src/application'
import { buildingId, fixtureAccess } from '../support/fixture-building'
import { createPhone, visitArgs, type Phone } from '../support/phone'
import { callError, ReferenceServer } from '../support/reference-server'

const begun = async (server = new ReferenceServer()) => {
  const phone = createPhone(server)
  await phone.app.sync.now()
  return { server, ...phone, phone }
}

const write = async ({ app }: Pick<Phone, 'app'>, postId: string, photoIds: string[] = []) => {
  const written = await app.letters.send(
    'post.end',
    buildingId,
    { postId },
    { photoIds, title: `信 ${postId}` },
  )
  if (!written.ok) throw new Error(JSON.stringify(written.error))
  return written.value.commandId
}

const sentTo = ({ office }: ReferenceServer) => office.map(({ args }) => args)
const statesOf = ({ app }: Pick<Phone, 'app'>) =>
  app.snapshot().letters.map(({ title, state }) => [title, state.kind])
const textsOf = ({ storage }: Pick<Phone, 'storage'>) =>
  [...storage.texts.keys()].filter((key) => /\/(letter|posted)\//.test(key))

/** The server answers single commands as told, by what their args say. */
const answering = (server: ReferenceServer, answers: Readonly<Record<string, object>>) => {
  server.intercept = (path, input) => {
    if (path !== 'sync.push') return undefined
    const { commands } = input as {
      readonly commands: readonly { commandId: string; args: { postId: string } }[]
    }
    const [first] = commands
    const told = first && answers[first.args.postId]
    if (!told) return undefined
    return { ok: true, output: { results: [{ commandId: first.commandId, ...told }] } }
  }
}

describe('a letter', () => {
  it('that was written without a signal goes days and restarts later, in order, with its answer', async () => {
    const { phone, server, clock } = await begun()
    phone.network.setOnline(false)
    for (const id of ['a', 'b', 'c']) await write(phone, id)
    await phone.app.sync.now()
    await clock.advance(3 * 86_400_000)
    const again = phone.restart()
    again.network.setOnline(false)
    await again.app.sync.now()
    expect(statesOf(again)).toEqual([
      ['信 a', 'waiting'],
      ['信 b', 'waiting'],
      ['信 c', 'waiting'],
    ])
    again.network.setOnline(true)
    await again.app.sync.now()
    expect(sentTo(server)).toEqual([{ postId: 'a' }, { postId: 'b' }, { postId: 'c' }])
    expect(again.app.snapshot().letters.map(({ state }) => state)).toMatchObject([
      { kind: 'sent', answer: { number: 1 } },
      { kind: 'sent', answer: { number: 2 } },
      { kind: 'sent', answer: { number: 3 } },
    ])
  })

  it('goes from a phone whose member has no post, also where nothing can be fetched', async () => {
    const server = new ReferenceServer({ access: { ...fixtureAccess, posts: [] }, records: [] })
    const phone = createPhone(server)
    // The first thing that this phone ever says.
    await write(phone, 'a')
    server.intercept = (path) => (path === 'sync.pull' ? callError('retry-later') : undefined)
    await phone.app.sync.now()
    expect(sentTo(server)).toEqual([{ postId: 'a' }])
    expect(statesOf(phone)).toEqual([['信 a', 'sent']])
  })

  it('has no effect twice when its answer was lost, and is told the first answer', async () => {
    const { phone, server } = await begun()
    await write(phone, 'a')
    phone.network.loseAnswers(true)
    await phone.app.sync.now()
    const again = phone.restart()
    await again.app.sync.now()
    expect(sentTo(server)).toEqual([{ postId: 'a' }])
    expect(again.app.snapshot().letters[0]?.state).toMatchObject({
      kind: 'sent',
      answer: { number: 1 },
    })
  })

  it('waits for its photos and holds up no other meanwhile', async () => {
    const { phone, server } = await begun()
    const photo = await phone.app.photos.add('QUJD', buildingId, 'resident-photo')
    const photoId = photo.ok ? photo.value : ''
    await write(phone, 'with', [photoId])
    await write(phone, 'without')
    server.intercept = (path) => (path === 'file.put' ? callError('retry-later') : undefined)
    await phone.app.sync.now()
    expect(sentTo(server)).toEqual([{ postId: 'without' }])
    server.intercept = () => undefined
    await phone.app.sync.now()
    expect(sentTo(server)).toEqual([{ postId: 'without' }, { postId: 'with' }])
    const put = server.received.find(({ path }) => path === 'file.put')
    expect(put?.input).toMatchObject({ purpose: 'resident-photo', fileId: photoId })
    // What came of it is on the phone when the round has ended: pages ask anew then.
    expect(server.received.at(-1)?.path).toBe('sync.pull')
  })

  it('goes without a photo that the server will never take', async () => {
    const { phone, server } = await begun()
    const photo = await phone.app.photos.add('QUJD', buildingId, 'resident-photo')
    await write(phone, 'with', [photo.ok ? photo.value : ''])
    server.intercept = (path) => (path === 'file.put' ? callError('forbidden') : undefined)
    await phone.app.sync.now()
    expect(sentTo(server)).toEqual([{ postId: 'with' }])
  })
})

const askForHaircut = async ({ app }: Pick<Phone, 'app'>) => {
  const written = await app.letters.send('redeem.request', buildingId, {
    ...{ service: '理发', minutes: 60, payFrom: 'own', contact: '13800001234', wish: '' },
    elder: { name: '', relation: '', birthDate: '' },
  })
  return written.ok ? written.value.commandId : ''
}

describe('a request for a service that lay long on the phone', () => {
  it('is not sent unasked, also after a restart; said to be still wanted it goes once', async () => {
    const { phone, server, clock } = await begun()
    phone.network.setOnline(false)
    const commandId = await askForHaircut(phone)
    await write(phone, 'a')
    await clock.advance(25 * 3_600_000)
    const again = phone.restart()
    await again.app.sync.now()
    // Others are as good as on their first day, and are not held up.
    expect(sentTo(server)).toEqual([{ postId: 'a' }])
    expect(again.app.snapshot().letters[0]?.state).toEqual({ kind: 'waiting', maybeSent: false })
    again.network.setOnline(false)
    await again.app.letters.renew(commandId)
    const later = again.restart()
    await later.app.sync.now()
    await later.app.sync.now()
    expect(server.office.map(({ name }) => name)).toEqual(['post.end', 'redeem.request'])
    expect(later.app.snapshot().letters[0]?.state).toMatchObject({ kind: 'sent' })
  })

  it('is repeated under its id however old, once it may have been sent', async () => {
    const { phone, server, clock } = await begun()
    const commandId = await askForHaircut(phone)
    phone.network.loseAnswers(true)
    await phone.app.sync.now()
    const again = phone.restart()
    again.network.setOnline(false)
    await clock.advance(20 * 86_400_000)
    again.network.setOnline(true)
    await again.app.sync.now()
    expect(server.office.map((envelope) => envelope.commandId)).toEqual([commandId])
    expect(again.app.snapshot().letters[0]?.state).toMatchObject({ answer: { number: 1 } })
  })
})

describe('a letter that the server does not take', () => {
  it('is told with the reason, keeps its words over restarts, and holds up neither letters nor commands', async () => {
    const { phone, server } = await begun()
    answering(server, { bad: { status: 'rejected', code: 'post-not-found', detail: '没有' } })
    for (const id of ['a', 'bad', 'b']) await write(phone, id)
    await phone.app.execute('visit.record', buildingId, visitArgs('v-9'))
    await phone.app.sync.now()
    expect(sentTo(server)).toEqual([{ postId: 'a' }, { postId: 'b' }])
    expect(server.truth.get('visit', 'v-9')).toBeDefined()
    const again = phone.restart()
    await again.app.sync.now()
    expect(again.app.snapshot().letters[1]).toMatchObject({
      title: '信 bad',
      envelope: { args: { postId: 'bad' } },
      state: { kind: 'refused', refusal: { code: 'post-not-found', detail: '没有' } },
    })
    // Its words are nowhere else.
    expect(await again.app.session.signOut({ evenIfUnsent: false })).toBe(false)
    await again.app.letters.dismiss(again.app.snapshot().letters[1]?.envelope.commandId ?? '')
    expect(statesOf(again)).toEqual([
      ['信 a', 'sent'],
      ['信 b', 'sent'],
    ])
    expect(await again.app.session.signOut({ evenIfUnsent: false })).toBe(true)
    expect([...again.storage.texts.keys()]).toEqual(['phone'])
  })

  it('is asked for again when the server could not look at it, and those behind it go', async () => {
    const { phone, server } = await begun()
    answering(server, { busy: { status: 'retry-later' } })
    for (const id of ['busy', 'b']) await write(phone, id)
    await phone.app.sync.now()
    expect(sentTo(server)).toEqual([{ postId: 'b' }])
    expect(phone.app.snapshot().sync).toMatchObject({ kind: 'waiting' })
    server.intercept = () => undefined
    await phone.app.sync.now()
    expect(sentTo(server)).toEqual([{ postId: 'b' }, { postId: 'busy' }])
  })

  it.each(['invalid', 'too-large'])(
    'as %s is told as refused, for it would be so for ever',
    async (code) => {
      const { phone, server } = await begun()
      await write(phone, 'a')
      server.intercept = (path) => (path === 'sync.push' ? callError(code) : undefined)
      await phone.app.sync.now()
      expect(phone.app.snapshot().letters[0]?.state).toMatchObject({
        kind: 'refused',
        refusal: { code: 'invalid' },
      })
    },
  )

  it('by its shape is told at once and not kept', async () => {
    const { phone } = await begun()
    const written = await phone.app.letters.send('post.end', buildingId, { postId: '' })
    expect(written).toMatchObject({ ok: false, error: { code: 'invalid' } })
    expect(phone.app.snapshot().letters).toEqual([])
  })
})

describe('its writer', () => {
  it('may withdraw it until it was sent, photos and all, also after a restart', async () => {
    const { phone, server } = await begun()
    phone.network.setOnline(false)
    const photo = await phone.app.photos.add('QUJD', buildingId, 'resident-photo')
    const first = await write(phone, 'a', photo.ok ? [photo.value] : [])
    const again = phone.restart()
    await again.app.drafts.read('any')
    expect(await again.app.letters.withdraw(first)).toBe(true)
    expect(again.app.snapshot()).toMatchObject({ letters: [], photosWaiting: 0 })
    expect(textsOf(again)).toEqual([])
    await again.app.sync.now()
    const second = await write(again, 'b')
    again.network.loseAnswers(true)
    await again.app.sync.now()
    const third = again.restart()
    third.network.setOnline(false)
    await third.app.drafts.read('any')
    expect(await third.app.letters.withdraw(second)).toBe(false)
    expect(sentTo(server)).toEqual([{ postId: 'b' }])
  })

  it('may withdraw it after rounds without a network: nothing has left', async () => {
    const { phone, server, clock } = await begun()
    phone.network.setOnline(false)
    const ten = await write(phone, 'ten')
    await phone.app.sync.now()
    await clock.advance(60_000)
    expect(phone.app.snapshot().letters[0]?.state).toEqual({ kind: 'waiting', maybeSent: false })
    expect(await phone.app.letters.withdraw(ten)).toBe(true)
    await write(phone, 'one')
    phone.network.setOnline(true)
    await phone.app.sync.now()
    expect(sentTo(server)).toEqual([{ postId: 'one' }])
  })

  it('takes its words into a draft; without room the letter stays', async () => {
    const { phone, server } = await begun()
    server.refuseNames.add('post.end')
    const commandId = await write(phone, 'a')
    await phone.app.sync.now()
    const draftOf = ({ envelope }: Letter) => ({ key: 'form', draft: { from: envelope.args } })
    phone.storage.setFull(true)
    expect(await phone.app.letters.takeBack(commandId, draftOf)).toBe(false)
    expect(statesOf(phone)).toEqual([['信 a', 'refused']])
    phone.storage.setFull(false)
    expect(await phone.app.letters.takeBack(commandId, draftOf)).toBe(true)
    expect(await phone.app.drafts.read('form')).toEqual({ from: { postId: 'a' } })
    expect([statesOf(phone), textsOf(phone)]).toEqual([[], []])
  })

  it('is kept from signing out while one waits, unless it is forced', async () => {
    const { phone } = await begun()
    phone.network.setOnline(false)
    await write(phone, 'a')
    expect(await phone.app.session.signOut({ evenIfUnsent: false })).toBe(false)
    expect(await phone.app.session.signOut({ evenIfUnsent: true })).toBe(true)
    expect(phone.app.snapshot().letters).toEqual([])
  })

  it('is told when nothing could be kept, and may try again', async () => {
    const { phone, server } = await begun()
    phone.storage.setFull(true)
    const written = await phone.app.letters.send('post.end', buildingId, { postId: 'a' })
    expect(written).toEqual({ ok: false, error: 'storage-full' })
    phone.storage.setFull(false)
    await write(phone, 'a')
    await phone.app.sync.now()
    expect(sentTo(server)).toEqual([{ postId: 'a' }])
  })
})

describe('what the phone keeps', () => {
  it('counts a torn letter, which nobody was told is kept; a torn note takes no words with it', async () => {
    const { phone, server } = await begun()
    phone.network.setOnline(false)
    await write(phone, 'a')
    await write(phone, 'b')
    phone.network.setOnline(true)
    phone.network.loseAnswers(true)
    await phone.app.sync.now()
    const { texts } = phone.storage
    const [letterA, letterB, noteA] = textsOf(phone)
    if (!letterA || !letterB || !noteA) throw new Error('two letters and a note are missing')
    texts.set(noteA, (texts.get(noteA) ?? '').slice(0, 9))
    texts.set(letterB, (texts.get(letterB) ?? '').slice(0, 9))
    const again = phone.restart()
    await again.app.drafts.read('any')
    expect(again.app.snapshot()).toMatchObject({ damagedTexts: 1 })
    expect(again.app.snapshot().letters).toMatchObject([
      { title: '信 a', state: { kind: 'waiting', maybeSent: true } },
    ])
    await again.app.sync.now()
    expect(sentTo(server)).toContainEqual({ postId: 'a' })
    expect(statesOf(again)).toEqual([['信 a', 'sent']])
  })

  it('is the newest thirty of those that were sent; numbers are never given twice', async () => {
    const { phone } = await begun()
    for (let index = 0; index < 33; index++) await write(phone, `p-${index}`)
    await phone.app.sync.now()
    expect(statesOf(phone)).toHaveLength(30)
    expect(phone.app.snapshot().letters[0]?.title).toBe('信 p-3')
    expect(textsOf(phone)).toHaveLength(60)
    const again = phone.restart()
    await again.app.execute('visit.record', buildingId, visitArgs('v-9'))
    expect(again.app.snapshot().pending[0]?.sequence).toBe(34)
  })
})
