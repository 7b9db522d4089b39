/** Two who do not agree about an order: what each of them, and the office, is shown of it. */
import { findOrders, saveOrder } from '../../cloudfunctions/api/time-bank/order.repository'
import { addDays, chinaDate } from '../../src/domain/calendar'
import type { OfficeCommandArgs } from '../../src/domain/office-commands'
import type { OrderPage, TimeOrder } from '../../src/protocol/time-order'
import { answer } from '../support/api/ask'
import { describeOnBoth, testNowMs } from '../support/api/test-api'
import { openTimeBankStreet } from '../support/api/time-bank-street'
import type { TestMember } from '../support/api/test-street'
import { hoursOf, sendTo } from '../support/api/time-bank-people'

const forGrandmother: OfficeCommandArgs<'redeem.request'> = {
  ...{ service: '陪诊', minutes: 120, payFrom: 'own' },
  elder: { name: '王奶奶', relation: '婆婆', birthDate: '1940-03-07' },
  ...{ contact: '13800001234 迎凤二期', wish: '' },
}

describeOnBoth('disputes', (kind) => {
  const server = openTimeBankStreet(kind, [
    { member: 'leader', number: '1001001', name: '李组长', minutes: 300 },
    { member: 'micro', number: '1001002', name: '王小妹', minutes: 0 },
    { member: 'worker', number: '1001004', name: '周干事', minutes: 0 },
  ])

  const asked = async (part: Partial<typeof forGrandmother> = {}): Promise<string> =>
    (await sendTo(server.api, 'leader', 'redeem.request', { ...forGrandmother, ...part })).id
  const takenBy = async (member: TestMember, wantedOn = ''): Promise<string> => {
    const id = await asked({ wantedOn })
    await sendTo(server.api, 'worker', 'redeem.approve', { orderId: id, agreed: true, reason: '' })
    await sendTo(server.api, member, 'redeem.take', { orderId: id })
    return id
  }
  const own = async (member: TestMember) =>
    (await answer<OrderPage>(server.api, member, 'timeBank.orders', {})).own
  const shownToOffice = async (member: TestMember) => {
    const work = { regionId: 'c1' }
    const { orders } = await answer<{ orders: TimeOrder[] }>(
      ...([server.api, member, 'timeBank.office', work] as const),
    )
    return orders
  }
  const objects = async (member: TestMember, orderId: string, words: string) =>
    (await sendTo(server.api, member, 'redeem.dispute', { orderId, words })).status

  test('what a side writes for the community the other side does not read', async () => {
    const id = await takenBy('micro')
    expect(await objects('leader', id, '她拿了我的钱，我怕她')).toBe('applied')
    expect(JSON.stringify(await own('micro'))).not.toContain('我怕她')
    expect(await own('micro')).toMatchObject([{ state: 'disputed', objected: true, disputes: [] }])
    const written = [{ memberName: '李组长', words: '她拿了我的钱，我怕她' }]
    expect((await own('leader'))[0]).toMatchObject({ objected: true, disputes: written })
    expect((await shownToOffice('worker'))[0]).toMatchObject({ mine: 'neither', disputes: written })
  })

  test('who is on the other side does not read it by way of the office either', async () => {
    const id = await takenBy('worker')
    await objects('leader', id, '她拿了我的钱，我怕她')
    expect(await shownToOffice('worker')).toMatchObject([{ mine: 'taken', disputes: [] }])
    expect((await shownToOffice('admin'))[0]?.disputes).toHaveLength(1)
  })

  test('nor a relative of a side, who may not settle it: a colleague does', async () => {
    const { api } = server
    const gift = { toNumber: '1001004', minutes: 30, relation: '女儿', words: '' }
    const { id: giftId } = await sendTo(api, 'leader', 'gift.give', gift)
    expect((await sendTo(api, 'admin', 'gift.confirm', { giftId })).status).toBe('applied')
    const orderId = await asked()
    await sendTo(api, 'admin', 'redeem.approve', { orderId, agreed: true, reason: '' })
    await sendTo(api, 'micro', 'redeem.take', { orderId })
    await objects('micro', orderId, '她骂我')
    expect(await shownToOffice('worker')).toMatchObject([
      { mine: 'neither', needsAnother: true, disputes: [] },
    ])
    const settled = { orderId, minutes: 60, reason: '问过' }
    const kin = await sendTo(api, 'worker', 'redeem.settle', settled)
    expect(kin.status).toBe('rejected needs-another')
    const read = [{ memberName: '王小妹', words: '她骂我' }]
    expect(await shownToOffice('admin')).toMatchObject([{ needsAnother: false, disputes: read }])
  })

  test('a service that may have been done is not called off alone: the hours stay until the office has asked both', async () => {
    const { api } = server
    const cancel = async (orderId: string) =>
      (await sendTo(api, 'leader', 'redeem.cancel', { orderId })).status
    const settle = async (orderId: string) => {
      const settled = { orderId, minutes: 120, reason: '问过两家，去过了' }
      return (await sendTo(api, 'worker', 'redeem.settle', settled)).status
    }
    // For any day, and so perhaps at once.
    const late = await takenBy('micro')
    expect(await settle(late)).toBe('rejected invalid')
    expect(await cancel(late)).toBe('applied')
    expect(await hoursOf(api, 'leader')).toEqual([300, 120])
    const disputes = [{ memberName: '李组长', words: '说不要了。去过没有，社区来问。' }]
    expect(await own('leader')).toMatchObject([{ state: 'disputed', disputes }])
    expect(await own('micro')).toMatchObject([{ state: 'disputed', disputes }])
    expect(await settle(late)).toBe('applied')
    expect(await hoursOf(api, 'micro')).toEqual([120, 0])
    // Before its day nobody can have been there.
    const tomorrow = addDays(chinaDate(testNowMs), 1)
    expect(await cancel(await takenBy('micro', tomorrow))).toBe('applied')
    expect(await hoursOf(api, 'leader')).toEqual([180, 0])
  })

  test('words of before it was kept whose they are only the office reads', async () => {
    const id = await takenBy('micro')
    await objects('leader', id, '没来')
    const files = { database: server.api.database, vault: server.api.vault, tenantId: 't1' }
    const [stored] = await findOrders(files, [id])
    if (!stored) throw new Error('It is there.')
    const disputes = stored.details.disputes.map(({ memberName, words }) => ({ memberName, words }))
    await saveOrder(files, { ...stored, details: { ...stored.details, disputes } })
    expect([(await own('micro'))[0]?.disputes, (await own('leader'))[0]?.disputes]).toEqual([
      [],
      [],
    ])
    expect((await shownToOffice('worker'))[0]?.disputes).toHaveLength(1)
  })
})
