/** A relative asks for a service out of the elder's own hours: nothing is held before the community has asked the elder. */
import { expireHolds } from '../../cloudfunctions/api/time-bank/expire-holds'
import { countAsked } from '../../cloudfunctions/api/time-bank/order-counts.repository'
import { listOwnOrders } from '../../cloudfunctions/api/time-bank/order.repository'
import type { OfficeCommandArgs } from '../../src/domain/office-commands'
import type { TimeLine } from '../../src/protocol/time-bank'
import type { OrderPage, TimeOrder } from '../../src/protocol/time-order'
import { answer } from '../support/api/ask'
import { heardTurns, wantTurns } from '../support/api/heard-turns'
import { plansOf } from '../support/api/plans-of'
import { homeIs } from '../support/api/relatives'
import { describeOnBoth, testNowMs } from '../support/api/test-api'
import { openTimeBankStreet } from '../support/api/time-bank-street'
import { tenantId, type TestMember } from '../support/api/test-street'
import { addTimeBankPeople, hoursOf, sendTo, setRules } from '../support/api/time-bank-people'

const monthMs = 40 * 86_400_000
const elder = { name: '赵大爷', relation: '父亲', birthDate: '', number: '1001003' }
const forFather: OfficeCommandArgs<'redeem.request'> = {
  ...{ service: '陪诊', minutes: 120, payFrom: 'elder', elder },
  ...{ contact: '13800001234 迎凤二期', wish: '' },
}

