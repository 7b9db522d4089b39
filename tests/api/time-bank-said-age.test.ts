/**
 * How old somebody is for whom hours are redeemed: known to the files, or only said. Then own hours are held from the asking
 * on, and the order is kept from volunteers until a worker agrees.
 */
import { drainMessages } from '../../cloudfunctions/api/message/drain-messages'
import { FakeMessageSender } from '../../cloudfunctions/api/message/fake-message-sender'
import { expireHolds } from '../../cloudfunctions/api/time-bank/expire-holds'
import type { OfficeCommandArgs } from '../../src/domain/office-commands'
import type { TimeLine } from '../../src/protocol/time-bank'
import type { OrderPage, TimeOrder } from '../../src/protocol/time-order'
import { answer } from '../support/api/ask'
import { describeOnBoth, testNowMs } from '../support/api/test-api'
import { openTimeBankStreet } from '../support/api/time-bank-street'
import { acceptsOnly, doorOf, idNumbers, openDoor, push } from '../support/api/test-file'
import type { TestMember } from '../support/api/test-street'
import { doAs } from '../support/api/test-volunteers'
import { hoursOf, sendTo, setRules } from '../support/api/time-bank-people'

const monthMs = 40 * 86_400_000
const forGrandmother: OfficeCommandArgs<'redeem.request'> = {
  ...{ service: '陪诊', minutes: 120, payFrom: 'own' },
  elder: { name: '王奶奶', relation: '婆婆', birthDate: '1940-03-07' },
  ...{ contact: '13800001234 迎凤二期', wish: '' },
}

