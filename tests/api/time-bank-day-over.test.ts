/** What was wanted on a day that is over is offered to nobody, and who asked has the hours back at once. */
import type { Api } from '../../cloudfunctions/api/api'
import { expireHolds } from '../../cloudfunctions/api/time-bank/expire-holds'
import { addDays, chinaDate, startOfChinaDateMs } from '../../src/domain/calendar'
import type { OfficeCommandArgs } from '../../src/domain/office-commands'
import type { OrderPage } from '../../src/protocol/time-order'
import { answer } from '../support/api/ask'
import { heardTurns, wantTurns } from '../support/api/heard-turns'
import { emptyDatabase } from '../support/api/look-inside'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { seedStreet, type TestMember } from '../support/api/test-street'
import {
  addTimeBankPeople,
  expectAudited,
  hoursOf,
  sendTo,
  setRules,
} from '../support/api/time-bank-people'

const today = chinaDate(testNowMs)
const forGrandmother: OfficeCommandArgs<'redeem.request'> = {
  ...{ service: '陪诊', minutes: 120, payFrom: 'own', wish: '', wantedOn: today },
  elder: { name: '王奶奶', relation: '婆婆', birthDate: '1940-03-07' },
  contact: '13800001234 迎凤二期',
}

describeOnBoth('orders of a day', (kind) => {
  let server: TestApi
  let tomorrow: Api
  beforeAll(async () => {
    server = await openTestApi(kind)
    tomorrow = { ...server.api, nowMs: () => testNowMs + 86_400_000 }
  })
  beforeEach(async () => {
    await emptyDatabase(server.api)
    await seedStreet(server.api)
    // Whether somebody looks at the age first is another matter.
    await setRules(server.api, { saidAgeNeedsApproval: false })
    await addTimeBankPeople(server.api, [
      { member: 'leader', number: '1001001', name: '李组长', minutes: 400 },
      { member: 'micro', number: '1001002', name: '王小妹', minutes: 0 },
    ])
  })
  afterEach(() => expectAudited(server.api))
  afterAll(() => server.close())

  const request = async (args: Partial<typeof forGrandmother> = {}): Promise<string> =>
    (await sendTo(server.api, 'leader', 'redeem.request', { ...forGrandmother, ...args })).id
  const offered = async (api: Api): Promise<readonly string[]> => {
    const { open } = await answer<OrderPage>(api, 'micro', 'timeBank.orders', {})
    return open.map(({ id }) => id)
  }
  const act = async (
    api: Api,
    member: TestMember,
    name: 'redeem.take' | 'redeem.cancel',
    id: string,
  ) => (await sendTo(api, member, name, { orderId: id })).status

  test('are offered and taken on the day, and not on the next one', async () => {
    const { api } = server
    const [of, any, later] = [
      await request(),
      await request({ wantedOn: '', minutes: 60 }),
      await request({ wantedOn: addDays(today, 1), minutes: 60 }),
    ]
    expect([...(await offered(api))].sort()).toEqual([of, any, later].sort())
    expect([...(await offered(tomorrow))].sort()).toEqual([any, later].sort())
    expect(await act(tomorrow, 'micro', 'redeem.take', of)).toBe('rejected already-done')
    expect(await act(tomorrow, 'micro', 'redeem.take', later)).toBe('applied')
    const { own } = await answer<OrderPage>(tomorrow, 'leader', 'timeBank.orders', {})
    expect(own.find(({ id }) => id === of)).toMatchObject({ state: 'open', wantedOn: today })
    expect(await act(tomorrow, 'leader', 'redeem.cancel', of)).toBe('applied')
    expect(await hoursOf(tomorrow, 'leader')).toEqual([400, 120])
  })

  test('end by the clock with their day: the hours are back and who asked is told; those that somebody took stay', async () => {
    const { api } = server
    await wantTurns(api, 'leader', 'leader', 'leader')
    const wanted = await request()
    const taken = await request({ minutes: 60 })
    const later = await request({ minutes: 30, wantedOn: addDays(today, 1) })
    await act(api, 'micro', 'redeem.take', taken)
    await heardTurns(api)
    const midnightMs = startOfChinaDateMs(addDays(today, 1))
    expect(await expireHolds(api, midnightMs - 1)).toBe(0)
    expect(await hoursOf(api, 'leader')).toEqual([400, 210])
    expect(await expireHolds(api, midnightMs)).toBe(1)
    expect(await expireHolds(api, midnightMs)).toBe(0)
    expect(await hoursOf(api, 'leader')).toEqual([400, 90])
    expect(await heardTurns(tomorrow)).toEqual(['openid-leader 要的那天过了，没人接，时间退回了'])
    const { own } = await answer<OrderPage>(tomorrow, 'leader', 'timeBank.orders', {})
    expect(new Map(own.map(({ id, state }) => [id, state]))).toEqual(
      new Map([
        [wanted, 'expired'],
        [taken, 'taken'],
        [later, 'open'],
      ]),
    )
  })

  test('end with their day also where nobody has approved them', async () => {
    const { api } = server
    await setRules(api, { saidAgeNeedsApproval: true })
    await request()
    expect(await hoursOf(api, 'leader')).toEqual([400, 120])
    expect(await expireHolds(api, startOfChinaDateMs(addDays(today, 1)))).toBe(1)
    expect(await hoursOf(api, 'leader')).toEqual([400, 0])
  })

  test('of before their day ended them end by their hold; given back by then, by the day', async () => {
    const { api } = server
    const id = await request()
    // As they stood then: the hold and the order, 30 days.
    const laterMs = testNowMs + 30 * 86_400_000
    const { database } = api
    await database.updateTable('time_order').set({ expires_at_ms: laterMs }).execute()
    expect(await expireHolds(api, tomorrow.nowMs())).toBe(0)
    await act(api, 'micro', 'redeem.take', id)
    await act(tomorrow, 'micro', 'redeem.cancel', id)
    expect(await expireHolds(api, tomorrow.nowMs())).toBe(1)
    expect(await hoursOf(tomorrow, 'leader')).toEqual([400, 0])
  })

  test('are not paid by the pool any more, only declined', async () => {
    const { api } = server
    await sendTo(api, 'leader', 'donation.give', { minutes: 200, words: '' })
    const orderId = await request({ payFrom: 'pool' })
    const decide = async (agreed: boolean) => {
      const args = { orderId, agreed, reason: '那天过了，还要请另选一天' }
      return (await sendTo(tomorrow, 'worker', 'redeem.approve', args)).status
    }
    expect(await decide(true)).toBe('rejected invalid')
    expect(await decide(false)).toBe('applied')
  })

  test('given back after the day they wait for nobody, and who asked is told so', async () => {
    const { api } = server
    const id = await request()
    expect(await act(api, 'micro', 'redeem.take', id)).toBe('applied')
    expect(await act(tomorrow, 'micro', 'redeem.cancel', id)).toBe('applied')
    expect(await offered(tomorrow)).toEqual([])
    expect(await act(tomorrow, 'leader', 'redeem.cancel', id)).toBe('applied')
    expect(await hoursOf(tomorrow, 'leader')).toEqual([400, 0])
  })
})
