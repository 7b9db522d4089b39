/** How much waits at the desks of volunteers and the time bank: by post and region, and only what the reader may decide. */
import { countWaiting } from '../../cloudfunctions/api/volunteer/office-waiting.repository'
import type { OfficeCommandArgs } from '../../src/domain/office-commands'
import { regionIdShape } from '../../src/domain/shapes'
import type { OfficeWaiting } from '../../src/domain/volunteer/office-waiting'
import * as v from 'valibot'
import { answer } from '../support/api/ask'
import { addService, askArgs } from '../support/api/certificates'
import { plansOf } from '../support/api/plans-of'
import { describeOnBoth, testNowMs } from '../support/api/test-api'
import { openTimeBankStreet } from '../support/api/time-bank-street'
import { liveTogether } from '../support/api/relatives'
import { actorOf, endPost, type TestMember } from '../support/api/test-street'
import { addTimeBankPeople, sendTo } from '../support/api/time-bank-people'

const nothing = { volunteers: 0, orders: 0, objections: 0, proposals: 0, certificates: 0 }
const forGrandmother: OfficeCommandArgs<'redeem.request'> = {
  ...{ service: '陪诊', minutes: 120, payFrom: 'own' },
  elder: { name: '王奶奶', relation: '婆婆', birthDate: '1940-03-07' },
  ...{ contact: '13800001234 迎凤二期', wish: '' },
}

describeOnBoth('what waits for the office', (kind) => {
  const server = openTimeBankStreet(kind, [
    { member: 'leader', number: '1001001', name: '李组长', minutes: 600 },
    { member: 'micro', number: '1001002', name: '王小妹', minutes: 0 },
    { member: 'worker', number: '1001004', name: '周干事', minutes: 600 },
  ])

  const waiting = (member: TestMember) =>
    answer<OfficeWaiting>(server.api, member, 'volunteer.waiting', {})
  const send: typeof sendTo = async (...sent) => {
    const told = await sendTo(...sent)
    expect([sent[2], told.status, told.detail]).toEqual([sent[2], 'applied', ''])
    return told
  }
  /** To hours of these that are on public notice. */
  const object = async (member: TestMember, of: TestMember) => {
    const { api } = server
    await addService(api, `notice-${of}`, { volunteerId: `v-${of}`, state: 'notice' })
    const serviceId = `service-notice-${of}`
    const service = api.database.updateTable('service').where('id', '=', serviceId)
    await service.set({ notice_until_ms: testNowMs + 86_400_000 }).execute()
    const objection = { objectionId: `o-${member}-${of}`, serviceId, text: '没有来' }
    await send(api, member, 'hours.object', objection)
  }
  /** All that a volunteer can ask of the office; their hours are objected to by somebody. */
  const askAll = async (member: TestMember, toNumber: string) => {
    const { api } = server
    const volunteerId = `v-${member}`
    const correction = { requestId: `r-${member}`, changes: {}, note: '名字写错了' }
    await send(api, member, 'volunteer.ask-correction', correction)
    await addService(api, `posted-${member}`, { volunteerId })
    await send(api, member, 'certificate.ask', askArgs({ certificateId: `k-${member}` }))
    await object('nobody', member)
    await send(api, member, 'redeem.request', forGrandmother)
    const gift = { toNumber, minutes: 60, relation: '女儿', words: '' }
    await send(api, member, 'gift.give', gift)
    const wrong = { transferId: `opening/opening-${member}`, minutes: 500, reason: '写错了' }
    await send(api, 'admin', 'correction.propose', wrong)
  }

  test('is counted where their posts decide, and nowhere else', async () => {
    const { api } = server
    await addTimeBankPeople(api, [
      { member: 'steward', number: '1001003', name: '赵大爷', minutes: 0, state: 'waiting' },
    ])
    await askAll('leader', '1001002')
    const move = {
      requestId: 'r-move',
      changes: {},
      note: '',
      toRegionId: v.parse(regionIdShape, 'c2'),
    }
    await send(api, 'micro', 'volunteer.ask-correction', move)
    const all = { volunteers: 2, orders: 2, objections: 1, proposals: 1, certificates: 1 }
    expect(await waiting('worker')).toEqual(all)
    expect(await waiting('admin')).toEqual({ ...all, volunteers: 3, proposals: 0 })
    // A move is decided where it goes to.
    expect(await waiting('other')).toEqual({ ...nothing, volunteers: 1 })
    for (const member of ['leader', 'micro', 'nobody'] as const)
      expect(await waiting(member)).toEqual(nothing)
    await endPost(api, 'worker')
    expect(await waiting('worker')).toEqual(nothing)
  })

  test('is gone once it is decided', async () => {
    const { api } = server
    await askAll('leader', '1001002')
    const work = await answer<{ orders: { id: string }[]; gifts: { id: string }[] }>(
      ...([api, 'worker', 'timeBank.office', { regionId: 'c1' }] as const),
    )
    const { open } = await answer<{ open: { id: string }[] }>(
      ...([api, 'worker', 'timeBank.proposals', { regionId: 'c1' }] as const),
    )
    const idOf = (found: readonly { id: string }[]) => found[0]?.id ?? ''
    const agreed = { orderId: idOf(work.orders), agreed: true, reason: '' }
    await send(api, 'worker', 'redeem.approve', agreed)
    await send(api, 'worker', 'gift.refuse', { giftId: idOf(work.gifts), reason: '不是亲属' })
    await send(api, 'worker', 'proposal.approve', { proposalId: idOf(open) })
    const reason = '核对过'
    const requestId = 'r-leader'
    await send(api, 'worker', 'volunteer.decline-correction', { requestId, reason })
    await send(api, 'worker', 'certificate.decline', { certificateId: 'k-leader', reason })
    const decided = { objectionId: 'o-nobody-leader', upheld: false, minutes: 90, reason }
    await send(api, 'worker', 'hours.decide', decided)
    expect(await waiting('worker')).toEqual(nothing)
  })

  test('leaves out what another has to decide: the own, and the hours of relatives', async () => {
    const { api } = server
    await askAll('worker', '1001002')
    expect(await waiting('worker')).toEqual(nothing)
    expect(await waiting('admin')).toEqual({
      ...{ volunteers: 1, orders: 2, objections: 1, proposals: 0, certificates: 1 },
    })
    // Whoever objects does not decide.
    await object('worker', 'micro')
    expect(await waiting('worker')).toEqual(nothing)

    await askAll('leader', '1001002')
    const all = { volunteers: 1, orders: 2, objections: 1, proposals: 1, certificates: 1 }
    expect(await waiting('worker')).toEqual(all)
    await liveTogether(api, 'v-leader', 'v-worker')
    expect(await waiting('worker')).toEqual({ ...all, orders: 0, objections: 0, proposals: 0 })
  })

  test('looks for gifts among those that can still be confirmed, however many there were', async () => {
    const where = { paths: ['/street/c1/'], nowMs: testNowMs }
    const plan = await plansOf(server.api.database, (on) =>
      countWaiting(on, actorOf('worker'), where),
    )
    expect(plan).toContain('time_transfer_expiry')
  })
})