describeOnBoth('hours of an elder', (kind) => {
  const server = openTimeBankStreet(kind, [
    { member: 'leader', number: '1001001', name: '李组长', minutes: 60 },
    { member: 'micro', number: '1001002', name: '王小妹', minutes: 0 },
    {
      ...{ member: 'steward', number: '1001003', name: '赵大爷', minutes: 300 },
      birthDate: '1943-01-01',
    },
  ])

  const request = (args: Partial<typeof forFather> = {}, member: TestMember = 'nobody') =>
    sendTo(server.api, member, 'redeem.request', { ...forFather, ...args })
  const decide = (orderId: string, agreed = true, member: TestMember = 'worker') =>
    sendTo(server.api, member, 'redeem.approve', {
      ...{ orderId, agreed, reason: '打过电话' },
      ...(agreed && { elderAgreed: true as const }),
    })
  const act = async (
    name: 'redeem.take' | 'redeem.cancel',
    member: TestMember,
    orderId: string,
  ): Promise<string> => (await sendTo(server.api, member, name, { orderId })).status
  const done = async (member: TestMember, orderId: string) =>
    (await sendTo(server.api, member, 'redeem.done', { orderId, minutes: 90 })).status
  const orders = (member: TestMember) =>
    answer<OrderPage>(server.api, member, 'timeBank.orders', {})
  const hours = () => hoursOf(server.api, 'steward')
  const atOffice = async () => {
    const of = { regionId: 'c1' }
    const work = await answer<{ orders: TimeOrder[] }>(server.api, 'worker', 'timeBank.office', of)
    return work.orders
  }

  test('are held once the community agrees, and move when the relative and the volunteer confirm', async () => {
    const { api } = server
    await wantTurns(api, 'steward', 'steward', 'steward', 'nobody')
    const { id, answer: told } = await request()
    expect([told, await hours()]).toEqual([{ state: 'asked' }, [300, 0]])
    expect(await heardTurns(api)).toEqual(['openid-steward 家人想用您存的时间，社区会先问您'])
    expect((await orders('micro')).open).toEqual([])
    expect(await atOffice()).toMatchObject([
      {
        ...{ id, state: 'asked', fromElder: true, needsAnother: false, elderName: '赵大爷' },
        entitlement: { age: 83, from: 'record' },
        elder: { volunteerId: 'v-steward', number: '1001003', livesTogether: false },
      },
    ])
    for (const memberId of ['nobody', 'steward']) await homeIs(api, memberId, 'kin')
    expect(await atOffice()).toMatchObject([{ elder: { livesTogether: true } }])
    expect((await decide(id)).status).toBe('applied')
    expect(await hours()).toEqual([300, 120])
    expect(await heardTurns(api)).toEqual([
      'openid-nobody 社区批准了，等志愿者接',
      'openid-steward 社区批准了，等志愿者接',
    ])
    // It is the elder's as well: nothing to take, and what the relative wrote is looked at in the open.
    expect((await orders('steward')).open).toEqual([])
    expect(await act('redeem.take', 'steward', id)).toBe('rejected invalid')
    expect((await orders('steward')).own).toMatchObject([{ id, mine: 'asked', contact: '' }])
    expect((await orders('nobody')).own).toMatchObject([
      { id, mine: 'asked', contact: forFather.contact, elder: null },
    ])
    expect(await answer(api, 'steward', 'timeBank.contact', { orderId: id })).toEqual({
      contact: forFather.contact,
    })
    const log = await answer<unknown[]>(api, 'admin', 'privacy.accessLog', { regionId: 'c1' })
    expect(log).toMatchObject([{ memberName: 'steward', act: 'show-contact' }])
    expect(await act('redeem.take', 'micro', id)).toBe('applied')
    expect([await done('micro', id), await done('nobody', id)]).toEqual(['applied', 'applied'])
    expect([await hours(), await hoursOf(api, 'micro')]).toEqual([
      [210, 0],
      [90, 0],
    ])
    const { lines } = await answer<{ lines: TimeLine[] }>(api, 'steward', 'timeBank.statement', {
      month: '2026-03',
    })
    expect(lines[0]).toMatchObject({ what: '陪诊', minutes: -90, otherName: '王小妹' })
  })

  test('of somebody who is not known by number and name nothing is told', async () => {
    const { api } = server
    await addTimeBankPeople(api, [
      { member: 'other', number: '1001005', name: '钱奶奶', minutes: 0, state: 'waiting' },
      { member: 'worker', number: '1001006', name: '孙奶奶', minutes: 0, state: 'left' },
    ])
    const { number: _, ...unnumbered } = elder
    const told = []
    for (const part of [
      { number: '1001999' },
      { name: '赵大娘' },
      { name: '钱奶奶', number: '1001005' },
      { name: '孙奶奶', number: '1001006' },
    ])
      told.push(await request({ elder: { ...elder, ...part } }))
    told.push(await request({ elder: unnumbered }))
    expect(new Set(told.map(({ status, detail }) => `${status} ${detail}`))).toEqual(
      new Set(['rejected invalid 志愿者编号和姓名没对上，请照家人的志愿证明写；没有就问社区']),
    )
    const own = { name: '李组长', relation: '母亲', birthDate: '', number: '1001001' }
    expect((await request({ elder: own }, 'leader')).detail).toBe('这是您自己的编号，请选“我存的”')
    expect(await atOffice()).toEqual([])
  })

  test('nobody tries numbers and names all day, nor asks one elder again and again', async () => {
    const { api } = server
    const unlike = { ...elder, name: '赵大娘' }
    for (let n = 0; n < 5; n++)
      expect((await request({ elder: unlike })).status).toBe('rejected invalid')
    for (let n = 0; n < 5; n++) {
      const { id } = await request()
      expect(await act('redeem.cancel', 'nobody', id)).toBe('applied')
    }
    const told = '24 小时里最多提 10 次，请过一天再来，或问社区'
    expect((await request()).detail).toBe(told)
    expect((await request({ elder: unlike })).detail).toBe(told)
    expect((await request({}, 'leader')).status).toBe('applied')
    const tomorrow = { ...api, nowMs: () => testNowMs + 25 * 3_600_000 }
    expect((await sendTo(tomorrow, 'nobody', 'redeem.request', forFather)).status).toBe('applied')
    const counted = { memberId: 'nobody', commandId: 'x', sinceMs: 0 }
    const plans = await plansOf(api.database, (database) =>
      countAsked({ database, vault: api.vault, tenantId }, counted),
    )
    expect(plans).toContain('command_asked_services')
  })

  test('an elder who leaves afterwards still ends what is held', async () => {
    const { api } = server
    const { id } = await request()
    await decide(id)
    expect((await sendTo(api, 'steward', 'volunteer.leave', {})).status).toBe('applied')
    expect((await orders('steward')).own).toMatchObject([{ id, state: 'open' }])
    expect(await act('redeem.cancel', 'steward', id)).toBe('applied')
    expect(await hours()).toEqual([300, 0])
  })

  test('what is missing at the asking is told to who approves, not to who asks', async () => {
    const { api } = server
    const { id } = await request({ minutes: 301 })
    expect(await decide(id)).toMatchObject({
      ...{ status: 'rejected not-enough-hours' },
      detail: '老人存的不够了，请不批准，写明让家人少要一些',
    })
    expect((await decide(id, false)).status).toBe('applied')
    expect((await orders('nobody')).own).toMatchObject([{ settledReason: '打过电话' }])
    const late = await request()
    expect((await sendTo(api, 'steward', 'volunteer.leave', {})).status).toBe('applied')
    expect((await decide(late.id)).detail).toBe('老人现在不是核对过的志愿者，请不批准，写明原因')
    expect((await decide(late.id, false)).status).toBe('applied')
  })

  test('no relative of the elder, or of who asks, agrees to it or earns it', async () => {
    const { api } = server
    const { id } = await request()
    await homeIs(api, 'steward', 'kin')
    await homeIs(api, 'worker', 'kin')
    expect((await decide(id)).status).toBe('rejected needs-another')
    expect(await atOffice()).toMatchObject([{ needsAnother: true }])
    expect(await answer(api, 'worker', 'volunteer.waiting', {})).toMatchObject({ orders: 0 })
    expect(await answer(api, 'admin', 'volunteer.waiting', {})).toMatchObject({ orders: 1 })
    expect((await decide(id, true, 'admin')).status).toBe('applied')
    await homeIs(api, 'micro', 'kin')
    const take = (member: TestMember) => sendTo(api, member, 'redeem.take', { orderId: id })
    expect((await take('micro')).detail).toBe('这用的是您家人存的时间，请让别人来接')
    await homeIs(api, 'leader', 'daughter')
    await homeIs(api, 'nobody', 'daughter')
    expect((await take('leader')).detail).toBe('这是您的家人替老人提的，请让别人来接')
  })

  test('come back when nobody agrees or comes in time, or the elder wants it no more', async () => {
    const { api } = server
    await wantTurns(api, 'nobody')
    const [asked, open] = [await request(), await request({ minutes: 60 })]
    const [off, offLater] = [await request({ minutes: 30 }), await request({ minutes: 30 })]
    for (const { id } of [open, offLater]) await decide(id)
    await heardTurns(api)
    await wantTurns(api, 'nobody', 'nobody')
    expect(await hours()).toEqual([300, 90])
    expect(await act('redeem.cancel', 'micro', off.id)).toBe('rejected order-not-found')
    expect(await act('redeem.cancel', 'steward', off.id)).toBe('applied')
    expect(await act('redeem.cancel', 'steward', offLater.id)).toBe('applied')
    expect(await heardTurns(api)).toEqual([
      'openid-nobody 家人说不要了，已取消',
      'openid-nobody 家人说不要了，已取消',
    ])
    expect((await decide(off.id)).status).toBe('rejected already-done')
    expect(await hours()).toEqual([300, 60])
    await wantTurns(api, 'steward', 'steward')
    expect(await expireHolds(api, testNowMs + monthMs)).toBe(2)
    const later = { ...api, nowMs: () => testNowMs + monthMs }
    expect((await heardTurns(later)).filter((one) => one.startsWith('openid-steward'))).toEqual([
      'openid-steward 到期没人接，时间退回了',
      'openid-steward 到期社区没有批',
    ])
    expect(await hours()).toEqual([300, 0])
    const states = new Map((await orders('nobody')).own.map(({ id, state }) => [id, state]))
    expect([asked, open].map(({ id }) => states.get(id))).toEqual(['expired', 'expired'])
  })

  test('are given away and agreed to at once: one of them is first, no minute is doubled', async () => {
    const { api } = server
    const { id } = await request({ minutes: 200 })
    const [agreed, given] = await Promise.all([
      decide(id),
      sendTo(api, 'steward', 'donation.give', { minutes: 200, words: '' }),
    ])
    expect([agreed.status, given.status].sort()).toEqual(['applied', 'rejected not-enough-hours'])
    expect(await hours()).toEqual(agreed.status === 'applied' ? [300, 200] : [100, 0])
  })

  test('the relative’s asking takes none of the elder’s places before it is agreed to', async () => {
    const { api } = server
    await setRules(api, { saidAgeNeedsApproval: false })
    const asked = []
    for (let n = 0; n < 5; n++) asked.push((await request({ minutes: 10 })).id)
    expect((await request({ minutes: 10 })).detail).toBe('一次最多 5 个进行中的兑换')
    const [first = '', second = ''] = asked
    expect((await decide(first)).status).toBe('applied')
    const self = { name: '', relation: '', birthDate: '' }
    const own = () => request({ minutes: 10, payFrom: 'own', elder: self }, 'steward')
    for (let n = 0; n < 4; n++) expect((await own()).status).toBe('applied')
    expect((await own()).detail).toBe('一次最多 5 个进行中的兑换')
    expect((await decide(second)).detail).toBe('老人已有 5 个进行中的兑换，办完再批')
  })

  test('two approvals and the elder’s own asking at once take the last place once', async () => {
    await setRules(server.api, { saidAgeNeedsApproval: false })
    const self = { name: '', relation: '', birthDate: '' }
    const own = () => request({ minutes: 10, payFrom: 'own', elder: self }, 'steward')
    for (let n = 0; n < 4; n++) expect((await own()).status).toBe('applied')
    const asked = [await request({ minutes: 10 }), await request({ minutes: 10 })]
    const told = await Promise.all([...asked.map(({ id }) => decide(id)), own()])
    expect(told.map(({ status }) => status).sort()).toEqual([
      'applied',
      'rejected not-by-the-rules',
      'rejected not-by-the-rules',
    ])
    expect(await hours()).toEqual([300, 50])
  })

  test('of an elder whom the office takes off the register are asked for no more', async () => {
    const { api } = server
    const { id } = await request()
    await wantTurns(api, 'nobody', 'nobody')
    await decide(id)
    await heardTurns(api)
    const ended = { volunteerId: 'v-steward', reason: '过世了' }
    expect((await sendTo(api, 'worker', 'volunteer.end', ended)).status).toBe('applied')
    expect((await orders('nobody')).own).toMatchObject([
      { state: 'cancelled', settledReason: '志愿者登记结束了' },
    ])
    expect(await heardTurns(api)).toEqual(['openid-nobody 家人的志愿者登记结束了，已取消'])
  })

  test('an elder hears that a relative was taken off the register, and the request with them', async () => {
    const { api } = server
    const { id } = await request({}, 'leader')
    await decide(id)
    await heardTurns(api)
    await wantTurns(api, 'steward')
    const ended = { volunteerId: 'v-leader', reason: '搬走了' }
    expect((await sendTo(api, 'worker', 'volunteer.end', ended)).status).toBe('applied')
    expect(await hours()).toEqual([300, 0])
    expect(await heardTurns(api)).toEqual(['openid-steward 家人的志愿者登记结束了，已取消'])
  })

  test('an elder’s orders are found without reading them all', async () => {
    const { api } = server
    const files = (database: typeof api.database) => ({ database, vault: api.vault, tenantId })
    const own = { memberId: 'steward', volunteerId: 'v-steward' }
    const plans = await plansOf(api.database, (on) => listOwnOrders(files(on), own, { limit: 9 }))
    expect(plans).toContain('time_order_by_payer')
  })
})
