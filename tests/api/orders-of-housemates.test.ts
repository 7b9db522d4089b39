/** Orders of who is no volunteer: whoever lives with them neither approves nor earns them. */
import type { OfficeWaiting } from '../../src/domain/volunteer/office-waiting'
import type { TimeOrder } from '../../src/protocol/time-order'
import { answer } from '../support/api/ask'
import { emptyDatabase } from '../support/api/look-inside'
import { homeIs } from '../support/api/relatives'
import { describeOnBoth, openTestApi, type TestApi } from '../support/api/test-api'
import { seedStreet, type TestMember } from '../support/api/test-street'
import { addTimeBankPeople, expectAudited, sendTo } from '../support/api/time-bank-people'

describeOnBoth('an order of a housemate', (kind) => {
  let server: TestApi
  beforeAll(async () => {
    server = await openTestApi(kind)
  })
  afterAll(() => server.close())

  test('is approved and earned by somebody else, also of who is no volunteer', async () => {
    const { api } = server
    await emptyDatabase(api)
    await seedStreet(api)
    await addTimeBankPeople(api, [
      { member: 'steward', number: '1001001', name: '陈奶奶', minutes: 300 },
      { member: 'micro', number: '1001002', name: '王小妹', minutes: 0 },
      { member: 'other', number: '1001003', name: '赵五', minutes: 0 },
    ])
    await sendTo(api, 'steward', 'donation.give', { minutes: 200, words: '' })
    const { id: orderId } = await sendTo(api, 'nobody', 'redeem.request', {
      ...{ service: '陪诊', minutes: 120, payFrom: 'pool', contact: '15 幢', wish: '' },
      elder: { name: '', relation: '', birthDate: '1940-03-07' },
    })
    const asked = async (member: TestMember) => {
      const { orders } = await answer<{ orders: readonly TimeOrder[] }>(
        ...([api, member, 'timeBank.office', { regionId: 'c1' }] as const),
      )
      const waiting = await answer<OfficeWaiting>(api, member, 'volunteer.waiting', {})
      return [orders.map(({ needsAnother }) => needsAnother), waiting.orders]
    }
    expect(await asked('worker')).toEqual([[false], 1])
    for (const memberId of ['nobody', 'worker', 'micro']) await homeIs(api, memberId, 'kin')
    expect(await asked('worker')).toEqual([[true], 0])
    expect(await asked('admin')).toEqual([[false], 1])
    const approve = async (member: TestMember) => {
      const args = { orderId, agreed: true, reason: '' }
      const { status, detail } = await sendTo(api, member, 'redeem.approve', args)
      return `${status} ${detail}`.trim()
    }
    expect(await approve('worker')).toBe('rejected needs-another 这是您的家人提的')
    expect(await approve('admin')).toBe('applied')
    const take = async (member: TestMember) =>
      (await sendTo(api, member, 'redeem.take', { orderId })).status
    expect(await take('micro')).toBe('rejected not-by-the-rules')
    expect(await take('other')).toBe('applied')
    await expectAudited(api)
  })
})
