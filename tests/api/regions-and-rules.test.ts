/** Regions and rules: added, renamed, changed by whoever may, and counted. */
import * as v from 'valibot'
import { defaultSettings } from '../../src/domain/settings/default-settings'
import { regionIdShape } from '../../src/domain/shapes'
import { answer } from '../support/api/ask'
import { describeOnBoth, openTestApi, type TestApi } from '../support/api/test-api'
import {
  acceptsOnly,
  command,
  officeCommand,
  openDoor,
  push,
  statuses,
  visitArgs,
} from '../support/api/test-file'
import { TestPhone } from '../support/api/test-phone'
import { actorOf, seedStreet } from '../support/api/test-street'

describeOnBoth('regions and rules', (kind) => {
  let server: TestApi
  beforeAll(async () => {
    server = await openTestApi(kind)
    await seedStreet(server.api)
    acceptsOnly(await push(server.api, 'worker', ...openDoor('b1', 'a')))
    const visit = command('visit.record', 'b1', visitArgs('a', 'counted'))
    acceptsOnly(await push(server.api, 'leader', visit))
  })
  afterAll(() => server.close())

  const add = (newRegionId: string, levelId: string, name = newRegionId) => ({
    newRegionId: v.parse(regionIdShape, newRegionId),
    levelId,
    name,
    code: '',
  })

  test('a new region has its place, its number and its scope, and phones learn of it', async () => {
    const phone = new TestPhone(server.api, actorOf('worker'))
    await phone.pull()
    const results = await push(
      server.api,
      'worker',
      officeCommand('region.add', 'g1', add('m9', 'micro-grid')),
      officeCommand('region.add', 'm9', add('b9', 'building')),
      officeCommand('region.rename', 'm9', { name: '九号微网格', code: '009' }),
    )
    acceptsOnly(results)
    const rows = await server.api.database
      .selectFrom('region')
      .select(['id', 'path', 'scope_id', 'code'])
      .where('id', 'in', ['m9', 'b9'])
      .orderBy('id')
      .execute()
    expect(rows).toEqual([
      { id: 'b9', path: '/street/c1/g1/m9/b9/', scope_id: 'm9', code: `${rows[0]?.code}` },
      { id: 'm9', path: '/street/c1/g1/m9/', scope_id: 'm9', code: '009' },
    ])
    await phone.pull()
    expect(phone.access?.regions.find(({ id }) => id === 'm9')?.name).toBe('九号微网格')
    acceptsOnly(await push(server.api, 'worker', ...openDoor('b9', 'nine')))
    await phone.pull()
    expect(phone.held()).toContain('household family-nine')
  })

  test('no region upside down, twice, or past the level that is synced', async () => {
    const results = await push(
      server.api,
      'worker',
      officeCommand('region.add', 'g1', add('x1', 'community')),
      officeCommand('region.add', 'g1', add('x2', 'building')),
      officeCommand('region.add', 'g1', add('x3', 'micro-grid', '区域m1')),
      officeCommand('region.add', 'g1', add('m1', 'micro-grid')),
      officeCommand('region.add', 'c2', add('x4', 'grid')),
    )
    expect(statuses(results)).toEqual([
      'rejected invalid',
      'rejected invalid',
      'rejected invalid',
      'rejected id-taken',
      'rejected forbidden',
    ])
  })

  test('rules change at the top, by whoever may, without losing what is in use', async () => {
    const change = (settings: typeof defaultSettings, region = 'street') =>
      officeCommand('settings.change', region, { seen: defaultSettings, settings })
    const without = (kindId: string) => ({
      ...defaultSettings,
      postKinds: defaultSettings.postKinds.filter(({ id }) => id !== kindId),
    })
    const levels = defaultSettings.levels.map((level) => ({
      ...level,
      isScope: level.id === 'grid',
    }))
    const two = defaultSettings.levels.map((level) => ({ ...level, isScope: true }))
    const results = await push(
      server.api,
      'admin',
      change({ ...defaultSettings, levels }),
      change({ ...defaultSettings, levels: two }),
      change({ ...defaultSettings, levels: defaultSettings.levels.slice(0, 4) }),
      change(without('micro-grid-leader')),
      change(defaultSettings, 'c1'),
      change({ ...defaultSettings, visitEveryDays: 60 }),
    )
    expect(statuses(results)).toEqual([...Array<string>(5).fill('rejected invalid'), 'applied'])
    expect(statuses(await push(server.api, 'worker', change(defaultSettings, 'c1')))).toEqual([
      'rejected forbidden',
    ])
    const phone = new TestPhone(server.api, actorOf('micro'))
    await phone.pull()
    expect(phone.access?.settings.visitEveryDays).toBe(60)
  })

  test('counts what there is, region by region in the order of the tree', async () => {
    const counts = await answer<{ regionId: string; households: number; metThisMonth: number }[]>(
      server.api,
      'worker',
      'organisation.counts',
      { regionId: 'c1' },
    )
    expect(counts.map(({ regionId }) => regionId)).toEqual(['c1', 'g1', 'g2'])
    expect(counts[0]).toMatchObject({ households: 2, metThisMonth: 1 })
    expect(counts[2]).toMatchObject({ households: 0, metThisMonth: 0 })
  })

  test('the operator was told of no failure', () => expect(server.reports).toEqual([]))
})
