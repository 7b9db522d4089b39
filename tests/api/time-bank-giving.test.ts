/** Gifts and donations, as the tenant's rules have it. */
import { expireHolds } from '../../cloudfunctions/api/time-bank/expire-holds'
import { sharersAmong } from '../../cloudfunctions/api/time-bank/involvement.repository'
import { moveAskedOrders } from '../../cloudfunctions/api/time-bank/order.repository'
import type { Database } from '../../cloudfunctions/api/database/connect'
import { plansOf } from '../support/api/plans-of'
import { issueHours } from '../../cloudfunctions/api/time-bank/ledger.repository'
import {
  findUntoldGifts,
  tellPostedGifts,
} from '../../cloudfunctions/api/time-bank/tell-posted-gifts'
import { runTimer } from '../../cloudfunctions/api/timer'
import { heardTurns, wantTurns } from '../support/api/heard-turns'
import { emptyDatabase } from '../support/api/look-inside'
import { answer, codeOf, ask } from '../support/api/ask'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { officeCommand, push, statuses } from '../support/api/test-file'
import { actorOf, seedStreet, tenantId } from '../support/api/test-street'
import {
  addTimeBankPeople,
  expectAudited,
  hoursOf,
  sendTo,
  setRules,
} from '../support/api/time-bank-people'

const numbers = { leader: '1001001', micro: '1001002', steward: '1001003', worker: '1001004' }

