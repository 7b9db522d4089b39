/** What was said at a door without a signal and comes late: counted once, of the taking it is about, and judged by what holds by then. */
import type { OfficeCommandArgs } from '../../src/domain/office-commands'
import { explainRefusal } from '../../src/domain/refusal'
import type { CommandResult } from '../../src/protocol/envelope'
import type { OrderPage, TimeOrder } from '../../src/protocol/time-order'
import { answer } from '../support/api/ask'
import { emptyDatabase } from '../support/api/look-inside'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { officeCommand, push, statuses } from '../support/api/test-file'
import { seedStreet, type TestMember } from '../support/api/test-street'
import {
  addTimeBankPeople,
  expectAudited,
  hoursOf,
  sendTo,
  setRules,
} from '../support/api/time-bank-people'

const hourMs = 3_600_000
const forGrandmother: OfficeCommandArgs<'redeem.request'> = {
  ...{ service: '陪诊', minutes: 120, payFrom: 'own' },
  elder: { name: '王奶奶', relation: '婆婆', birthDate: '1940-03-07' },
  ...{ contact: '13800001234 迎凤二期', wish: '' },
}

describeOnBoth('what is said at the door', (kind) => {
  let server: TestApi

  beforeAll(async () => {
    server = await openTestApi(kind)
  })
  beforeEach(async () => {
    await emptyDatabase(server.api)
    await seedStreet(server.api)
    await setRules(server.api, { saidAgeNeedsApproval: false })
    await addTimeBankPeople(server.api, [
      { member: 'leader', number: '1001001', name: '李组长', minutes: 300 },
      { member: 'micro', number: '1001002', name: '王小妹', minutes: 0 },
      { member: 'steward', number: '1001003', name: '赵大爷', minutes: 0 },
    ])
  })
  afterEach(() => expectAudited(server.api))
  afterAll(() => server.close())

  const takeAt = (nowMs: number, member: TestMember, orderId: string) =>
    sendTo({ ...server.api, nowMs: () => nowMs }, member, 'redeem.take', { orderId })
  const takenByMicro = async (): Promise<string> => {
    const { id } = await sendTo(server.api, 'leader', 'redeem.request', forGrandmother)
    await takeAt(testNowMs, 'micro', id)
    return id
  }
  const own = async (member: TestMember): Promise<TimeOrder | undefined> =>
    (await answer<OrderPage>(server.api, member, 'timeBank.orders', {})).own[0]
  const explained = ([result]: readonly CommandResult[]): string =>
    result?.status === 'rejected' ? explainRefusal(result) : 'not refused'

  test('sent any number of times it counts once, though the order has moved on since', async () => {
    const { api } = server
    const orderId = await takenByMicro()
    const { takenAtMs } = (await own('micro')) ?? {}
    if (typeof takenAtMs !== 'number') throw new Error('Somebody has taken it.')
    const done = officeCommand('redeem.done', 'own', { orderId, minutes: 90, takenAtMs })
    expect(statuses(await push(api, 'micro', done))).toEqual(['applied'])
    const objected = officeCommand('redeem.dispute', 'own', { orderId, words: '没来', takenAtMs })
    expect(statuses(await push(api, 'leader', objected))).toEqual(['applied'])
    expect(statuses(await push(api, 'micro', done))).toEqual(['replayed'])
    expect(statuses(await push(api, 'leader', objected))).toEqual(['replayed'])
    expect(await own('leader')).toMatchObject({ takerMinutes: 90, disputes: [{ words: '没来' }] })
  })

  test('of one who came it is neither paid to nor held against whoever took it next', async () => {
    const { api } = server
    const orderId = await takenByMicro()
    await sendTo(api, 'micro', 'redeem.cancel', { orderId })
    await takeAt(testNowMs + hourMs, 'steward', orderId)
    const late = { orderId, takenAtMs: testNowMs }
    const done = officeCommand('redeem.done', 'own', { ...late, minutes: 120 })
    expect(explained(await push(api, 'leader', done))).toBe(
      '这个兑换已经不在这一步了：接的人换过了。还有话要说，请告诉社区工作者。',
    )
    const objected = officeCommand('redeem.dispute', 'own', { ...late, words: '没来' })
    expect(statuses(await push(api, 'leader', objected))).toEqual(['rejected order-moved-on'])
    expect(await own('steward')).toMatchObject({ state: 'taken', askerMinutes: null })
    await sendTo(api, 'steward', 'redeem.done', { orderId, minutes: 120 })
    expect(await hoursOf(api, 'steward')).toEqual([0, 0])
  })

  test('the other side is still heard once the office has it; after the decision it is told so', async () => {
    const { api } = server
    const orderId = await takenByMicro()
    const say = (member: TestMember, words: string) =>
      sendTo(api, member, 'redeem.dispute', { orderId, words })
    expect((await say('leader', '只来了一个小时')).status).toBe('applied')
    expect((await say('micro', '两个小时，医院里排队')).status).toBe('applied')
    const work = { regionId: 'c1' }
    const office = await answer<{ orders: TimeOrder[] }>(api, 'worker', 'timeBank.office', work)
    expect(office.orders[0]?.disputes).toEqual([
      { memberName: '李组长', words: '只来了一个小时' },
      { memberName: '王小妹', words: '两个小时，医院里排队' },
    ])
    // Each once: nobody fills the desk with one order.
    expect(await say('micro', '真的')).toMatchObject({ status: 'rejected already-done' })
    const settled = { orderId, minutes: 120, reason: '问过两家' }
    await sendTo(api, 'worker', 'redeem.settle', settled)
    const late = officeCommand('redeem.dispute', 'own', { orderId, words: '不对' })
    expect(explained(await push(api, 'leader', late))).toBe(
      '这个兑换已经不在这一步了：已经办完，时间转好了。还有话要说，请告诉社区工作者。',
    )
    expect(await hoursOf(api, 'micro')).toEqual([120, 0])
  })
})
