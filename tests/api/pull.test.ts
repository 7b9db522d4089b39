/** What a pull guarantees, kind by kind: created, changed, moved out is gone, a lost post takes its scopes away. */
import * as v from 'valibot'
import { recordShapes } from '../../src/domain/record'
import { regionIdShape } from '../../src/domain/shapes'
import { maxPageBytes } from '../../src/protocol/pull'
import { emptyDatabase } from '../support/api/look-inside'
import { describeOnBoth, openTestApi, type TestApi } from '../support/api/test-api'
import { acceptsOnly, command, doorOf, openDoor, push, visitArgs } from '../support/api/test-file'
import { TestPhone } from '../support/api/test-phone'
import {
  actorOf,
  addPost,
  endPost,
  seedStreet,
  tenantId,
  type TestMember,
} from '../support/api/test-street'

describeOnBoth('pull', (kind) => {
  let server: TestApi
  const phoneOf = (member: TestMember) => new TestPhone(server.api, actorOf(member))
  const door = doorOf('a')

  beforeAll(async () => {
    server = await openTestApi(kind)
  })
  beforeEach(async () => {
    await emptyDatabase(server.api)
    await seedStreet(server.api)
    acceptsOnly(await push(server.api, 'worker', ...openDoor('b1', 'a'), ...openDoor('b3', 'n')))
    const visit = command('visit.record', 'b1', {
      ...visitArgs('a', 'v1'),
      followUps: [{ id: 'f1', kind: 'need', text: '要轮椅', dueOn: '' }],
    })
    acceptsOnly(await push(server.api, 'micro', visit))
  })
  afterAll(() => server.close())

  test('a first sync brings every kind of record, each as its shape says, with the phone number', async () => {
    const phone = phoneOf('leader')
    await phone.pull()
    const kinds = new Set(phone.held().map((key) => key.split(' ')[0]))
    expect(kinds).toEqual(new Set(Object.keys(recordShapes)))
    for (const records of phone.scopes.values())
      for (const [key, record] of records) {
        const shape = Object.entries(recordShapes).find(([name]) => key.startsWith(`${name} `))?.[1]
        expect(shape && v.safeParse(shape, record).issues).toBeUndefined()
      }
    expect(phone.record(`resident ${door.residentId}`)).toMatchObject({ phone: '13800001234' })
    expect(phone.access?.regions.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['street', 'c1', 'g1', 'm1', 'm2', 'b1', 'b2', 'b3']),
    )
    expect(phone.access?.regions.map(({ id }) => id)).not.toContain('m3')
  })

  test('a change comes alone, and then nothing', async () => {
    const phone = phoneOf('leader')
    await phone.pull()
    const edit = command('resident.edit', 'b1', {
      residentId: door.residentId,
      changes: { remark: { from: '', to: '耳背' } },
    })
    acceptsOnly(await push(server.api, 'worker', edit))
    const [page] = await phone.pull()
    expect(page?.scopes).toHaveLength(1)
    expect(page?.scopes[0]?.tables).toEqual({
      resident: expect.objectContaining({ rows: [expect.arrayContaining(['耳背'])] }) as unknown,
    })
    expect(page?.access).toBeUndefined()
    expect((await phone.pull())[0]?.scopes).toEqual([])
  })

  test('who moves to another scope is gone here and there with all that moves along', async () => {
    const [here, there] = [phoneOf('micro'), phoneOf('leader')]
    await here.pull()
    await there.pull()
    const move = command('household.move-within', 'b1', {
      householdId: door.householdId,
      toHouseId: doorOf('n').houseId,
      toRegionId: v.parse(regionIdShape, 'b3'),
      on: '2026-03-09',
    })
    acceptsOnly(await push(server.api, 'worker', move))
    await here.pull()
    await there.pull()
    expect(here.held()).not.toContain(`household ${door.householdId}`)
    expect(here.held()).not.toContain(`resident ${door.residentId}`)
    expect(there.record(`resident ${door.residentId}`)).toMatchObject({ regionId: 'b3' })
    expect(there.scopes.get('m1')?.has(`resident ${door.residentId}`)).toBe(false)
    expect(there.scopes.get('m2')?.has(`resident ${door.residentId}`)).toBe(true)
  })

  test('a lost post takes its scopes from the phone at the next contact', async () => {
    const phone = phoneOf('leader')
    await phone.pull()
    await endPost(server.api, 'leader')
    const [page] = await phone.pull()
    expect(new Set(page?.lostScopes)).toEqual(new Set(['m1', 'm2']))
    expect(phone.held()).toEqual([])
    expect(phone.access?.posts).toEqual([])
    expect(phone.access?.regions).toEqual([])
  })

  test('nobody without a post gets anything, whatever cursors are asked for', async () => {
    const phone = phoneOf('nobody')
    phone.epoch = 'e1'
    phone.cursors.set('m1', 0)
    await phone.pull()
    expect(phone.held()).toEqual([])
  })

  test('a building steward gets the building and not the rest of the micro-grid', async () => {
    acceptsOnly(await push(server.api, 'worker', ...openDoor('b2', 'next')))
    const phone = phoneOf('steward')
    const [first] = await phone.pull()
    expect(first?.scopes[0]?.gone).toEqual([])
    expect(phone.held()).toContain(`house ${door.houseId}`)
    expect(phone.held()).not.toContain(`house ${doorOf('next').houseId}`)
    const move = command('household.move-within', 'b1', {
      householdId: door.householdId,
      toHouseId: doorOf('next').houseId,
      toRegionId: v.parse(regionIdShape, 'b2'),
      on: '',
    })
    acceptsOnly(await push(server.api, 'worker', move))
    await phone.pull()
    expect(phone.held()).not.toContain(`resident ${door.residentId}`)
  })

  test('a steward who is given a second building in the same scope gets what was there before', async () => {
    acceptsOnly(await push(server.api, 'worker', ...openDoor('b2', 'next')))
    const phone = phoneOf('steward')
    await phone.pull()
    await addPost(server.api, {
      ...{ id: 'post-second', member: 'steward', kindId: 'building-steward', regionId: 'b2' },
    })
    await phone.pull()
    expect(phone.held()).toContain(`house ${doorOf('next').houseId}`)
    expect(phone.held()).toContain(`house ${door.houseId}`)
  })

  test('an id with an underscore names itself and nothing that looks alike', async () => {
    const path = (id: string) => `/street/${id}/`
    for (const id of ['c_9', 'cx9'])
      await server.api.database
        .insertInto('region')
        .values({
          tenant_id: tenantId,
          id,
          parent_id: 'street',
          level_id: 'community',
          name: id,
          code: id,
          ordinal: 9,
          path: path(id),
          scope_id: id,
        })
        .execute()
    await server.api.database
      .updateTable('post')
      .set({ region_id: 'c_9' })
      .where('id', '=', 'post-other')
      .execute()
    acceptsOnly(await push(server.api, 'other', ...openDoor('c_9', 'mine')))
    await server.api.database
      .updateTable('post')
      .set({ region_id: 'cx9' })
      .where('id', '=', 'post-leader')
      .execute()
    acceptsOnly(await push(server.api, 'leader', ...openDoor('cx9', 'theirs')))
    const phone = phoneOf('other')
    await phone.pull()
    expect(phone.held()).toContain(`house ${doorOf('mine').houseId}`)
    expect(phone.held()).not.toContain(`house ${doorOf('theirs').houseId}`)
    expect(phone.access?.regions.map(({ id }) => id)).toEqual(['street', 'c_9'])
  })

  test('cursors without the tag that came with them start anew', async () => {
    const phone = phoneOf('steward')
    await phone.pull()
    phone.accessTag = ''
    const [page] = await phone.pull()
    expect(page?.lostScopes).toEqual(['m1'])
    expect(phone.held()).toContain(`house ${door.houseId}`)
  })

  test('another epoch, and a cursor beyond what the server ever gave, start anew', async () => {
    const phone = phoneOf('micro')
    await phone.pull()
    const all = phone.held()
    phone.cursors.set('m1', 999_999)
    await phone.pull()
    expect(phone.held()).toEqual(all)
    phone.epoch = 'before the restore'
    phone.scopes.get('m1')?.set('house ghost', {})
    const [page] = await phone.pull()
    expect(page?.reset).toBe(true)
    expect(phone.held()).toEqual(all)
  })

  test('a large first sync comes in pages under the limit, and may be broken off between any two', async () => {
    const note = '记'.repeat(1000)
    for (let batch = 0; batch < 5; batch++) {
      const visits = Array.from({ length: 100 }, (_, index) =>
        command('visit.record', 'b1', { ...visitArgs('a', `big-${batch}-${index}`), note }),
      )
      acceptsOnly(await push(server.api, 'micro', ...visits))
    }
    const phone = phoneOf('micro')
    const pages = await phone.pull()
    expect(pages.length).toBeGreaterThan(2)
    for (const page of pages)
      expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThanOrEqual(maxPageBytes)
    expect(phone.held().filter((key) => key.startsWith('visit big'))).toHaveLength(500)
  })
})