describeOnBoth('giving hours', (kind) => {
  let server: TestApi
  const { leader, micro, steward, worker } = numbers

  beforeAll(async () => {
    server = await openTestApi(kind)
  })
  beforeEach(async () => {
    await emptyDatabase(server.api)
    await seedStreet(server.api)
    await addTimeBankPeople(server.api, [
      { member: 'leader', number: leader, name: '李组长', minutes: 600 },
      { member: 'micro', number: micro, name: '王小妹', minutes: 0 },
      { member: 'steward', number: steward, name: '赵大爷', minutes: 100, state: 'waiting' },
      { member: 'worker', number: worker, name: '周干事', minutes: 300 },
    ])
  })
  afterEach(() => expectAudited(server.api))
  afterAll(() => server.close())

  const gift = { toNumber: micro, minutes: 120, relation: '女儿', words: '生日快乐' }

  test('who asked to be told hears once of a gift that came at once, and of no older one', async () => {
    const { api } = server
    await setRules(api, { giftsTo: 'anyone' })
    const give = async () => (await sendTo(api, 'leader', 'gift.give', gift)).status
    expect(await give()).toBe('applied')
    await runTimer(api, testNowMs)
    expect(await heardTurns(api)).toEqual([])
    await wantTurns(api, 'micro', 'micro')
    const later = { ...api, nowMs: () => testNowMs + 3_600_000 }
    expect(await tellPostedGifts(later, later.nowMs())).toBe(0)
    expect(await tellPostedGifts(api, testNowMs)).toBe(1)
    expect(await tellPostedGifts(api, testNowMs)).toBe(0)
    expect(await heardTurns(api)).toEqual(['openid-micro 有人送您时间，打开看看'])
  })

  test('the clock and the office find gifts, and who comes back orders, without reading them all', async () => {
    const { database } = server.api
    const own = { tenantId, memberIds: ['leader'] }
    const newPhone = { volunteerId: 'v-micro', memberId: 'nobody' }
    for (const [index, run] of [
      ['time_transfer_by_time', (on) => findUntoldGifts(on, testNowMs)],
      ['time_transfer_confirmed_gifts', (on) => sharersAmong(on, own, ['v-micro'])],
      ['time_order_by_asking_volunteer', (on) => moveAskedOrders(on, tenantId, newPhone)],
    ] satisfies [string, (on: Database) => Promise<unknown>][])
      expect(await plansOf(database, run)).toContain(index)
  })

  test('a gift to a relative waits for a community worker, who confirms it once', async () => {
    const { api } = server
    const given = await sendTo(api, 'leader', 'gift.give', gift)
    expect(given).toMatchObject({ status: 'applied', answer: { outcome: 'pending' } })
    expect(await hoursOf(api, 'leader')).toEqual([600, 120])
    const work = await answer(api, 'worker', 'timeBank.office', { regionId: 'c1' })
    expect(work).toMatchObject({
      gifts: [{ id: given.id, fromName: '李组长', toName: '王小妹', words: '女儿：生日快乐' }],
    })
    const confirm = officeCommand('gift.confirm', 'c1', { giftId: given.id })
    expect(statuses(await push(api, 'other', confirm))).toEqual(['rejected forbidden'])
    const confirmed = await sendTo(api, 'worker', 'gift.confirm', { giftId: given.id })
    expect(confirmed.status).toBe('applied')
    const again = await sendTo(api, 'worker', 'gift.confirm', { giftId: given.id })
    expect(again.status).toBe('applied')
    const told = await api.database.selectFrom('message').select('member_id').execute()
    expect(told.map(({ member_id }) => member_id).sort()).toEqual(['leader', 'micro'])
    expect(await hoursOf(api, 'leader')).toEqual([480, 0])
    expect(await hoursOf(api, 'micro')).toEqual([120, 0])
    const refused = await sendTo(api, 'worker', 'gift.refuse', { giftId: given.id, reason: '迟了' })
    expect(refused.status).toBe('rejected already-done')
  })

  test('what an account may not hold goes to the pool, and both are told so', async () => {
    const { api } = server
    await setRules(api, { personalCapMinutes: 90 })
    await wantTurns(api, 'leader', 'micro')
    const { id: giftId } = await sendTo(api, 'leader', 'gift.give', gift)
    const confirmed = await sendTo(api, 'worker', 'gift.confirm', { giftId })
    expect(confirmed.answer).toEqual({ excessMinutes: 30 })
    expect(await heardTurns(api)).toEqual([
      'openid-leader 送到了，超过上限的进了公益池',
      'openid-micro 家人送的时间到了，超过上限的进了公益池',
    ])
  })

  test('a gift sent back, and one that nobody looked at, release what they held', async () => {
    const { api } = server
    const first = await sendTo(api, 'leader', 'gift.give', gift)
    const second = await sendTo(api, 'leader', 'gift.give', gift)
    expect(await hoursOf(api, 'leader')).toEqual([600, 240])
    await sendTo(api, 'worker', 'gift.refuse', { giftId: first.id, reason: '不是亲属' })
    expect(await expireHolds(api, testNowMs)).toBe(0)
    expect(await expireHolds(api, testNowMs + 32 * 86_400_000)).toBe(1)
    expect(await hoursOf(api, 'leader')).toEqual([600, 0])
    const told = await api.database.selectFrom('message').select(['id', 'member_id']).execute()
    expect(told.map(({ id, member_id }) => [id, member_id]).sort()).toEqual(
      [first, second].map(({ id }) => [`gift.${id}.leader`, 'leader']).sort(),
    )
  })

  test('a gift to one who has left meanwhile is sent back, not confirmed', async () => {
    const { api } = server
    const { id: giftId } = await sendTo(api, 'leader', 'gift.give', gift)
    expect((await sendTo(api, 'micro', 'volunteer.leave', {})).status).toBe('applied')
    const confirmed = await sendTo(api, 'worker', 'gift.confirm', { giftId })
    expect(confirmed.status).toBe('rejected receiver-not-verified')
    const back = await sendTo(api, 'worker', 'gift.refuse', { giftId, reason: '已退出' })
    expect(back.status).toBe('applied')
    expect([await hoursOf(api, 'leader'), await hoursOf(api, 'micro')]).toEqual([
      [600, 0],
      [0, 0],
    ])
  })

  test('a command sent again gives once; nobody gives what is not there', async () => {
    const { api } = server
    await setRules(api, { giftsTo: 'anyone' })
    const envelope = officeCommand('gift.give', 'c1', { ...gift, relation: '' })
    const once = await push(api, 'leader', envelope)
    const twice = await push(api, 'leader', envelope)
    expect([...statuses(once), ...statuses(twice)]).toEqual(['applied', 'replayed'])
    expect(await hoursOf(api, 'micro')).toEqual([120, 0])
    const much = await sendTo(api, 'leader', 'donation.give', { minutes: 481, words: '' })
    expect(much.status).toBe('rejected not-enough-hours')
    const stolen = { ...envelope, args: { ...gift, minutes: 1 } }
    expect(statuses(await push(api, 'leader', stolen))).toEqual(['rejected id-taken'])
  })

  test.each([
    ['nobody', { giftsTo: 'nobody' }, gift, 'not-by-the-rules'],
    ['without a relation', {}, { ...gift, relation: '' }, 'invalid'],
    ['to oneself', {}, { ...gift, toNumber: leader }, 'invalid'],
    ['to one not verified', {}, { ...gift, toNumber: steward }, 'volunteer-not-found'],
    ['to nobody', {}, { ...gift, toNumber: '999999' }, 'volunteer-not-found'],
  ] as const)('no gift: %s', async (_, rules, args, code) => {
    await setRules(server.api, rules)
    const { status } = await sendTo(server.api, 'leader', 'gift.give', args)
    expect(status).toBe(`rejected ${code}`)
  })

  test('only verified volunteers give, and only where the rules let them', async () => {
    const { api } = server
    const donation = { minutes: 10, words: '' }
    const statusOf = async (member: 'steward' | 'nobody') =>
      (await sendTo(api, member, 'donation.give', donation)).status
    expect(await statusOf('steward')).toBe('rejected not-verified')
    expect(await statusOf('nobody')).toBe('rejected not-a-volunteer')
    await setRules(api, { mayDonate: false })
    expect((await sendTo(api, 'leader', 'donation.give', donation)).status).toBe(
      'rejected not-by-the-rules',
    )
  })

  test('many at once give to the pool, and each is told of the own', async () => {
    const { api } = server
    const sent = await Promise.all(
      [...Array(40).keys()].map((n) =>
        sendTo(api, n % 2 === 0 ? 'leader' : 'worker', 'donation.give', { minutes: 25, words: '' }),
      ),
    )
    const applied = (from: number) =>
      sent.filter(({ status }, n) => n % 2 === from && status === 'applied').length
    // 600 and 300 minutes stood there.
    expect([applied(0), applied(1)]).toEqual([20, 12])
    expect(await hoursOf(api, 'leader')).toEqual([100, 0])
    expect(await hoursOf(api, 'worker')).toEqual([0, 0])
  })

  test('what was given stays given when its answer was lost and the rules have changed since', async () => {
    const { api } = server
    const envelope = officeCommand('donation.give', 'c1', { minutes: 10, words: '' })
    expect(statuses(await push(api, 'leader', envelope))).toEqual(['applied'])
    await setRules(api, { mayDonate: false })
    expect(await push(api, 'leader', envelope)).toMatchObject([
      { status: 'replayed', answer: { outcome: 'posted' } },
    ])
    expect(statuses(await push(api, 'worker', envelope))).toEqual(['rejected id-taken'])
    expect(await hoursOf(api, 'leader')).toEqual([590, 0])
  })

  test.each([
    ['gift.give', { ...gift, toNumber: leader }],
    ['donation.give', { minutes: 120, words: '' }],
  ] as const)('what was refused stays refused when a late copy comes (%s)', async (name, args) => {
    const { api } = server
    const envelope = officeCommand(name, 'c1', args)
    const none = ['rejected not-enough-hours']
    expect(statuses(await push(api, 'micro', envelope))).toEqual(none)
    const service = { volunteerId: 'v-micro', minutes: 600, serviceId: 's1', capMinutes: 0 }
    await issueHours({ database: api.database, by: actorOf('admin'), nowMs: testNowMs }, [service])
    expect(statuses(await push(api, 'micro', envelope))).toEqual(none)
    expect(statuses(await push(api, 'leader', envelope))).toEqual(['rejected id-taken'])
    expect(await hoursOf(api, 'micro')).toEqual([600, 0])
    expect((await sendTo(api, 'micro', 'donation.give', { minutes: 9, words: '' })).status).toBe(
      'applied',
    )
  })

  test('copies that come while the hours come are all given, or all refused', async () => {
    const { api } = server
    const posting = { database: api.database, by: actorOf('admin'), nowMs: testNowMs }
    const given: number[] = []
    for (let round = 1; round <= 30; round++) {
      const envelope = officeCommand('donation.give', 'c1', { minutes: 10, words: '' })
      const copy = () => push(api, 'micro', envelope)
      const service = { volunteerId: 'v-micro', minutes: 10, serviceId: `s${round}`, capMinutes: 0 }
      const first = copy()
      const [, ...copies] = await Promise.all([issueHours(posting, [service]), copy(), first])
      const verdicts = [...copies, await copy()].map(([result]) => result?.status === 'rejected')
      expect(new Set(verdicts).size).toBe(1)
      given.push(verdicts[0] === false ? 10 : 0)
    }
    const sum = given.reduce((all, minutes) => all + minutes)
    expect(await hoursOf(api, 'micro')).toEqual([300 - sum, 0])
  })

  test('the office sees a volunteer of its own region, and nobody else does', async () => {
    const { api } = server
    const input = { regionId: 'c1', number: leader, month: '2026-03' }
    expect(await answer(api, 'worker', 'timeBank.ofVolunteer', input)).toMatchObject({
      ...{ name: '李组长', balanceMinutes: 600 },
      lines: [{ kind: 'opening', minutes: 600, standingMinutes: 600 }],
    })
    const closed = ['ofVolunteer', 'office', 'proposals', 'audit', 'auditOn'].map(
      (name) => `timeBank.${name}`,
    )
    for (const path of closed) {
      const asked = path === 'timeBank.ofVolunteer' ? input : { regionId: 'c1' }
      expect([path, codeOf(await ask(api, 'leader', path, asked))]).toEqual([path, 'forbidden'])
    }
  })
})
