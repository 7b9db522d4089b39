/** Inheritances and corrections: never by one person alone, never by whose hours they are, nor by a relative. */
import { issueHours, openingBalances } from '../../cloudfunctions/api/time-bank/ledger.repository'
import { openingSubject } from '../../cloudfunctions/api/time-bank/opening.repository'
import type { TimeLine } from '../../src/protocol/time-bank'
import type { Proposals } from '../../src/protocol/time-proposal'
import { addService } from '../support/api/certificates'
import { emptyDatabase } from '../support/api/look-inside'
import { answer } from '../support/api/ask'
import { heardTurns, wantTurns } from '../support/api/heard-turns'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { acceptsOnly, idNumbers, openDoor, push, residentFields } from '../support/api/test-file'
import {
  addSecondWorker,
  actorOf,
  seedStreet,
  tenantId,
  type TestMember,
} from '../support/api/test-street'
import { volunteerDetails } from '../support/api/volunteer-samples'
import {
  accountOf,
  addTimeBankPeople,
  expectAudited,
  hoursOf,
  sendTo,
  setRules,
} from '../support/api/time-bank-people'

/** The same person, whenever registered. */
const own = { name: '李组长', birthDate: '1940-03-07' }
const numbers = { leader: '1001001', micro: '1001002', worker: '1001004' }

