/**
 * The promise of the product: what the phone has called saved is never lost and never takes effect twice, whatever
 * moment the app is killed at. One working day is run again and again, killed at each single write in each way.
 */
import { recordKinds } from '../../src/domain/record'
import { buildingId } from '../support/fixture-building'
import { Crash, type StorageFault } from '../support/memory-storage'
import { createPhone, visitArgs, type Phone } from '../support/phone'
import { ReferenceServer } from '../support/reference-server'

interface Promised {
  readonly commandIds: string[]
  readonly photoIds: string[]
  readonly letterIds: string[]
  /** Whether the edit that meets somebody else's was called saved. */
  conflicting: boolean
  draft: unknown
}

const day = async ({ app, network }: Phone, server: ReferenceServer, promised: Promised) => {
  const keep = async (saving: ReturnType<typeof app.execute>): Promise<boolean> => {
    const outcome = await saving
    if (outcome.ok) promised.commandIds.push(outcome.value.commandId)
    else if (outcome.error !== 'storage-full') throw new Error(JSON.stringify(outcome.error))
    return outcome.ok
  }
  await app.sync.now()
  // No room for some first page: nothing can be written about people who are not there yet.
  while (app.snapshot().lastSyncedAtMs === 0) await app.sync.now()
  await keep(app.execute('visit.record', buildingId, visitArgs('v-day-1')))
  const phone = (from: string, to: string) => ({
    residentId: 'r-li',
    changes: { phone: { from, to } },
  })
  // Somebody else was first: a conflict comes back.
  const li = server.truth.get('resident', 'r-li')
  if (!li) throw new Error('the fixture has no 李佳珍')
  server.store([{ kind: 'resident', record: { ...li, phone: '130' } }])
  promised.conflicting = await keep(
    app.execute('resident.edit', buildingId, phone('13800010001', '139')),
  )
  await keep(app.execute('visit.amend', buildingId, { visitId: 'v-1', text: '药已送到' }))
  await app.drafts.write('visit:hh-1-102', { note: '半句' })
  // A phone without room keeps no draft (the form stays open); what it read back it must keep.
  promised.draft = await app.drafts.read('visit:hh-1-102')
  await app.sync.now()
  network.setOnline(false)
  const photo = await app.photos.add('QUJD'.repeat(30_000), buildingId)
  if (photo.ok) promised.photoIds.push(photo.value)
  await keep(app.execute('visit.record', buildingId, visitArgs('v-day-2')))
  await keep(app.execute('follow-up.close', buildingId, { followUpId: 'f-1', note: '' }))
  for (const postId of ['p-1', 'p-2', 'p-3']) {
    const photoIds = postId === 'p-2' && photo.ok ? [photo.value] : []
    const letter = await app.letters.send('post.end', buildingId, { postId }, { photoIds })
    if (letter.ok) promised.letterIds.push(letter.value.commandId)
    else if (letter.error !== 'storage-full') throw new Error(JSON.stringify(letter.error))
  }
  await app.sync.now()
  network.setOnline(true)
  // The server takes the push, its answer is lost: everything is sent a second time.
  network.loseAnswers(true)
  await app.sync.now()
  network.loseAnswers(false)
  await app.sync.now()
}

const runDay = async (fault: StorageFault | null, step: number) => {
  const server = new ReferenceServer({ pageSize: 9 })
  server.refuseNames.add('follow-up.close')
  const phone = createPhone(server)
  if (fault) phone.storage.failAt(step, fault)
  const promised: Promised = {
    commandIds: [],
    photoIds: [],
    letterIds: [],
    conflicting: false,
    draft: null,
  }
  await day(phone, server, promised).catch((error: unknown) => {
    if (!(error instanceof Crash)) throw error
  })
  return { server, phone, promised }
}

const expectKept = async (
  phone: Phone,
  server: ReferenceServer,
  promised: Promised,
): Promise<void> => {
  const { app } = phone
  await app.sync.now()
  await app.sync.now()
  const { records, refused, pending, conflicts, photosWaiting, sync } = app.snapshot()
  expect(sync).toEqual({ kind: 'idle' })
  expect(pending).toEqual([])
  expect(photosWaiting).toBe(0)
  const refusedIds = refused.map(({ envelope }): string => envelope.commandId)
  for (const commandId of promised.commandIds)
    expect((server.applied.get(commandId) ?? 0) + (refusedIds.includes(commandId) ? 1 : 0)).toBe(1)
  for (const times of server.applied.values()) expect(times).toBe(1)
  for (const kind of recordKinds)
    expect([...records.all(kind)].sort((one, other) => (one.id < other.id ? -1 : 1))).toEqual(
      [...server.truth.all(kind)].sort((one, other) => (one.id < other.id ? -1 : 1)),
    )
  const { letters } = app.snapshot()
  for (const commandId of promised.letterIds) {
    expect(server.applied.get(commandId)).toBe(1)
    // Also in the list, unless a phone without room had to let go of what the server has.
    const kept = letters.find(({ envelope }) => envelope.commandId === commandId)
    expect(kept?.state.kind ?? 'sent').toBe('sent')
  }
  if (promised.conflicting) expect(conflicts).toHaveLength(1)
  if (promised.draft !== null)
    expect(await app.drafts.read('visit:hh-1-102')).toEqual(promised.draft)
  for (const photoId of promised.photoIds) {
    expect([...(server.photoParts.get(photoId)?.values() ?? [])].join('')).toBe(
      'QUJD'.repeat(30_000),
    )
  }
}

describe('a day at the doors', () => {
  it('ends with everything on the server, the refused command and the conflict kept', async () => {
    const { server, phone, promised } = await runDay(null, 0)
    await expectKept(phone, server, promised)
    expect(promised.commandIds).toHaveLength(5)
    expect(promised.letterIds).toHaveLength(3)
    // The one with a photo went after it.
    expect(server.office.map(({ args }) => args)).toEqual([
      { postId: 'p-1' },
      { postId: 'p-3' },
      { postId: 'p-2' },
    ])
    expect(promised).toMatchObject({ conflicting: true, draft: { note: '半句' } })
    expect(phone.app.snapshot().refused).toHaveLength(1)
    // What is confirmed has left the outbox for good.
    expect([...phone.storage.texts.keys()].filter((key) => key.includes('/outbox/'))).toEqual([])
  })

  it.each(['crash-before', 'crash-after', 'torn'] as const)(
    'survives %s at every single write',
    async (fault) => {
      const { phone } = await runDay(null, 0)
      const steps = phone.storage.steps()
      expect(steps).toBeGreaterThan(20)
      for (let step = 1; step <= steps; step++) {
        const broken = await runDay(fault, step)
        await expectKept(broken.phone.restart(), broken.server, broken.promised)
      }
    },
  )

  it('goes on when there is no room for any single write', async () => {
    const steps = (await runDay(null, 0)).phone.storage.steps()
    for (let step = 1; step <= steps; step++) {
      const { server, phone, promised } = await runDay('full', step)
      await expectKept(phone.restart(), server, promised)
    }
  })
})
