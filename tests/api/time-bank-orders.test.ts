/** Hours for a service: asked for, held, taken, confirmed by both sides; or cancelled, expired, decided by the office. */
import { expireHolds } from '../../cloudfunctions/api/time-bank/expire-holds'
import { addOrder, findOrders } from '../../cloudfunctions/api/time-bank/order.repository'
import type { OfficeCommandArgs } from '../../src/domain/office-commands'
import { checkEntry, emptyChain } from '../../src/domain/time-bank/check-chain'
import type { ChainPage, TimeLine } from '../../src/protocol/time-bank'
import type { OrderPage, TimeOrder } from '../../src/protocol/time-order'
import { createHash } from 'node:crypto'
import { drainContentChecks } from '../../cloudfunctions/api/content-check/drain-content-checks'
import { drainMessages } from '../../cloudfunctions/api/message/drain-messages'
import { FakeMessageSender } from '../../cloudfunctions/api/message/fake-message-sender'
import { answer } from '../support/api/ask'
import { heardTurns, wantTurns } from '../support/api/heard-turns'
import { doAs } from '../support/api/test-volunteers'
import { emptyDatabase, everyText } from '../support/api/look-inside'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { seedStreet, type TestMember } from '../support/api/test-street'
import {
  addTimeBankPeople,
  expectAudited,
  hoursOf,
  sendTo,
  setRules,
} from '../support/api/time-bank-people'

const monthMs = 40 * 86_400_000
const forGrandmother: OfficeCommandArgs<'redeem.request'> = {
  ...{ service: '陪诊', minutes: 120, payFrom: 'own' },
  elder: { name: '王奶奶', relation: '婆婆', birthDate: '1940-03-07' },
  ...{ contact: '13800001234 迎凤二期', wish: '周三上午去中医院' },
}

const both = ['applied', 'applied']
type Work = Readonly<{ orders: TimeOrder[]; orderCount: number }>

