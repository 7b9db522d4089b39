/** What a worker sees of the sync: each outcome, each failure, on a whole phone against a server in memory. */
import { buildingId, regionId } from '../support/fixture-building'
import { createPhone, visitArgs } from '../support/phone'
import { callError, ReferenceServer } from '../support/reference-server'

const synced = async (server = new ReferenceServer()) => {
  const phone = createPhone(server)
  await phone.app.sync.now()
  return { server, ...phone, phone }
}

describe('a first sync', () => {
  it('goes on where it stopped when the signal went between two pages', async () => {
    const server = new ReferenceServer({ pageSize: 5 })
    const phone = createPhone(server)
    let pages = 0
    server.intercept = (path) =>
      path === 'sync.pull' && ++pages === 3 ? '<html>登录 WiFi</html>' : undefined
    await phone.app.sync.now()
    expect(phone.app.snapshot().records.all('house')).toHaveLength(8)
    expect(phone.app.snapshot().records.all('visit')).toHaveLength(0)
    server.received.length = 0
    const again = phone.restart()
    await again.app.sync.now()
    expect(again.app.snapshot().records.all('visit')).toHaveLength(2)
    expect(server.received.find(({ path }) => path === 'sync.pull')?.input).toMatchObject({
      cursors: [['mg1', 10]],
    })
  })

  it('takes a portal page for no answer, not for an empty grid', async () => {
    const { app, server } = await synced()
    server.intercept = () => '<html>登录 WiFi</html>'
    await app.sync.now()
    expect(app.snapshot().sync).toMatchObject({ kind: 'waiting' })
    expect(app.snapshot().records.all('resident')).toHaveLength(7)
  })
})

describe('a save', () => {
  it('shows at once, marked, and loses its mark when the server has it', async () => {
    const { app } = await synced()
    await app.execute('visit.record', buildingId, visitArgs('v-9'))
    expect(app.snapshot().records.get('visit', 'v-9')).toMatchObject({ note: '一切都好' })
    expect(app.snapshot().records.markOf('visit', 'v-9')).toBe('pending')
    expect(app.snapshot().pending).toHaveLength(1)
    await app.sync.now()
    expect(app.snapshot().records.get('visit', 'v-9')).toMatchObject({ note: '一切都好' })
    expect(app.snapshot().records.markOf('visit', 'v-9')).toBe('confirmed')
    expect(app.snapshot().pending).toEqual([])
  })

  it('never disappears between the confirmation and the pull that brings it', async () => {
    const { app, server, phone } = await synced()
    await app.execute('visit.amend', buildingId, { visitId: 'v-1', text: '药已送到' })
    const seen = new Set<number>()
    app.subscribe(() =>
      seen.add(app.snapshot().records.get('visit', 'v-1')?.amendments.length ?? 0),
    )
    server.intercept = (path) => (path === 'sync.pull' ? callError('retry-later') : undefined)
    await app.sync.now()
    expect(app.snapshot().pending).toEqual([])
    server.intercept = () => undefined
    await app.sync.now()
    expect([...seen]).toEqual([1])
    expect([...phone.storage.texts.keys()].filter((key) => key.includes('outbox'))).toEqual([])
  })

  it('changes nothing when the rule refuses or the phone is full', async () => {
    const { app, phone } = await synced()
    const before = app.snapshot()
    const refused = await app.execute('visit.record', buildingId, visitArgs('v-1'))
    expect(refused).toMatchObject({ ok: false, error: { code: 'id-taken' } })
    phone.storage.setFull(true)
    const full = await app.execute('visit.record', buildingId, visitArgs('v-9'))
    expect(full).toEqual({ ok: false, error: 'storage-full' })
    expect(app.snapshot()).toBe(before)
    phone.storage.setFull(false)
    expect(await app.execute('visit.record', buildingId, visitArgs('v-9'))).toMatchObject({
      ok: true,
    })
    expect(app.snapshot().pending[0]?.sequence).toBe(1)
  })

  it('is out of reach of rules for records in other regions', async () => {
    const { app } = await synced()
    expect(await app.execute('visit.record', regionId('b16'), visitArgs('v-9'))).toMatchObject({
      ok: false,
      error: { code: 'gone' },
    })
  })

  it('numbers go on after a restart, also when the outbox is empty by then', async () => {
    const { app, phone } = await synced()
    await app.execute('visit.record', buildingId, visitArgs('v-9'))
    await app.sync.now()
    const again = phone.restart()
    again.network.setOnline(false)
    await again.app.execute('visit.record', buildingId, visitArgs('v-10'))
    expect(again.app.snapshot().pending.map(({ sequence }) => sequence)).toEqual([2])
  })
})