describeOnBoth('what one does not do alone', (kind) => {
  let server: TestApi

  beforeAll(async () => {
    server = await openTestApi(kind)
  })
  beforeEach(async () => {
    await emptyDatabase(server.api)
    await seedStreet(server.api)
    await addTimeBankPeople(server.api, [
      { ...own, member: 'leader', number: numbers.leader, minutes: 600 },
      { member: 'micro', number: numbers.micro, name: '王小妹', minutes: 0 },
      { member: 'worker', number: numbers.worker, name: '周干事', minutes: 300 },
    ])
    await addSecondWorker(server.api)
  })
  afterEach(() => expectAudited(server.api))
  afterAll(() => server.close())

  const approve = async (member: TestMember, proposalId: string) =>
    (await sendTo(server.api, member, 'proposal.approve', { proposalId })).status
  const proposals = (member: TestMember) =>
    answer<Proposals>(server.api, member, 'timeBank.proposals', { regionId: 'c1' })
  const waiting = async (member: TestMember) => (await proposals(member)).open
  const propose = (transferId: string, minutes: number, member: TestMember = 'worker') =>
    sendTo(server.api, member, 'correction.propose', { transferId, minutes, reason: '写错了' })
  const ends = async (volunteerId: string) => {
    const args = { volunteerId, reason: '过世' }
    expect((await sendTo(server.api, 'worker', 'volunteer.end', args)).status).toBe('applied')
  }
  /** A gift of 120 minutes from the leader to micro. */
  const given = async (): Promise<string> => {
    await setRules(server.api, { giftsTo: 'anyone', personalCapMinutes: 100 })
    const args = { toNumber: numbers.micro, minutes: 120, relation: '', words: '生日快乐' }
    return (await sendTo(server.api, 'leader', 'gift.give', args)).id
  }

  test('an inheritance moves all there is after two others agreed, and closes the account', async () => {
    const { api } = server
    const args = { fromNumber: numbers.leader, toNumber: numbers.micro, reason: '老人过世' }
    await ends('v-leader')
    // Hours on notice would come to a closed account: they are waited for.
    await addService(api, 's1', { volunteerId: 'v-leader', state: 'notice' })
    const confirmed = api.database.updateTable('service').where('volunteer_id', '=', 'v-leader')
    const early = async () => (await sendTo(api, 'worker', 'inheritance.propose', args)).detail
    expect(await early()).toMatch(/^还有时长在公示，3月\d+日公示完/)
    await confirmed.set({ state: 'objected' }).execute()
    expect(await early()).toMatch(/异议/)
    await confirmed.set({ state: 'posted', posted_at_ms: testNowMs }).execute()
    const { id } = await sendTo(api, 'worker', 'inheritance.propose', args)
    const twice = await sendTo(api, 'admin', 'inheritance.propose', args)
    expect(twice.status).toBe('rejected already-done')
    expect(await waiting('admin')).toMatchObject([
      {
        ...{ id, kind: 'inheritance', fromName: '李组长', toName: '王小妹', minutes: 600 },
        ...{ reason: '老人过世', mine: 'nothing', approvals: 0, approvalsNeeded: 2 },
        ended: { atMs: testNowMs, byName: expect.any(String), reason: '过世' },
        // Admin and the second worker.
        mayAgree: 2,
      },
    ])
    expect(await approve('leader', id)).toBe('rejected forbidden')
    expect(await approve('worker', id)).toBe('rejected needs-another')
    expect(await approve('admin', id)).toBe('applied')
    expect(await approve('admin', id)).toBe('rejected already-done')
    expect((await waiting('admin')).map(({ mine, approvals }) => [mine, approvals])).toEqual([
      ['agreed', 1],
    ])
    expect(await hoursOf(api, 'leader')).toEqual([600, 0])
    await heardTurns(api)
    await wantTurns(api, 'leader', 'micro')
    const last = await sendTo(api, 'other', 'proposal.approve', { proposalId: id })
    expect(last).toMatchObject({ status: 'applied', answer: { moved: true } })
    expect(await heardTurns(api)).toEqual([
      'openid-leader 您的时间由社区办了继承，打开看',
      'openid-micro 家人的时间转给您了，打开看',
    ])
    expect(await waiting('admin')).toEqual([])
    expect(await hoursOf(api, 'leader')).toEqual([0, 0])
    expect(await hoursOf(api, 'micro')).toEqual([600, 0])
    await setRules(api, { giftsTo: 'anyone' })
    const gift = { toNumber: numbers.leader, minutes: 120, relation: '', words: '' }
    expect((await sendTo(api, 'worker', 'gift.give', gift)).status).toBe(
      'rejected volunteer-not-found',
    )
    // What the volunteer did before is not lost, and holds up nobody's hours: the pool has it.
    const service = { volunteerId: 'v-leader', minutes: 30, serviceId: 's1', capMinutes: 0 }
    const posting = { database: api.database, by: actorOf('admin'), nowMs: testNowMs }
    for (const code of ['posted', 'already'])
      expect(await issueHours(posting, [service])).toMatchObject([{ code }])
    expect(await hoursOf(api, 'leader')).toEqual([0, 0])
    // Back again, and verified anew: from now on the hours are their own.
    expect((await accountOf(api, 'leader')).closed).toBe(true)
    const details = { ...volunteerDetails, ...own, idNumber: idNumbers.one }
    const back = { volunteerId: 'v-leader', details }
    expect((await sendTo(api, 'leader', 'volunteer.register', back)).status).toBe('applied')
    const verified = { volunteerId: 'v-leader', idNumber: idNumbers.one }
    expect((await accountOf(api, 'leader')).closed).toBe(true)
    expect((await sendTo(api, 'worker', 'volunteer.verify', verified)).status).toBe('applied')
    expect((await accountOf(api, 'leader')).closed).toBe(false)
    await issueHours(posting, [{ ...service, serviceId: 's2' }])
    expect(await hoursOf(api, 'leader')).toEqual([30, 0])
  })

  test('of who is registered nothing is inherited, whatever number was typed', async () => {
    const { api } = server
    const estate = { fromNumber: numbers.leader, toNumber: numbers.micro, reason: '老人过世' }
    const propose = () => sendTo(api, 'worker', 'inheritance.propose', estate)
    const early = await propose()
    expect(early.status).toBe('rejected invalid')
    expect(early.detail).toMatch(/^登记还没有结束/)
    await ends('v-leader')
    const { id } = await propose()
    expect(await approve('admin', id)).toBe('applied')
    // Back before the last of them agrees.
    const details = { ...volunteerDetails, ...own, idNumber: idNumbers.one }
    const back = { volunteerId: 'v-leader', details }
    expect((await sendTo(api, 'leader', 'volunteer.register', back)).status).toBe('applied')
    expect(await waiting('other')).toMatchObject([{ id, ended: null }])
    expect(await approve('other', id)).toBe('rejected invalid')
    expect(await hoursOf(api, 'leader')).toEqual([600, 0])
  })

  test('what a list brought comes onto the account of who is back, which an inheritance had closed', async () => {
    const { api } = server
    const posting = { database: api.database, by: actorOf('admin'), nowMs: testNowMs }
    const service = { volunteerId: 'v-micro', minutes: 60, serviceId: 's1', capMinutes: 0 }
    await issueHours(posting, [service])
    await ends('v-micro')
    const estate = { fromNumber: numbers.micro, toNumber: numbers.leader, reason: '过世' }
    const { id } = await sendTo(api, 'worker', 'inheritance.propose', estate)
    for (const member of ['admin', 'other'] as const)
      expect(await approve(member, id)).toBe('applied')
    expect((await accountOf(api, 'micro')).closed).toBe(true)
    const listed = { member: 'nobody', number: 'OLD-7', name: '王小妹', minutes: 0 } as const
    await addTimeBankPeople(api, [listed])
    const serviceId = openingSubject('v-nobody')
    const brought = { volunteerId: 'v-nobody', minutes: 300, serviceId, capMinutes: 0 }
    await openingBalances(posting, [brought])
    const phone = '13800000000'
    await api.database
      .updateTable('volunteer')
      .set({
        member_id: null,
        phone_index: api.vault.blindIndex(tenantId, 'volunteer-phone', phone),
      })
      .where('id', '=', 'v-nobody')
      .execute()
    const known = { name: '王小妹', birthDate: '1980-01-01', phone }
    const back = { volunteerId: 'v-micro', details: { ...volunteerDetails, ...known } }
    expect((await sendTo(api, 'micro', 'volunteer.register', back)).status).toBe('applied')
    const verified = { volunteerId: 'v-micro', idNumber: '' }
    expect((await sendTo(api, 'worker', 'volunteer.verify', verified)).status).toBe('applied')
    expect(await hoursOf(api, 'micro')).toEqual([300, 0])
  })

  test('a correction waits for a second person, then takes back also what went over the cap', async () => {
    const { api } = server
    const giftId = await given()
    expect(await hoursOf(api, 'micro')).toEqual([100, 0])
    const { id } = await propose(giftId, 90)
    expect((await propose(giftId, 10, 'admin')).status).toBe('rejected already-done')
    expect(await hoursOf(api, 'micro')).toEqual([100, 0])
    expect(await approve('worker', id)).toBe('rejected needs-another')
    expect(await waiting('worker')).toMatchObject([
      {
        ...{ kind: 'correction', fromName: '李组长', toName: '王小妹', corrects: { kind: 'gift' } },
        ...{ minutes: 120, rightMinutes: 90, mine: 'proposed', approvalsNeeded: 1, mayAgree: 2 },
      },
    ])
    await heardTurns(api)
    await wantTurns(api, 'leader', 'micro', 'worker')
    expect(await approve('other', id)).toBe('applied')
    expect(await heardTurns(api)).toEqual([
      'openid-leader 有一笔时间更正了，打开看',
      'openid-micro 有一笔时间更正了，打开看',
    ])
    expect(await approve('other', id)).toBe('rejected already-done')
    expect(await hoursOf(api, 'micro')).toEqual([90, 0])
    expect(await hoursOf(api, 'leader')).toEqual([510, 0])
    expect((await propose(giftId, 90)).status).toBe('rejected already-done')
    const { lines } = await answer<{ lines: TimeLine[] }>(api, 'micro', 'timeBank.statement', {
      month: '2026-03',
    })
    expect(lines.map(({ kind: of, minutes, words }) => [of, minutes, words])).toEqual([
      ['correction', -30, '写错了'],
      ['correction', 20, '写错了'],
      ['over-cap', -20, '生日快乐'],
      ['gift', 120, '生日快乐'],
    ])
  })

  test('put right twice at the cap, it takes nothing of the own minutes', async () => {
    const { api } = server
    await setRules(api, { giftsTo: 'anyone', personalCapMinutes: 300 })
    const args = { toNumber: numbers.worker, minutes: 60, relation: '', words: '' }
    const { id: giftId } = await sendTo(api, 'leader', 'gift.give', args)
    // All of it is over the cap: 60 go to the pool, 60 more, then first 90 and then 30 come back and on to the giver.
    const right = async (minutes: number) => {
      const { id } = await propose(giftId, minutes, 'admin')
      expect(await approve('other', id)).toBe('applied')
      return [await hoursOf(api, 'worker'), await hoursOf(api, 'leader')].map(([held]) => held)
    }
    expect(await right(120)).toEqual([300, 480])
    expect(await right(30)).toEqual([300, 570])
    expect(await right(0)).toEqual([300, 600])
  })

  test('one that cannot be done stays to be declined, by another or by who proposed it', async () => {
    const { api } = server
    const giftId = await given()
    await sendTo(api, 'micro', 'donation.give', { minutes: 80, words: '' })
    const { id } = await propose(giftId, 0)
    expect(await approve('other', id)).toBe('rejected not-enough-hours')
    expect(await hoursOf(api, 'micro')).toEqual([20, 0])
    const decline = async (member: TestMember, proposalId: string) =>
      (await sendTo(api, member, 'proposal.decline', { proposalId, reason: '时间已捐出' })).status
    expect(await decline('leader', id)).toBe('rejected forbidden')
    expect((await proposals('worker')).declined).toEqual([])
    expect(await decline('other', id)).toBe('applied')
    expect(await proposals('worker')).toMatchObject({
      open: [],
      declined: [
        {
          ...{ id, kind: 'correction', fromName: '李组长', toName: '王小妹', rightMinutes: 0 },
          ...{ reason: '时间已捐出', declinedAtMs: testNowMs, corrects: { kind: 'gift' } },
        },
      ],
    })
    // To who proposed it, and to nobody else; for a month.
    expect((await proposals('admin')).declined).toEqual([])
    const nextMonth = { ...api, nowMs: () => testNowMs + 31 * 86_400_000 }
    const then = await answer<Proposals>(nextMonth, 'worker', 'timeBank.proposals', {
      regionId: 'c1',
    })
    expect(then.declined).toEqual([])
    expect(await approve('admin', id)).toBe('rejected already-done')
    const again = await propose(giftId, 110)
    expect(await decline('worker', again.id)).toBe('applied')
    expect(await waiting('worker')).toEqual([])
  })

  test('nobody decides about the own hours, in neither role', async () => {
    const own = await propose('opening/opening-worker', 500)
    expect(own.status).toBe('rejected needs-another')
    const { id } = await propose('opening/opening-worker', 500, 'other')
    // Nor is counted among those who could: the admin is left.
    expect(await waiting('admin')).toMatchObject([{ mayAgree: 1 }])
    expect(await approve('worker', id)).toBe('rejected needs-another')
    const estate = { fromNumber: numbers.leader, toNumber: numbers.worker, reason: '过世' }
    const { status } = await sendTo(server.api, 'worker', 'inheritance.propose', estate)
    expect(status).toBe('rejected needs-another')
    expect(await approve('admin', id)).toBe('applied')
    expect(await hoursOf(server.api, 'worker')).toEqual([500, 0])
  })

  test('nor about those of a relative: of the same household, or given to as one', async () => {
    const { api } = server
    const [house, family] = openDoor('b1', 'kin')
    const resident = { fields: residentFields, idNumber: idNumbers.one }
    const residents = [
      { ...resident, residentId: 'kin-1' },
      { ...resident, residentId: 'kin-2', idNumber: idNumbers.other },
    ]
    const both = [house, family && { ...family, args: { ...(family.args as object), residents } }]
    acceptsOnly(await push(api, 'worker', ...both.flatMap((one) => one ?? [])))
    const is = (member: TestMember, idNumber: string) =>
      api.database
        .updateTable('volunteer')
        .set({ id_number_index: api.vault.blindIndex(tenantId, 'id-number', idNumber) })
        .where('member_id', '=', member)
        .execute()
    await is('leader', idNumbers.one)
    await is('worker', idNumbers.other)
    const { id } = await propose('opening/opening-leader', 660, 'admin')
    expect(await approve('worker', id)).toBe('rejected needs-another')
    const toFamily = { toNumber: numbers.micro, minutes: 60, relation: '女儿', words: '' }
    const familyGift = { giftId: (await sendTo(api, 'leader', 'gift.give', toFamily)).id }
    const confirmed = () => sendTo(api, 'worker', 'gift.confirm', familyGift)
    expect((await confirmed()).status).toBe('rejected needs-another')
    const order = {
      ...({ service: '陪诊', minutes: 60, payFrom: 'pool', contact: '13800001234' } as const),
      elder: { name: '李奶奶', relation: '母亲', birthDate: '1940-03-07' },
      wish: '周三上午',
    }
    const orderId = (await sendTo(api, 'leader', 'redeem.request', order)).id
    const agreed = { orderId, agreed: true, reason: '' }
    const ofKin = await sendTo(api, 'worker', 'redeem.approve', agreed)
    expect(ofKin.status).toBe('rejected needs-another')
    await is('worker', idNumbers.third)
    expect(await approve('worker', id)).toBe('applied')
    expect((await confirmed()).status).toBe('applied')

    const gift = { toNumber: numbers.micro, minutes: 60, relation: '女儿', words: '' }
    const giftId = (await sendTo(api, 'worker', 'gift.give', gift)).id
    await sendTo(api, 'other', 'gift.confirm', { giftId })
    const estate = { fromNumber: numbers.micro, toNumber: '', reason: '过世' }
    const { status } = await sendTo(api, 'worker', 'inheritance.propose', estate)
    expect(status).toBe('rejected needs-another')
  })

  test('of two who agree at once, one moves it', async () => {
    const { api } = server
    const giftId = await given()
    for (let round = 1; round <= 5; round++) {
      const { id } = await propose(giftId, 120 + 10 * round)
      await setRules(api, { giftsTo: 'anyone', personalCapMinutes: 0 })
      const sent = await Promise.all([approve('other', id), approve('admin', id)])
      expect(sent.sort()).toEqual(['applied', 'rejected already-done'])
      expect(await hoursOf(api, 'micro')).toEqual([100 + 10 * round, 0])
    }
  })
})