describeOnBoth('orders', (kind) => {
  let server: TestApi

  beforeAll(async () => {
    server = await openTestApi(kind)
  })
  beforeEach(async () => {
    await emptyDatabase(server.api)
    await seedStreet(server.api)
    // Whose age is only said: time-bank-said-age.test.ts.
    await setRules(server.api, { saidAgeNeedsApproval: false })
    await addTimeBankPeople(server.api, [
      { member: 'leader', number: '1001001', name: '李组长', minutes: 300 },
      { member: 'micro', number: '1001002', name: '王小妹', minutes: 0 },
      {
        member: 'steward',
        number: '1001003',
        name: '赵大爷',
        minutes: 60,
        birthDate: '1950-01-01',
      },
      { member: 'worker', number: '1001004', name: '周干事', minutes: 0 },
    ])
  })
  afterEach(() => expectAudited(server.api))
  afterAll(() => server.close())

  const request = async (member: TestMember, args: Partial<typeof forGrandmother> = {}) =>
    sendTo(server.api, member, 'redeem.request', { ...forGrandmother, ...args })
  const take = async (member: TestMember, orderId: string) =>
    (await sendTo(server.api, member, 'redeem.take', { orderId })).status
  const done = async (member: TestMember, orderId: string, minutes: number) =>
    (await sendTo(server.api, member, 'redeem.done', { orderId, minutes })).status
  const orders = (member: TestMember) =>
    answer<OrderPage>(server.api, member, 'timeBank.orders', {})
  const officeWork = () => answer<Work>(server.api, 'worker', 'timeBank.office', { regionId: 'c1' })

  test('for a relative: held, taken once, confirmed by both, and the hours have moved', async () => {
    const { api } = server
    const { id, status } = await request('leader', { wantedOn: '2026-04-02' })
    expect(status).toBe('applied')
    expect(await hoursOf(api, 'leader')).toEqual([300, 120])
    const [open] = (await orders('micro')).open
    expect(open).toMatchObject({ id, service: '陪诊', wantedOn: '2026-04-02', wish: '' })
    // Who and where is for the one who takes it.
    expect(JSON.stringify(open)).not.toMatch(/王奶奶|1380000/)
    expect((await orders('leader')).open).toEqual([])
    const taken = await Promise.all([take('micro', id), take('steward', id)])
    expect(taken.sort()).toEqual(['applied', 'rejected already-done'])
    const taker = (await orders('micro')).own.length === 1 ? 'micro' : 'steward'
    const before = (await hoursOf(api, taker))[0]
    expect((await orders(taker)).own[0]).toMatchObject({
      ...{ mine: 'taken', elderName: '王奶奶', contact: '' },
    })
    expect(await done(taker, id, 90)).toBe('applied')
    expect(await hoursOf(api, 'leader')).toEqual([300, 120])
    expect(await done('leader', id, 90)).toBe('applied')
    expect(await hoursOf(api, 'leader')).toEqual([210, 0])
    expect(await hoursOf(api, taker)).toEqual([before + 90, 0])
    expect(await done('leader', id, 90)).toBe('rejected order-moved-on')
    const { lines } = await answer<{ lines: TimeLine[] }>(api, taker, 'timeBank.statement', {
      month: '2026-03',
    })
    expect(lines[0]).toMatchObject({
      ...{ kind: 'redeem', minutes: 90, what: '陪诊', forName: '王奶奶', otherName: '李组长' },
    })
  })

  test('what was written for volunteers is theirs to read once it was checked; the order stands all the same', async () => {
    const { api } = server
    const { id } = await request('leader', { wish: '赌博网站，周三来' })
    const seen = async (member: TestMember) => (await orders(member)).open.map(({ wish }) => wish)
    expect(await seen('micro')).toEqual([''])
    await doAs(api, 'leader', 'message.consent', { templates: ['volunteer-turn'] })
    await doAs(api, 'leader', 'message.consent', { templates: ['volunteer-turn'] })
    await drainContentChecks(api, testNowMs)
    expect(await seen('micro')).toEqual([''])
    expect((await orders('leader')).own).toMatchObject([
      { wish: '赌博网站，周三来', wishCheck: 'held' },
    ])
    await take('micro', id)
    expect((await orders('micro')).own).toMatchObject([{ wish: '', wishCheck: 'held' }])
    const held = { kind: 'order', subjectId: id, writtenAtMs: testNowMs } as const
    expect((await sendTo(api, 'worker', 'content.release', held)).status).toBe('applied')
    expect((await orders('micro')).own).toMatchObject([{ wish: '赌博网站，周三来' }])
    const sender = new FakeMessageSender()
    await drainMessages({ ...api, messageSender: sender }, testNowMs)
    expect(sender.sent.map(({ openid, text }) => `${openid} ${text.title} ${text.remark}`)).toEqual(
      [
        'openid-leader 兑换服务 陪诊 有志愿者接了，会联系您',
        'openid-leader 兑换服务 陪诊 您写的话，社区先看一看再给志愿者看',
      ],
    )
    expect(sender.sent[0]?.text.page).toBe('packages/volunteer/pages/redeem/index')
  })

  test('an elder redeems for oneself; who is too young does not', async () => {
    const self = { elder: { name: '', relation: '', birthDate: '' }, minutes: 60 } as const
    expect((await request('steward', self)).status).toBe('applied')
    expect((await request('leader', self)).status).toBe('rejected not-by-the-rules')
    const young = { elder: { name: '小明', relation: '儿子', birthDate: '2010-01-01' } }
    expect((await request('leader', young)).status).toBe('rejected not-by-the-rules')
    expect((await request('leader', { service: '搬家' })).status).toBe('rejected invalid')
    expect((await request('leader', { wantedOn: '2026-01-02' })).status).toBe('rejected invalid')
    expect((await request('leader', { minutes: 301 })).status).toBe('rejected not-enough-hours')
    expect((await request('nobody')).status).toBe('rejected not-a-volunteer')
  })

  test('those that wait are read page by page, each once', async () => {
    const { api } = server
    const { id } = await request('leader')
    const files = { database: api.database, vault: api.vault, tenantId: 't1' }
    const [first] = await findOrders(files, [id])
    // Some of the same moment lie on both sides of the border.
    if (first)
      for (let n = 0; n < 120; n++)
        await addOrder(files, { ...first, id: `copy-${n}`, askedAtMs: first.askedAtMs - (n >> 2) })
    const page = await orders('micro')
    expect([page.open.length, page.next !== null]).toEqual([100, true])
    const rest = await answer<OrderPage>(api, 'micro', 'timeBank.orders', { after: page.next })
    expect([rest.own, rest.next, rest.open.length]).toEqual([[], null, 21])
    const seen = [...page.open, ...rest.open].map((order) => order.id)
    expect(new Set(seen).size).toBe(121)
    const own = await orders('leader')
    const ownRest = await answer<OrderPage>(api, 'leader', 'timeBank.orders', {
      afterOwn: own.nextOwn,
    })
    expect([own.own.length, ownRest.own.length, ownRest.open, ownRest.nextOwn]).toEqual([
      ...[100, 21, [], null],
    ])
    expect(new Set([...own.own, ...ownRest.own].map((order) => order.id)).size).toBe(121)
    // The office is shown the oldest, those in dispute before them, and how many there are.
    await take('micro', id)
    await sendTo(api, 'leader', 'redeem.dispute', { orderId: id, words: '没来' })
    const copies = api.database.updateTable('time_order').where('id', 'like', 'copy-%')
    await copies.set({ state: 'asked' }).execute()
    const work = await officeWork()
    expect([work.orderCount, work.orders.length]).toEqual([121, 100])
    expect(work.orders.slice(0, 2)).toMatchObject([{ id }, { id: 'copy-116' }])
    await api.database.deleteFrom('time_order').where('id', 'like', 'copy-%').execute()
  })

  test('from the pool: a community worker decides, never about the own wish', async () => {
    const { api } = server
    const { id } = await request('nobody', { payFrom: 'pool' })
    const approve = async (member: TestMember, orderId = id) =>
      (await sendTo(api, member, 'redeem.approve', { orderId, agreed: true, reason: '' })).status
    expect(await take('micro', id)).toBe('rejected already-done')
    expect(await approve('leader')).toBe('rejected forbidden')
    expect(await approve('worker')).toBe('rejected not-enough-hours')
    await sendTo(api, 'leader', 'donation.give', { minutes: 200, words: '' })
    expect(await approve('worker')).toBe('applied')
    expect(await take('micro', id)).toBe('applied')
    expect([await done('nobody', id, 120), await done('micro', id, 120)]).toEqual(both)
    expect(await hoursOf(api, 'micro')).toEqual([120, 0])
    const own = await request('worker', { payFrom: 'pool', minutes: 30 })
    expect(await approve('worker', own.id)).toBe('rejected needs-another')
    const other = await sendTo(api, 'admin', 'redeem.approve', {
      ...{ orderId: own.id, agreed: false, reason: '先排队' },
    })
    expect(other.status).toBe('applied')
    expect((await orders('worker')).own).toMatchObject([
      { state: 'declined', settledReason: '先排队' },
    ])
  })

  test('two who say different things are settled by the office, and nobody else may act', async () => {
    const { api } = server
    const { id } = await request('leader')
    await take('micro', id)
    const settle = async (member: TestMember, minutes: number) =>
      (await sendTo(api, member, 'redeem.settle', { orderId: id, minutes, reason: '问过' })).status
    const dispute = { orderId: id, words: '只来了一小时' }
    expect((await sendTo(api, 'steward', 'redeem.dispute', dispute)).status).toBe(
      'rejected order-not-found',
    )
    expect([await done('micro', id, 120), await done('leader', id, 60)]).toEqual(both)
    expect((await orders('leader')).own[0]?.state).toBe('disputed')
    expect(await settle('micro', 60)).toBe('rejected forbidden')
    expect(await settle('worker', 121)).toBe('rejected invalid')
    expect(await settle('worker', 60)).toBe('applied')
    expect((await orders('leader')).own).toMatchObject([{ settledReason: '问过' }])
    expect(await everyText(api)).not.toMatch(/问过|只来了一小时|13800001234|王奶奶/)
    expect(await hoursOf(api, 'leader')).toEqual([240, 0])
    expect(await hoursOf(api, 'micro')).toEqual([60, 0])
  })

  test('cancelled, given back, expired: what was held is free again', async () => {
    const { api } = server
    const cancel = async (member: TestMember, orderId: string) =>
      (await sendTo(api, member, 'redeem.cancel', { orderId })).status
    const first = await request('leader')
    await take('micro', first.id)
    expect(await cancel('micro', first.id)).toBe('applied')
    expect((await orders('steward')).open).toHaveLength(1)
    expect(await cancel('leader', first.id)).toBe('applied')
    expect(await cancel('leader', first.id)).toBe('rejected already-done')
    const second = await request('leader', { minutes: 60 })
    const worked = await request('leader', { minutes: 30 })
    await take('micro', worked.id)
    await done('micro', worked.id, 30)
    expect(await cancel('leader', worked.id)).toBe('rejected already-done')
    const quiet = await request('leader', { minutes: 20 })
    await take('micro', quiet.id)
    expect(await expireHolds(api, testNowMs)).toBe(0)
    expect(await expireHolds(api, testNowMs + monthMs)).toBe(3)
    const states = (await orders('leader')).own.map(({ id, state }) => [id, state])
    expect(new Map(states as [string, string][])).toEqual(
      new Map([
        [first.id, 'cancelled'],
        [second.id, 'expired'],
        // A volunteer worked, or was perhaps there: that is for the office, not for the clock.
        [worked.id, 'disputed'],
        [quiet.id, 'disputed'],
      ]),
    )
    expect(await hoursOf(api, 'leader')).toEqual([300, 50])
    expect(await expireHolds(api, testNowMs + monthMs)).toBe(0)
    const settled = { orderId: quiet.id, minutes: 20, reason: '问过两家' }
    expect((await sendTo(api, 'worker', 'redeem.settle', settled)).status).toBe('applied')
    expect(await hoursOf(api, 'micro')).toEqual([20, 0])
    expect(await done('leader', worked.id, 30)).toBe('applied')
    expect(await hoursOf(api, 'micro')).toEqual([50, 0])
  })

  test('taken on the last day, it can be done after the day on which it would have ended', async () => {
    const { api } = server
    const dayMs = 86_400_000
    const { id } = await request('leader')
    const late = { ...api, nowMs: () => testNowMs + 29 * dayMs }
    await sendTo(late, 'micro', 'redeem.take', { orderId: id })
    expect(await expireHolds(late, testNowMs + 32 * dayMs)).toBe(0)
    expect([await done('micro', id, 120), await done('leader', id, 120)]).toEqual(both)
    expect(await hoursOf(api, 'micro')).toEqual([120, 0])
  })

  test('an order that cannot be ended is reported and keeps no other hours held', async () => {
    const broken = await request('leader', { minutes: 60 })
    await request('leader', { minutes: 30 })
    await server.api.database
      .updateTable('time_order')
      .set({ details_cipher: 'torn' })
      .where('id', '=', broken.id)
      .execute()
    const reports: string[] = []
    const api = { ...server.api, report: (what: string) => void reports.push(what) }
    expect(await expireHolds(api, testNowMs + monthMs)).toBe(1)
    expect(await hoursOf(api, 'leader')).toEqual([300, 60])
    expect(reports).toEqual([`order ${broken.id} could not be ended`])
  })

  test('a volunteer recomputes the own account from nothing', async () => {
    const { api } = server
    const { id } = await request('leader')
    await take('micro', id)
    await done('micro', id, 120)
    await done('leader', id, 120)
    const page = await answer<ChainPage>(api, 'leader', 'timeBank.chain', { after: 0 })
    const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
    let end = emptyChain
    for (const { entry, transferDigest } of page.entries) {
      const checked = checkEntry(end, entry, transferDigest, sha256)
      expect(checked.faults).toEqual([])
      end = checked.end
    }
    expect(end).toEqual(page.end)
    expect(page).toMatchObject({ more: false, end: { balance: 180, held: 0, entryCount: 3 } })
    expect(await answer(api, 'nobody', 'timeBank.chain', { after: 0 })).toMatchObject({
      ...{ entries: [], end: emptyChain },
    })
  })

  test('who leaves gives back what is not done, and who asked sees why', async () => {
    const { api } = server
    const asks = async () => (await request('leader', { minutes: 60 })).id
    const [waits, worked, went] = [await asks(), await asks(), await asks()]
    for (const id of [waits, worked, went]) await take('micro', id)
    await done('leader', worked, 60)
    await done('micro', went, 60)
    await heardTurns(api)
    await wantTurns(api, 'leader', 'leader')
    expect((await sendTo(api, 'micro', 'volunteer.leave', {})).status).toBe('applied')
    expect(await heardTurns(api)).toEqual([
      'openid-leader 志愿者来不了，正在等别人接',
      'openid-leader 接的志愿者退出了，社区会来问',
    ])
    const own = new Map((await orders('leader')).own.map((order) => [order.id, order]))
    const states = [waits, worked, went].map((id) => own.get(id)?.state)
    expect(states).toEqual(['open', 'disputed', 'taken'])
    expect(own.get(waits)).toMatchObject({ takerLeft: true, takerName: '', disputes: [] })
    expect(own.get(worked)?.disputes).toMatchObject([{ memberName: '王小妹' }])
    expect(await take('steward', waits)).toBe('applied')
    expect(JSON.stringify((await orders('steward')).own)).not.toContain('王小妹')
    // What was worked before counts, also for who has left since.
    expect(await done('leader', went, 60)).toBe('applied')
    expect(await hoursOf(api, 'micro')).toEqual([60, 0])
  })
})