describe('a refused command', () => {
  it('is kept with its reason until it has been read, over restarts', async () => {
    const { app, server, phone } = await synced()
    server.refuseNames.add('visit.record')
    await app.execute('visit.record', buildingId, visitArgs('v-9'))
    await app.sync.now()
    expect(app.snapshot().records.get('visit', 'v-9')).toBeUndefined()
    const again = phone.restart()
    await again.app.sync.now()
    const [refused] = again.app.snapshot().refused
    expect(refused?.refusal.code).toBe('forbidden')
    expect(refused?.envelope.args).toMatchObject({ visitId: 'v-9', note: '一切都好' })
    await again.app.refused.dismiss(refused?.envelope.commandId ?? '')
    expect(again.app.snapshot().refused).toEqual([])
    const third = again.restart()
    await third.app.drafts.read('any')
    expect(third.app.snapshot()).toMatchObject({ ready: true, refused: [] })
  })

  it('does not block the others when the server cannot take a whole push', async () => {
    const { app, server } = await synced()
    server.intercept = (path, input) =>
      path === 'sync.push' && JSON.stringify(input).includes('v-bad')
        ? callError('invalid')
        : undefined
    for (const id of ['v-a', 'v-bad', 'v-b'])
      await app.execute('visit.record', buildingId, visitArgs(id))
    await app.sync.now()
    expect(app.snapshot().refused.map(({ refusal }) => refusal.code)).toEqual(['invalid'])
    expect(server.truth.get('visit', 'v-b')).toBeDefined()
    expect(app.snapshot().pending).toEqual([])
  })

  it('is explained even when this version does not know the reason', async () => {
    const { app, server } = await synced()
    const saved = await app.execute('visit.record', buildingId, visitArgs('v-9'))
    const commandId = saved.ok ? saved.value.commandId : ''
    server.intercept = (path) =>
      path === 'sync.push'
        ? {
            ok: true,
            output: { results: [{ commandId, status: 'rejected', code: 'new-code', detail: '' }] },
          }
        : undefined
    await app.sync.now()
    expect(app.snapshot().refused[0]?.refusal.code).toBe('unknown-command')
  })
})

describe('a conflict', () => {
  const meeting = async () => {
    const made = await synced()
    const { app, server } = made
    const li = server.truth.get('resident', 'r-li')
    if (!li) throw new Error('the fixture has no 李佳珍')
    server.store([{ kind: 'resident', record: { ...li, phone: '13900000000' } }])
    await app.execute('resident.edit', buildingId, {
      residentId: 'r-li',
      changes: {
        phone: { from: '13800010001', to: '13700000000' },
        remark: { from: '', to: '耳背' },
      },
    })
    await app.sync.now()
    return made
  }

  it('keeps both values, survives a restart, and mine can be sent over theirs', async () => {
    const { app, server, phone } = await meeting()
    expect(app.snapshot().records.get('resident', 'r-li')).toMatchObject({
      phone: '13900000000',
      remark: '耳背',
    })
    const again = phone.restart()
    await again.app.sync.now()
    const [conflict] = again.app.snapshot().conflicts
    expect(conflict).toMatchObject({
      field: 'phone',
      mine: '13700000000',
      theirs: '13900000000',
      theirsByName: '李建国',
    })
    await again.app.conflicts.keepMine(conflict?.conflictId ?? '')
    await again.app.sync.now()
    expect(again.app.snapshot().conflicts).toEqual([])
    expect(server.truth.get('resident', 'r-li')?.phone).toBe('13700000000')
  })

  it('keeps the phone from being cleared unasked: my value is nowhere else', async () => {
    const { app } = await meeting()
    expect(app.snapshot().pending).toEqual([])
    expect(await app.session.signOut({ evenIfUnsent: false })).toBe(false)
    expect(app.snapshot().conflicts).toHaveLength(1)
  })

  it('is settled by keeping theirs, without another command', async () => {
    const { app, server } = await meeting()
    await app.conflicts.keepTheirs(app.snapshot().conflicts[0]?.conflictId ?? '')
    expect(app.snapshot().conflicts).toEqual([])
    expect(app.snapshot().pending).toEqual([])
    expect(server.truth.get('resident', 'r-li')?.phone).toBe('13900000000')
  })
})

