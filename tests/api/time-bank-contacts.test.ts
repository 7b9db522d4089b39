/** Nobody collects where old people live: contacts are shown to who has taken the order, logged, and not at will. */
import type { AccessLogLine } from '../../src/protocol/access-log'
import type { TimeOrder } from '../../src/protocol/time-order'
import { emptyDatabase } from '../support/api/look-inside'
import { answer, ask, codeOf } from '../support/api/ask'
import { describeOnBoth, openTestApi, type TestApi } from '../support/api/test-api'
import { seedStreet, type TestMember } from '../support/api/test-street'
import { addTimeBankPeople, hoursOf, sendTo, setRules } from '../support/api/time-bank-people'

const contact = '13800001234 迎凤二期'

describeOnBoth('contacts of orders', (kind) => {
  let server: TestApi
  beforeAll(async () => {
    server = await openTestApi(kind)
  })
  beforeEach(async () => {
    await emptyDatabase(server.api)
    await seedStreet(server.api)
    await setRules(server.api, { saidAgeNeedsApproval: false })
    await addTimeBankPeople(server.api, [
      { member: 'leader', number: '1001001', name: '李组长', minutes: 600 },
      { member: 'micro', number: '1001002', name: '王小妹', minutes: 0 },
      { member: 'steward', number: '1001003', name: '赵大爷', minutes: 600 },
    ])
  })
  afterAll(() => server.close())

  const request = (member: TestMember = 'leader', wantedOn = '') =>
    sendTo(server.api, member, 'redeem.request', {
      ...{ service: '陪诊', minutes: 30, payFrom: 'own', contact, wish: '', wantedOn },
      elder: { name: '王奶奶', relation: '婆婆', birthDate: '1940-03-07' },
    })
  const does = async (name: 'redeem.take' | 'redeem.cancel', member: TestMember, orderId: string) =>
    (await sendTo(server.api, member, name, { orderId })).status
  const look = async (member: TestMember, orderId: string) =>
    codeOf(await ask(server.api, member, 'timeBank.contact', { orderId }))
  const log = () =>
    answer<AccessLogLine[]>(server.api, 'worker', 'privacy.accessLog', { regionId: 'c1' })

  test('are told after taking and while it lasts; each look is in the log', async () => {
    const { api } = server
    const { id } = await request()
    expect([await look('micro', id), await look('nobody', id)]).toEqual(['forbidden', 'forbidden'])
    expect(await look('micro', 'no-order')).toBe('forbidden')
    await does('redeem.take', 'micro', id)
    const { own } = await answer<{ own: TimeOrder[] }>(api, 'micro', 'timeBank.orders', {})
    expect(JSON.stringify(own)).not.toContain('13800001234')
    expect(await log()).toEqual([])
    expect(await answer(api, 'micro', 'timeBank.contact', { orderId: id })).toEqual({ contact })
    expect(await look('steward', id)).toBe('forbidden')
    expect(await look('worker', id)).toBe('ok')
    expect(await look('other', id)).toBe('forbidden')
    // One's own is no look.
    expect(await look('leader', id)).toBe('ok')
    expect(
      (await log()).map(({ memberName, act, personName }) => [memberName, act, personName]),
    ).toEqual(
      expect.arrayContaining([
        ['micro', 'show-contact', '兑换陪诊'],
        ['worker', 'show-contact', '兑换陪诊'],
      ]),
    )
    expect(await log()).toHaveLength(2)
    await does('redeem.cancel', 'micro', id)
    expect(await look('micro', id)).toBe('forbidden')
  })

  test('who gives back too often takes no more for a while; the asker may cancel as before', async () => {
    await setRules(server.api, { saidAgeNeedsApproval: false, giveBacksMost: 1 })
    const { id } = await request('leader', '2026-04-02')
    for (let round = 1; round <= 2; round++)
      expect([
        await does('redeem.take', 'micro', id),
        await does('redeem.cancel', 'micro', id),
      ]).toEqual(['applied', 'applied'])
    expect(await does('redeem.take', 'micro', id)).toBe('rejected not-by-the-rules')
    expect(await does('redeem.take', 'steward', id)).toBe('applied')
    expect(await does('redeem.cancel', 'leader', id)).toBe('applied')
    const own = await request('steward')
    const monthLater = { ...server.api, nowMs: () => server.api.nowMs() + 29 * 86_400_000 }
    const later = (after: number) => ({ ...monthLater, nowMs: () => monthLater.nowMs() + after })
    const takeAt = async (api: TestApi['api']) =>
      (await sendTo(api, 'micro', 'redeem.take', { orderId: own.id })).status
    expect(await takeAt(later(0))).toBe('rejected not-by-the-rules')
    expect(await takeAt(later(2 * 86_400_000))).toBe('applied')
  })

  test('nobody has more than five under way, asked or taken, however many are sent at once', async () => {
    const { api } = server
    const asked = await Promise.all([...Array(9).keys()].map(() => request()))
    expect(asked.filter(({ status }) => status === 'applied')).toHaveLength(5)
    expect(await hoursOf(api, 'leader')).toEqual([600, 150])
    const others = await Promise.all([...Array(3).keys()].map(() => request('steward')))
    const open = [...asked, ...others].filter(({ status }) => status === 'applied')
    const taken = await Promise.all(open.map(({ id }) => does('redeem.take', 'micro', id)))
    expect(taken.filter((status) => status === 'applied')).toHaveLength(5)
    expect(taken.filter((status) => status !== 'applied')).toEqual(
      Array(3).fill('rejected not-by-the-rules'),
    )
  })
})
