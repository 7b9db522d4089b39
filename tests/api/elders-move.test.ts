/** A volunteer moves house while orders wait to be approved: they are asked and decided about where they live now. */
import * as v from 'valibot'
import { drainContentChecks } from '../../cloudfunctions/api/content-check/drain-content-checks'
import type { OfficeCommandArgs } from '../../src/domain/office-commands'
import { regionIdShape } from '../../src/domain/shapes'
import type { TimeOrder } from '../../src/protocol/time-order'
import { answer, ask, codeOf } from '../support/api/ask'
import { describeOnBoth, testNowMs } from '../support/api/test-api'
import type { TestMember } from '../support/api/test-street'
import { doAs, told } from '../support/api/test-volunteers'
import { hoursOf, sendTo } from '../support/api/time-bank-people'
import { openTimeBankStreet } from '../support/api/time-bank-street'

const birthDate = '1943-01-01'
const forFather: OfficeCommandArgs<'redeem.request'> = {
  ...{ service: '陪诊', minutes: 60, payFrom: 'elder', contact: '13800001234 迎凤二期', wish: '' },
  elder: { name: '赵大爷', relation: '父亲', birthDate: '', number: '1001003' },
}
const own = {
  ...forFather,
  payFrom: 'own',
  elder: { name: '', relation: '', birthDate: '' },
} as const

describeOnBoth('orders of a volunteer who moves house', (kind) => {
  const server = openTimeBankStreet(kind, [
    { member: 'micro', number: '1001002', name: '王小妹', minutes: 0 },
    { member: 'steward', number: '1001003', name: '赵大爷', minutes: 300, birthDate },
  ])

  const request = async (args: Partial<typeof forFather> = {}, member: TestMember = 'nobody') =>
    (await sendTo(server.api, member, 'redeem.request', { ...forFather, ...args })).id
  const move = async () => {
    const to = { requestId: 'r1', changes: {}, note: '', toRegionId: v.parse(regionIdShape, 'c2') }
    await sendTo(server.api, 'steward', 'volunteer.ask-correction', to)
    const accept = { requestId: 'r1' }
    const args = [server.api, 'other', 'volunteer.accept-correction', accept, 'c2'] as const
    expect(told(await doAs(...args))).toBe('applied')
  }
  const waiting = async (member: TestMember, regionId: string) =>
    (
      await answer<{ orders: TimeOrder[] }>(server.api, member, 'timeBank.office', { regionId })
    ).orders.map(({ id }) => id)
  const approve = async (member: TestMember, regionId: string, orderId: string) => {
    const args = { orderId, agreed: true, reason: '', elderAgreed: true as const }
    return told(await doAs(server.api, member, 'redeem.approve', args, regionId))
  }

  test('what is not approved yet waits where they live now, and the key there leads to their file', async () => {
    const { api } = server
    const [waits, open] = [await request(), await request()]
    expect(await approve('worker', 'c1', open)).toContain('applied')
    await move()
    expect(await waiting('worker', 'c1')).toEqual([])
    expect(await waiting('other', 'c2')).toEqual([waits])
    const file = { volunteerId: 'v-steward', regionId: 'c2' }
    expect(await answer(api, 'other', 'volunteer.one', file)).toMatchObject({ number: '1001003' })
    expect(codeOf(await ask(api, 'worker', 'volunteer.one', { ...file, regionId: 'c1' }))).toBe(
      'forbidden',
    )
    expect(await approve('worker', 'c1', waits)).toBe('rejected order-not-found')
    expect(await approve('other', 'c2', waits)).toContain('applied')
    expect(await hoursOf(api, 'steward')).toEqual([300, 120])
    expect((await sendTo(api, 'micro', 'redeem.take', { orderId: open })).status).toBe('applied')
  })

  test('so does what they ask for themselves, out of the pool; what a relative asks of the pool stays', async () => {
    const pool = await request({ ...own, payFrom: 'pool' }, 'steward')
    const ofRelative = await request({ payFrom: 'pool', elder: { ...forFather.elder, birthDate } })
    await move()
    expect(await waiting('other', 'c2')).toEqual([pool])
    expect(await waiting('admin', 'street')).toEqual(expect.arrayContaining([pool, ofRelative]))
  })

  test('words that are held are read and decided about there, and no longer where they lived', async () => {
    const subjectId = await request({ wish: '赌博网站，周三来' })
    await drainContentChecks(server.api, testNowMs)
    const release = async (member: TestMember, regionId: string) => {
      const held = { kind: 'order', subjectId, writtenAtMs: testNowMs } as const
      return told(await doAs(server.api, member, 'content.release', held, regionId))
    }
    await move()
    expect(await release('worker', 'c1')).toBe('rejected content-not-found')
    expect(await release('other', 'c2')).toBe('applied')
  })
})
