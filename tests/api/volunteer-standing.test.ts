/** What an office does with a registration that stands: takes it off a lost WeChat, so that its owner comes back by another. */
import type { OfficeCommandArgs } from '../../src/domain/office-commands'
import { commandIdShape } from '../../src/domain/shapes'
import type { OrderPage } from '../../src/protocol/time-order'
import type { VolunteerRecord } from '../../src/protocol/volunteer'
import { answer, ask, codeOf } from '../support/api/ask'
import { emptyDatabase } from '../support/api/look-inside'
import { describeOnBoth, openTestApi, type TestApi } from '../support/api/test-api'
import { liveTogether, numberIs } from '../support/api/relatives'
import { idNumbers, officeCommand, push } from '../support/api/test-file'
import { endPost, seedStreet, tenantId, type TestMember } from '../support/api/test-street'
import {
  addMembers,
  addVolunteers,
  doAs,
  publish,
  register,
  shiftFaults,
  told,
} from '../support/api/test-volunteers'
import { addTimeBankPeople, expectAudited, sendTo } from '../support/api/time-bank-people'
import * as v from 'valibot'

const elder = { birthDate: '1940-03-07', sex: 'female', idNumber: idNumbers.one } as const

describeOnBoth('registrations that stand', (kind) => {
  let server: TestApi
  beforeAll(async () => {
    server = await openTestApi(kind)
  })
  beforeEach(async () => {
    await emptyDatabase(server.api)
    await seedStreet(server.api)
  })
  afterAll(() => server.close())

  const own = (member: string) =>
    answer<VolunteerRecord | null>(server.api, member, 'volunteer.mine', {})
  const verify = (volunteerId: string, idNumber = '') =>
    doAs(server.api, 'worker', 'volunteer.verify', { volunteerId, idNumber }, 'c1')
  const release = async (member: string, volunteerId: string, regionId = 'c1') => {
    const args = { volunteerId, reason: '手机丢了' }
    return told(await doAs(server.api, member, 'volunteer.release', args, regionId))
  }

  test('who lost a WeChat comes back by another, to the same number, entries and orders', async () => {
    const { api } = server
    await register(api, 'nobody', elder)
    expect(await release('worker', 'v-nobody')).toContain('rejected invalid')
    expect(told(await verify('v-nobody'))).toContain('applied')
    const training = { entryId: 'e1', volunteerId: 'v-nobody', name: '急救', heldOn: '2026-03-01' }
    await doAs(api, 'worker', 'volunteer.record-training', { ...training, minutes: 90 }, 'c1')
    const order = {
      ...{ tenant_id: tenantId, id: 'o1', region_id: 'g1', service: '理发', minutes: 60 },
      ...{ payer: 'volunteer:v-nobody', state: 'open' as const, asker_member_id: 'nobody' },
      ...{ asker_volunteer_id: 'v-nobody', taker_volunteer_id: null, asker_minutes: null },
      ...{ taker_minutes: null, details_cipher: '', asked_at_ms: 1, changed_at_ms: 1 },
      ...{ expires_at_ms: 2 },
    }
    await api.database.insertInto('time_order').values(order).execute()
    const askers = () => api.database.selectFrom('time_order').select('asker_member_id').execute()
    await addMembers(api, ['newphone'])
    expect(told(await register(api, 'newphone', elder))).toBe('rejected same-volunteer')

    expect(await release('other', 'v-nobody', 'c2')).toBe('rejected volunteer-not-found')
    expect(await release('worker', 'v-nobody')).toBe('applied')
    expect(await release('worker', 'v-nobody')).toContain('rejected already-done')
    expect(await own('nobody')).toBeNull()
    expect(await askers()).toEqual([{ asker_member_id: 'worker' }])
    const toldOld = await api.database
      .selectFrom('message')
      .select('id')
      .where('member_id', '=', 'nobody')
      .execute()
    expect(toldOld.length).toBe(2)
    const seen = { volunteerId: 'v-nobody', regionId: 'c1' }
    expect(await answer(api, 'worker', 'volunteer.one', seen)).toMatchObject({ signsIn: false })

    const again = { ...elder, name: '志愿者nobody', idNumber: '' }
    expect(told(await register(api, 'newphone', again))).toContain('applied')
    expect(told(await verify('v-newphone', idNumbers.one))).toContain('rejected needs-another')
    const verifyAbove = async (idNumber: string) => {
      const args = { volunteerId: 'v-newphone', idNumber }
      return told(await doAs(api, 'admin', 'volunteer.verify', args, 'street'))
    }
    expect(await verifyAbove('')).toContain('rejected invalid')
    expect(await verifyAbove(idNumbers.one)).toContain('"volunteerId":"v-nobody"')
    expect(await own('newphone')).toMatchObject({
      ...{ id: 'v-nobody', number: 'g10001', state: 'verified', settledReason: '' },
      entries: [{ text: '急救' }],
    })
    expect(await askers()).toEqual([{ asker_member_id: 'newphone' }])
    const trace = api.database.selectFrom('volunteer').select('let_go_by_member_id')
    expect(await trace.where('id', '=', 'v-nobody').executeTakeFirst()).toEqual({
      let_go_by_member_id: 'worker',
    })
  })

  test('what the office ended is found again by its owner, also when nobody signed in as it', async () => {
    const { api } = server
    await addMembers(api, ['back'])
    await register(api, 'nobody', elder)
    await verify('v-nobody')
    await release('worker', 'v-nobody')
    const ending = { volunteerId: 'v-nobody', reason: '搬走了' }
    expect(told(await doAs(api, 'admin', 'volunteer.end', ending, 'street'))).toBe('applied')
    await register(api, 'back', elder)
    expect(told(await verify('v-back', idNumbers.one))).toContain('rejected needs-another')
    const args = { volunteerId: 'v-back', idNumber: idNumbers.one }
    expect(told(await doAs(api, 'admin', 'volunteer.verify', args, 'street'))).toContain('v-nobody')
    // What was joined to it is nobody's earlier entry.
    const kept = api.database.selectFrom('volunteer').select(['id', 'state', 'details_verified'])
    expect(await kept.where('id', '=', 'v-back').execute()).toEqual([
      { id: 'v-back', state: 'left', details_verified: false },
    ])
  })

  test('of who died the office ends the registration: the seat goes on, the account stays', async () => {
    const { api } = server
    await addMembers(api, ['ann', 'ben'])
    await addVolunteers(api, ['ann', 'ben'])
    await publish(api, 'a1', [{ from: '08:30', to: '11:00', quota: 1 }])
    for (const member of ['ann', 'ben'])
      await doAs(api, member, 'activity.sign-up', { shiftId: 'a1.s1' })
    const end = async (member: string, volunteerId: string, regionId = 'c1') => {
      const args = { volunteerId, reason: '过世' }
      return told(await doAs(api, member, 'volunteer.end', args, regionId))
    }
    expect(await end('leader', 'v-ann')).toBe('rejected forbidden')
    expect(await end('other', 'v-ann', 'c2')).toBe('rejected volunteer-not-found')
    expect(await release('worker', 'v-ann')).toBe('applied')
    expect(await end('worker', 'v-ann')).toBe('applied')
    expect(await end('worker', 'v-ann')).toBe('rejected already-done')
    expect(await end('worker', 'v-ben')).toBe('applied')
    expect(await own('ben')).toMatchObject({ state: 'left', settledReason: '过世' })
    const places = await api.database.selectFrom('sign_up').select('state').execute()
    expect(places).toEqual([{ state: 'cancelled' }, { state: 'cancelled' }])
    expect(await shiftFaults(api)).toEqual([])
    await register(api, 'worker')
    expect(await end('worker', 'v-worker')).toContain('rejected needs-another')
    expect(await end('admin', 'v-worker', 'street')).toContain('rejected invalid')
    expect(told(await register(api, 'ben'))).toContain('applied')
  })

  test('hours of who has no phone are redeemed by the office, and confirmed by both sides', async () => {
    const { api } = server
    await addTimeBankPeople(api, [
      {
        ...{ member: 'steward', number: '1001001', name: '陈奶奶', minutes: 300 },
        birthDate: '1940-03-07',
      },
      { member: 'micro', number: '1001002', name: '王小妹', minutes: 0 },
    ])
    const request = async (member: string, part: object = {}, regionId = 'c1') => {
      const asked = { service: '陪诊', minutes: 120, contact: '15 幢 301', wantedOn: '', wish: '' }
      const args = { orderId: 'o1', volunteerId: 'v-steward', ...asked, ...part }
      return told(await doAs(api, member, 'redeem.request-for', args, regionId))
    }
    expect(await request('worker')).toContain('rejected invalid')
    await api.database
      .updateTable('volunteer')
      .set({ member_id: null })
      .where('id', '=', 'v-steward')
      .execute()
    expect(await request('other', {}, 'c2')).toBe('rejected volunteer-not-found')
    expect(await request('leader', {}, 'g1')).toBe('rejected forbidden')
    expect(await request('worker', { minutes: 301 })).toContain('rejected not-enough-hours')
    expect(await request('worker')).toBe('applied {"state":"open"}')
    // The answer was lost: the same form, also with other words, is the same order.
    const stands = { service: '陪诊', minutes: 120, wantedOn: '' }
    const again = (same: boolean) =>
      `applied ${JSON.stringify({ state: 'open', stands: { ...stands, same } })}`
    expect(await request('worker')).toBe(again(true))
    expect(await request('worker', { minutes: 180, wish: '上午' })).toBe(again(false))
    expect(await request('admin', {}, 'street')).toBe('rejected id-taken')
    // Nor does whoever reads the id in the list of open orders write over it by asking for something of their own.
    const over: OfficeCommandArgs<'redeem.request'> = {
      ...{
        service: '陪诊',
        minutes: 480,
        payFrom: 'pool',
        contact: '别的地方',
        wish: '',
        wantedOn: '',
      },
      elder: { name: '李', relation: '父亲', birthDate: '1940-03-07' },
    }
    const commandId = v.parse(commandIdShape, 'o1')
    const written = { ...officeCommand('redeem.request', 'c1', over), commandId }
    const [result] = await push(api, 'micro', written)
    expect(result).toMatchObject({ status: 'rejected', code: 'id-taken' })
    const account = () => {
      const of = { regionId: 'c1', number: '1001001', month: '2026-03' }
      return answer<object>(api, 'worker', 'timeBank.ofVolunteer', of)
    }
    expect(await account()).toMatchObject({ balanceMinutes: 300, heldMinutes: 120 })
    const { own: asked } = await answer<OrderPage>(api, 'worker', 'timeBank.orders', {})
    expect(asked).toMatchObject([{ askerName: '陈奶奶', fromPool: false, contact: '' }])
    const orderId = asked[0]?.id ?? ''
    expect((await sendTo(api, 'micro', 'redeem.take', { orderId })).status).toBe('applied')
    for (const member of ['micro', 'worker'] as const)
      await sendTo(api, member, 'redeem.done', { orderId, minutes: 90 })
    expect(await account()).toMatchObject({ balanceMinutes: 210, heldMinutes: 0 })
    await expectAudited(api)
  })

  test('who asked for somebody acts as the office: with a post there, and no relative earns it', async () => {
    const { api } = server
    await addTimeBankPeople(api, [
      {
        ...{ member: 'steward', number: '1001001', name: '陈奶奶', minutes: 300 },
        birthDate: '1940-03-07',
      },
      { member: 'worker', number: '1001002', name: '周干事', minutes: 0 },
      { member: 'micro', number: '1001003', name: '王小妹', minutes: 0 },
      { member: 'nobody', number: '1001004', name: '李四', minutes: 0 },
    ])
    await api.database
      .updateTable('volunteer')
      .set({ member_id: null })
      .where('id', '=', 'v-steward')
      .execute()
    await liveTogether(api, 'v-worker', 'v-micro')
    const orderId = 'o1'
    const args = { orderId, volunteerId: 'v-steward', service: '陪诊', minutes: 120, wantedOn: '' }
    const words = { contact: '15 幢 301', wish: '' }
    await sendTo(api, 'worker', 'redeem.request-for', { ...args, ...words })
    const look = async () => codeOf(await ask(api, 'worker', 'timeBank.contact', { orderId }))
    const take = async (member: TestMember) =>
      (await sendTo(api, member, 'redeem.take', { orderId })).status
    const done = async (member: TestMember) =>
      (await sendTo(api, member, 'redeem.done', { orderId, minutes: 90 })).status
    expect([await take('micro'), await take('nobody')]).toEqual([
      'rejected not-by-the-rules',
      'applied',
    ])
    expect(await look()).toBe('ok')
    const log = await answer<unknown[]>(api, 'admin', 'privacy.accessLog', { regionId: 'c1' })
    expect(log).toMatchObject([{ memberName: 'worker', act: 'show-contact' }])
    await numberIs(api, 'v-micro', '')
    await numberIs(api, 'v-nobody', idNumbers.other)
    expect([await done('nobody'), await done('worker')]).toEqual([
      'applied',
      'rejected needs-another',
    ])
    await numberIs(api, 'v-nobody', '')
    await endPost(api, 'worker')
    expect([await done('worker'), await look()]).toEqual(['rejected forbidden', 'forbidden'])
  })

  test('nobody earns the community’s hours for a service that a relative asked for', async () => {
    const { api } = server
    await addTimeBankPeople(api, [
      { member: 'steward', number: '1001001', name: '陈奶奶', minutes: 300 },
      {
        ...{ member: 'micro', number: '1001003', name: '王奶奶', minutes: 0 },
        birthDate: '1940-03-07',
      },
      { member: 'nobody', number: '1001004', name: '李四', minutes: 0 },
      { member: 'other', number: '1001005', name: '赵五', minutes: 0 },
    ])
    await sendTo(api, 'steward', 'donation.give', { minutes: 200, words: '' })
    await liveTogether(api, 'v-micro', 'v-nobody')
    const { id: orderId } = await sendTo(api, 'micro', 'redeem.request', {
      ...{ service: '陪诊', minutes: 120, payFrom: 'pool', contact: '15 幢', wish: '' },
      elder: { name: '', relation: '', birthDate: '1940-03-07' },
    })
    await sendTo(api, 'worker', 'redeem.approve', { orderId, agreed: true, reason: '' })
    const family = await sendTo(api, 'nobody', 'redeem.take', { orderId })
    expect([family.status, family.detail]).toEqual([
      'rejected not-by-the-rules',
      '这是您的家人提的，时间由社区公益池出，请让别人来接',
    ])
    expect((await sendTo(api, 'other', 'redeem.take', { orderId })).status).toBe('applied')
  })

  test('nobody lets go the own registration, or that of a relative on file', async () => {
    const { api } = server
    await register(api, 'worker')
    await doAs(api, 'admin', 'volunteer.verify', { volunteerId: 'v-worker', idNumber: '' }, 'c1')
    await addVolunteers(api, ['nobody'])
    expect(await release('worker', 'v-worker')).toContain('rejected needs-another')
    await liveTogether(api, 'v-worker', 'v-nobody')
    expect(await release('worker', 'v-nobody')).toContain('rejected needs-another')
    expect(await release('admin', 'v-nobody', 'street')).toBe('applied')
    const redeem = {
      ...{ orderId: 'o1', volunteerId: 'v-nobody', service: '陪诊', minutes: 60 },
      ...{ contact: '15 幢', wantedOn: '', wish: '' },
    }
    expect(told(await doAs(api, 'worker', 'redeem.request-for', redeem, 'c1'))).toContain(
      'rejected needs-another',
    )
  })
})