describe('lost access', () => {
  it('takes the records from the phone and from its storage; what is unsent is kept', async () => {
    const { app, server, phone } = await synced()
    await app.execute('visit.record', buildingId, visitArgs('v-9'))
    server.lostScopes.add('mg1')
    server.refuseNames.add('visit.record')
    await app.sync.now()
    expect(app.snapshot().records.all('resident')).toEqual([])
    expect([...phone.storage.texts.keys()].filter((key) => key.includes('scope/'))).toEqual([])
    expect([...phone.storage.texts.values()].join('').includes('李佳珍')).toBe(false)
    expect(app.snapshot().refused).toHaveLength(1)
  })

  it('takes the photos that were seen there, too; one that waits for its upload is kept', async () => {
    const { app, server, phone } = await synced()
    const named = (part: string) =>
      [...phone.storage.texts.keys()].filter((key) => key.includes(part)).length
    await app.photos.add('QUJD', buildingId)
    await app.sync.now()
    expect([named('/seen/'), named('/photo/')]).toEqual([1, 0])
    server.lostScopes.add('mg1')
    server.intercept = (path) => (path === 'file.put' ? callError('forbidden') : undefined)
    await app.photos.add('REVG', buildingId)
    await app.sync.now()
    expect([named('/seen/'), named('/photo/')]).toEqual([0, 1])
  })

  it('on a phone without room leaves no other scope half there', async () => {
    const server = new ReferenceServer({ scopeOf: (id) => (id === 'b15' ? 'mg1' : 'mg0') })
    const { app, storage } = await synced(server)
    const li = server.truth.get('resident', 'r-li')
    const house = server.truth.get('house', 'h-1-101')
    if (!li || !house) throw new Error('the fixture has no 李佳珍')
    const moved = { ...li, regionId: regionId('b16') }
    server.store([
      { kind: 'house', record: { ...house, regionId: regionId('b16') } },
      { kind: 'resident', record: moved },
    ])
    await app.sync.now()
    server.lostScopes.add('mg1')
    server.store([{ kind: 'resident', record: { ...moved, remark: '换了门锁' } }])
    storage.failAt(storage.steps() + 1, 'full')
    await app.sync.now()
    await app.sync.now()
    expect(app.snapshot().records.get('resident', 'r-li')?.remark).toBe('换了门锁')
    expect(app.snapshot().records.get('house', 'h-1-101')?.regionId).toBe('b16')
  })

  it('another epoch replaces every record, pending commands stay', async () => {
    const server = new ReferenceServer()
    const { app, phone } = await synced(server)
    const restored = new ReferenceServer({ records: [] })
    restored.epoch = 'e2'
    await app.execute('visit.record', buildingId, visitArgs('v-9'))
    server.intercept = (path, input) =>
      path === 'sync.push' ? callError('retry-later') : restored.answer(path, input, '')
    await app.sync.now()
    expect(app.snapshot().records.all('house')).toEqual([])
    expect(app.snapshot().pending).toHaveLength(1)
    const again = phone.restart()
    await again.app.drafts.read('any')
    expect(again.app.snapshot().records.all('house')).toEqual([])
    expect(again.app.snapshot().pending).toHaveLength(1)
  })

  it('a record that moved to another scope is there once, whichever scope came first', async () => {
    const server = new ReferenceServer({
      scopeOf: (id) => (id === 'b15' ? 'mg1' : 'mg0'),
      pageSize: 4,
    })
    const { app, phone } = await synced(server)
    const li = server.truth.get('resident', 'r-li')
    if (!li) throw new Error('the fixture has no 李佳珍')
    server.store([{ kind: 'resident', record: { ...li, regionId: regionId('b16') } }])
    await app.sync.now()
    const residents = app.snapshot().records.all('resident')
    expect(residents.filter(({ id }) => id === 'r-li').map((one) => one.regionId)).toEqual(['b16'])
    const again = phone.restart()
    await again.app.drafts.read('any')
    expect(again.app.snapshot().records.get('resident', 'r-li')?.regionId).toBe('b16')
  })
})
