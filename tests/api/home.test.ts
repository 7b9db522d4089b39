/** 我家: given once, changed, found among the files or not; nobody else's, sealed, and every look is told. */
import type { HomeDetails } from '../../src/domain/home/home'
import type { MyHome, UnconfirmedHome } from '../../src/protocol/home'
import { answer, ask, codeOf } from '../support/api/ask'
import { describeOnBoth, openTestApi, type TestApi } from '../support/api/test-api'
import { acceptsOnly, doorOf, officeCommand, openDoor, push } from '../support/api/test-file'
import { seedStreet, type TestMember } from '../support/api/test-street'

const own: HomeDetails = {
  forWhom: 'self',
  door: '3幢2单元502',
  name: '沈慧琴',
  phone: '13905730001',
}
const mothers: HomeDetails = {
  forWhom: 'elder',
  door: '7幢101',
  name: '吴阿珍',
  phone: '13905730002',
  relation: '母亲',
  consentedOn: '2026-03-01',
}

describeOnBoth('homes', (kind) => {
  let server: TestApi
  beforeAll(async () => {
    server = await openTestApi(kind)
    await seedStreet(server.api)
    acceptsOnly(await push(server.api, 'worker', ...openDoor('b1', 'a')))
  })
  afterAll(() => server.close())

  const set = (member: TestMember, homeId: string, regionId: string, details: HomeDetails = own) =>
    push(server.api, member, officeCommand('home.set', regionId, { homeId, details }))
  const outcome = async (...sending: Parameters<typeof push>) => {
    const [result] = await push(...sending)
    return result?.status === 'rejected' ? result.code : result?.status
  }
  const mine = (member: TestMember) => answer<MyHome[]>(server.api, member, 'home.mine', {})
  const list = (member: TestMember, regionId: string) =>
    answer<UnconfirmedHome[]>(server.api, member, 'home.list', { regionId })

  test('one without a post gives a home and a mother’s, in a community or deeper, and gets them back', async () => {
    acceptsOnly(await set('nobody', 'h1', 'c1'))
    acceptsOnly(await set('nobody', 'h2', 'b1', mothers))
    expect(await mine('nobody')).toMatchObject([
      { homeId: 'h1', regionId: 'c1', details: own, state: 'unconfirmed', looks: [] },
      { homeId: 'h2', regionId: 'b1', details: mothers, state: 'unconfirmed' },
    ])
    expect((await mine('nobody'))[1]?.regionName.split(' ')).toHaveLength(4)
    expect(await mine('other')).toEqual([])
  })

  test('the root and a region that is not there are no place for a home; an elder must have agreed', async () => {
    const wanted = { homeId: 'h9', details: own }
    for (const regionId of ['street', 'nowhere'])
      expect(await outcome(server.api, 'nobody', officeCommand('home.set', regionId, wanted))).toBe(
        'region-not-found',
      )
    const unasked = officeCommand('home.set', 'c1', {
      homeId: 'h9',
      details: { ...mothers, consentedOn: '' },
    })
    expect(await outcome(server.api, 'nobody', unasked)).toBe('invalid')
  })

  test('lies sealed, also a change of it', async () => {
    acceptsOnly(await set('nobody', 'h1', 'g1', { ...own, door: '3幢2单元503' }))
    expect(await mine('nobody')).toMatchObject(
      [{ homeId: 'h2' }, { homeId: 'h1', regionId: 'g1', details: { door: '3幢2单元503' } }].sort(
        (one, other) => (one.homeId < other.homeId ? -1 : 1),
      ),
    )
    const rows = await server.api.database.selectFrom('home').selectAll().execute()
    for (const text of ['沈慧琴', '13905730001', '503', '吴阿珍'])
      expect(JSON.stringify(rows)).not.toContain(text)
  })

  test('is nobody else’s to change or remove', async () => {
    const theirs = officeCommand('home.set', 'c1', { homeId: 'h1', details: own })
    expect(await outcome(server.api, 'other', theirs)).toBe('id-taken')
    const remove = officeCommand('home.remove', 'c1', { homeId: 'h1' })
    expect(await outcome(server.api, 'other', remove)).toBe('home-not-found')
  })

  test('are four and no more, also when five come at once', async () => {
    const sent = await Promise.all(
      ['n1', 'n2', 'n3', 'n4', 'n5'].map((homeId) =>
        outcome(server.api, 'steward', officeCommand('home.set', 'b1', { homeId, details: own })),
      ),
    )
    expect(sent.sort()).toEqual(['applied', 'applied', 'applied', 'applied', 'too-many-homes'])
    acceptsOnly(await set('steward', (await mine('steward'))[0]?.homeId ?? '', 'b1'))
    for (const { homeId } of await mine('steward'))
      acceptsOnly(await push(server.api, 'steward', officeCommand('home.remove', 'b1', { homeId })))
    expect(await mine('steward')).toEqual([])
  })

  test('those with the files above see who waits, the number covered; a look at it is told', async () => {
    expect(await list('leader', 'g1')).toMatchObject([
      { homeId: 'h1', name: '沈慧琴', relation: '' },
      { homeId: 'h2', name: '吴阿珍', relation: '母亲' },
    ])
    expect(JSON.stringify(await list('leader', 'g1'))).not.toContain('13905730001')
    expect(await list('micro', 'm1')).toHaveLength(1)
    for (const member of ['other', 'nobody', 'admin'] as const)
      for (const path of ['home.list', 'home.phone'] as const) {
        const where = { regionId: 'g1', ...(path === 'home.phone' ? { homeId: 'h1' } : {}) }
        expect(codeOf(await ask(server.api, member, path, where))).toBe('forbidden')
      }
    const looked = { regionId: 'm1', homeId: 'h1' }
    expect(codeOf(await ask(server.api, 'micro', 'home.phone', looked))).toBe('forbidden')
    expect(await answer(server.api, 'leader', 'home.phone', { ...looked, regionId: 'g1' })).toEqual(
      {
        phone: '13905730001',
      },
    )
    const told = (await mine('nobody')).find(({ homeId }) => homeId === 'h1')
    expect(told?.looks).toMatchObject([{ memberName: '李组长' }])
  })

  test('is confirmed with a living household there and moves to it; a change has to be found again', async () => {
    const { householdId } = doorOf('a')
    const confirm = (
      member: TestMember,
      regionId: string,
      homeId: string,
      household = householdId,
    ) =>
      outcome(
        server.api,
        member,
        officeCommand('home.confirm', regionId, { homeId, householdId: household }),
      )
    expect(await confirm('other', 'c2', 'h1')).toBe('home-not-found')
    expect(await confirm('leader', 'g1', 'h1', 'no-household')).toBe('gone')
    expect(await confirm('leader', 'g1', 'h1')).toBe('applied')
    expect(await confirm('leader', 'g1', 'h1')).toBe('already-done')
    const home = async () => (await mine('nobody')).find(({ homeId }) => homeId === 'h1')
    expect(await home()).toMatchObject({ state: 'confirmed', regionId: 'b1' })
    acceptsOnly(await set('nobody', 'h1', 'c1'))
    expect(await home()).toMatchObject({ state: 'unconfirmed', regionId: 'c1' })
  })

  test('is never settled by whose it is, and the list says so', async () => {
    acceptsOnly(await set('worker', 'w1', 'c1'))
    const { householdId } = doorOf('a')
    for (const command of [
      officeCommand('home.confirm', 'c1', { homeId: 'w1', householdId }),
      officeCommand('home.decline', 'c1', { homeId: 'w1', reason: '不是这里' }),
    ])
      expect(await outcome(server.api, 'worker', command)).toBe('needs-another')
    const isOwn = (await list('worker', 'c1')).map((home) => `${home.homeId} ${home.isOwn}`)
    expect(isOwn.sort()).toEqual(['h1 false', 'h2 false', 'w1 true'])
    acceptsOnly(
      await push(server.api, 'worker', officeCommand('home.remove', 'c1', { homeId: 'w1' })),
    )
  })

  test('is declined with a reason that its resident reads', async () => {
    const decline = officeCommand('home.decline', 'c1', { homeId: 'h2', reason: '没有 7 幢' })
    expect(await outcome(server.api, 'worker', decline)).toBe('applied')
    const home = (await mine('nobody')).find(({ homeId }) => homeId === 'h2')
    expect(home).toMatchObject({ state: 'declined', reason: '没有 7 幢' })
    expect((await list('worker', 'c1')).map(({ homeId }) => homeId)).toEqual(['h1'])
  })

  test('places are told level by level without a login', async () => {
    const places = await answer<{ id: string }[]>(server.api, 'nobody', 'home.places', {
      regionId: 'c1',
    })
    expect(places.map(({ id }) => id)).toEqual(['g1', 'g2'])
  })
})
