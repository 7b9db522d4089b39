/** What holds up an inheritance, and what does not: services that are not settled, an heir who has gone, a comeback declined. */
import { findOrders } from '../../cloudfunctions/api/time-bank/order.repository'
import { emptyDatabase } from '../support/api/look-inside'
import { describeOnBoth, openTestApi, type TestApi } from '../support/api/test-api'
import { addSecondWorker, seedStreet, tenantId, type TestMember } from '../support/api/test-street'
import {
  addTimeBankPeople,
  expectAudited,
  hoursOf,
  sendTo,
  setRules,
} from '../support/api/time-bank-people'

const numbers = { leader: '1001001', micro: '1001002' }
const estate = { fromNumber: numbers.leader, toNumber: numbers.micro, reason: '老人过世' }

describeOnBoth('an estate', (kind) => {
  let server: TestApi
  beforeAll(async () => {
    server = await openTestApi(kind)
  })
  beforeEach(async () => {
    await emptyDatabase(server.api)
    await seedStreet(server.api)
    await addTimeBankPeople(server.api, [
      { member: 'leader', number: numbers.leader, name: '李组长', minutes: 600 },
      { member: 'micro', number: numbers.micro, name: '王小妹', minutes: 0 },
    ])
    await addSecondWorker(server.api)
  })
  afterEach(() => expectAudited(server.api))
  afterAll(() => server.close())

  const stands = (volunteerId: string, state: 'left' | 'declined') =>
    server.api.database
      .updateTable('volunteer')
      .set({ state })
      .where('id', '=', volunteerId)
      .execute()
  const propose = () => sendTo(server.api, 'worker', 'inheritance.propose', estate)
  const approve = async (member: TestMember, proposalId: string) => {
    const { status, detail } = await sendTo(server.api, member, 'proposal.approve', { proposalId })
    return `${status} ${detail ?? ''}`.trim()
  }

  test.each(['left', 'declined'] as const)(
    'of who stands as %s can be passed on',
    async (state) => {
      await stands('v-leader', state)
      const { id } = await propose()
      for (const member of ['admin', 'other'] as const)
        expect(await approve(member, id)).toBe('applied')
      expect(await hoursOf(server.api, 'micro')).toEqual([600, 0])
    },
  )

  test('waits for a service that its owner gave and nobody has settled', async () => {
    await stands('v-leader', 'left')
    const order = {
      ...{ tenant_id: tenantId, id: 'o1', region_id: 'g1', service: '理发', minutes: 60 },
      ...{ payer: 'pool', state: 'taken' as const, asker_member_id: 'micro' },
      ...{ asker_volunteer_id: null, taker_volunteer_id: 'v-leader', taken_at_ms: 1 },
      ...{ asker_minutes: null, taker_minutes: 60, details_cipher: '', asked_at_ms: 1 },
      ...{ changed_at_ms: 1, expires_at_ms: 2 },
    }
    await server.api.database.insertInto('time_order').values(order).execute()
    const early = await propose()
    expect(`${early.status} ${early.detail ?? ''}`).toContain('接下的兑换还没有定下来')
    await server.api.database.deleteFrom('time_order').execute()
    expect((await propose()).status).toBe('applied')
  })

  test('is free of what its owner had asked for, and nobody goes there in vain', async () => {
    await setRules(server.api, { redeemFromAge: 0 })
    const asked = await sendTo(server.api, 'leader', 'redeem.request', {
      ...{ service: '理发', minutes: 120, payFrom: 'own', contact: '14405730001', wish: '' },
      elder: { name: '', relation: '', birthDate: '' },
    })
    expect(`${asked.status} ${asked.detail ?? ''}`).toContain('applied')
    expect(await hoursOf(server.api, 'leader')).toEqual([600, 120])
    const ending = { volunteerId: 'v-leader', reason: '过世' }
    expect((await sendTo(server.api, 'worker', 'volunteer.end', ending)).status).toBe('applied')
    expect(await hoursOf(server.api, 'leader')).toEqual([600, 0])
    const files = { ...server.api, tenantId }
    expect(await findOrders(files, [asked.id])).toMatchObject([
      { order: { state: 'cancelled' }, settledReason: '志愿者登记结束了' },
    ])
    expect((await propose()).status).toBe('applied')
  })

  test('goes to nobody who has left between the proposal and the last approval', async () => {
    await stands('v-leader', 'left')
    const { id } = await propose()
    expect(await approve('admin', id)).toBe('applied')
    await stands('v-micro', 'left')
    expect(await approve('other', id)).toContain('rejected volunteer-not-found')
    expect(await hoursOf(server.api, 'leader')).toEqual([600, 0])
  })
})