describeOnBoth('an age that is only said', (kind) => {
  const server = openTimeBankStreet(kind, [
    { member: 'leader', number: '1001001', name: '李组长', minutes: 300 },
    { member: 'micro', number: '1001002', name: '王小妹', minutes: 0 },
    {
      ...{ member: 'steward', number: '1001003', name: '赵大爷', minutes: 60 },
      birthDate: '1950-01-01',
    },
    { member: 'worker', number: '1001004', name: '周干事', minutes: 60 },
  ])

  const request = (
    args: Partial<OfficeCommandArgs<'redeem.request'>> = {},
    member: TestMember = 'leader',
  ) => sendTo(server.api, member, 'redeem.request', { ...forGrandmother, ...args })
  const decide = async (member: TestMember, orderId: string, agreed: boolean, reason = '') =>
    (await sendTo(server.api, member, 'redeem.approve', { orderId, agreed, reason })).status
  const act = async (
    name: 'redeem.take' | 'redeem.cancel',
    member: TestMember,
    orderId: string,
  ): Promise<string> => (await sendTo(server.api, member, name, { orderId })).status
  const orders = (member: TestMember) =>
    answer<OrderPage>(server.api, member, 'timeBank.orders', {})
  const waiting = async () =>
    (
      await answer<Readonly<{ orders: TimeOrder[] }>>(server.api, 'worker', 'timeBank.office', {
        regionId: 'c1',
      })
    ).orders

  /** The leader's, where the files know 李佳珍; looked for among them by the worker. */
  const giveHome = async (): Promise<void> => {
    acceptsOnly(await push(server.api, 'worker', ...openDoor('b1', 'a', idNumbers.one)))
    const who = { door: '15幢1单元301', name: '李组长', phone: '13905730001' }
    const details = { forWhom: 'self', ...who } as const
    await sendTo(server.api, 'leader', 'home.set', { homeId: 'h1', details })
  }
  const confirmHome = () =>
    sendTo(server.api, 'worker', 'home.confirm', {
      ...{ homeId: 'h1', householdId: doorOf('a').householdId },
    })

  test('whose birth date the files know is not believed of another; the office reads what is only said', async () => {
    await giveHome()
    // Typed too young, or too old: the files know better.
    const mother = { name: '李佳珍', relation: '母亲', birthDate: '2010-01-01' }
    const fromPool = { payFrom: 'pool', minutes: 30 } as const
    const unknown = await request({ ...fromPool, elder: mother })
    expect(unknown.status).toBe('rejected not-by-the-rules')
    await confirmHome()
    const known = await request({ ...fromPool, elder: mother })
    const said = await request(fromPool)
    const self = { elder: { name: '', relation: '', birthDate: '' } }
    const own = await request({ ...fromPool, ...self }, 'steward')
    const read = new Map((await waiting()).map(({ id, entitlement }) => [id, entitlement]))
    expect([known, said, own].map(({ id }) => read.get(id))).toEqual([
      { age: 86, from: 'file' },
      { age: 86, from: 'said' },
      { age: 76, from: 'record' },
    ])
    expect((await orders('leader')).own).toMatchObject([{ entitlement: null }, {}])
  })

  test('waits with its hours held; agreed to, it goes its way and the hours move once', async () => {
    const { api } = server
    const { id, answer: told } = await request()
    expect(told).toEqual({ state: 'asked' })
    expect(await hoursOf(api, 'leader')).toEqual([300, 120])
    // What is held cannot be spent a second time.
    expect((await request({ minutes: 181 })).status).toBe('rejected not-enough-hours')
    expect((await orders('micro')).open).toEqual([])
    expect(await act('redeem.take', 'micro', id)).toBe('rejected already-done')
    expect(await waiting()).toMatchObject([
      {
        ...{ id, state: 'asked', fromPool: false, neededApproval: true, elderName: '王奶奶' },
        entitlement: { age: 86, from: 'said' },
      },
    ])
    expect(await decide('micro', id, true)).toBe('rejected forbidden')
    expect(await decide('worker', id, true)).toBe('applied')
    expect(await decide('worker', id, true)).toBe('rejected already-done')
    expect(await hoursOf(api, 'leader')).toEqual([300, 120])
    expect(await act('redeem.take', 'micro', id)).toBe('applied')
    for (const side of ['micro', 'leader'] as const)
      await sendTo(api, side, 'redeem.done', { orderId: id, minutes: 90 })
    expect([await hoursOf(api, 'leader'), await hoursOf(api, 'micro')]).toEqual([
      [210, 0],
      [90, 0],
    ])
  })

  test('refused, the hours are free again and who asked is told and reads why', async () => {
    const { api } = server
    const { id } = await request()
    await doAs(api, 'leader', 'message.consent', { templates: ['volunteer-turn'] })
    expect(await decide('worker', id, false, ' ')).toBe('rejected invalid')
    expect(await decide('worker', id, false, '打过电话，没到年龄')).toBe('applied')
    expect(await hoursOf(api, 'leader')).toEqual([300, 0])
    expect((await orders('leader')).own).toMatchObject([
      { state: 'declined', settledReason: '打过电话，没到年龄', settledByName: 'worker' },
    ])
    const sender = new FakeMessageSender()
    await drainMessages({ ...api, messageSender: sender }, testNowMs)
    expect(sender.sent.map(({ openid, text }) => `${openid} ${text.remark}`)).toEqual([
      'openid-leader 社区没有批准，请打开看',
    ])
    const { lines } = await answer<{ lines: TimeLine[] }>(api, 'leader', 'timeBank.statement', {
      month: '2026-03',
    })
    expect(lines.map(({ phase }) => phase)).toEqual(['void', 'pending', 'posted'])
  })

  test('cancelled, or not looked at in time: the hours are free again', async () => {
    const { api } = server
    const [first, second, third] = [
      await request(),
      await request(),
      await request({ minutes: 60 }),
    ]
    expect(await act('redeem.cancel', 'micro', first.id)).toBe('rejected order-not-found')
    expect(await act('redeem.cancel', 'leader', first.id)).toBe('applied')
    expect(await decide('worker', first.id, true)).toBe('rejected already-done')
    expect(await hoursOf(api, 'leader')).toEqual([300, 180])
    // Of one agreed to on the last day the hours stay held until nobody has taken it either.
    const dayMs = 86_400_000
    const late = { ...api, nowMs: () => testNowMs + 29 * dayMs }
    const agreed = { orderId: third.id, agreed: true, reason: '' }
    await sendTo(late, 'worker', 'redeem.approve', agreed)
    expect(await expireHolds(api, testNowMs + 31 * dayMs)).toBe(1)
    expect(await hoursOf(api, 'leader')).toEqual([300, 60])
    expect(await expireHolds(api, testNowMs + 2 * monthMs)).toBe(1)
    expect(await hoursOf(api, 'leader')).toEqual([300, 0])
    const own = new Map((await orders('leader')).own.map((order) => [order.id, order]))
    expect([second, third].map(({ id }) => own.get(id))).toMatchObject([
      { state: 'expired', neededApproval: true, settledByName: '' },
      { state: 'expired', neededApproval: true, settledByName: 'worker' },
    ])
  })

  test('who asks and who cancels at once with the worker: one of them is first, no minute is doubled', async () => {
    const { api } = server
    const { id } = await request()
    const both = await Promise.all([
      decide('worker', id, false, '没对上'),
      act('redeem.cancel', 'leader', id),
    ])
    expect(both.filter((status) => status === 'applied')).toHaveLength(1)
    expect(await hoursOf(api, 'leader')).toEqual([300, 0])
  })

  test('nobody agrees to the own order', async () => {
    const { id } = await request({ minutes: 30 }, 'worker')
    expect(await decide('worker', id, true)).toBe('rejected needs-another')
    expect(await decide('admin', id, true)).toBe('applied')
  })

  test('known to the files, or where the street does not want to look first, it goes out at once', async () => {
    const { api } = server
    await giveHome()
    await confirmHome()
    const mother = { name: '李佳珍', relation: '母亲', birthDate: '' }
    expect((await request({ elder: mother, minutes: 30 })).answer).toEqual({ state: 'open' })
    expect((await request({ minutes: 30 })).answer).toEqual({ state: 'asked' })
    await setRules(api, { saidAgeNeedsApproval: false })
    expect((await request({ minutes: 30 })).answer).toEqual({ state: 'open' })
    expect((await orders('micro')).open).toHaveLength(2)
    // The community's own hours wait all the same.
    expect((await request({ payFrom: 'pool' })).answer).toEqual({ state: 'asked' })
  })
})
