/** What an elder reads of an order that a relative asked for out of the elder's hours. */
import { read, utils } from '@e965/xlsx'
import { drainContentChecks } from '../../cloudfunctions/api/content-check/drain-content-checks'
import type { OfficeCommandArgs } from '../../src/domain/office-commands'
import type { OrderPage, TimeOrder } from '../../src/protocol/time-order'
import { answer, ask, codeOf } from '../support/api/ask'
import { describeOnBoth, testNowMs } from '../support/api/test-api'
import { openTimeBankStreet } from '../support/api/time-bank-street'
import type { TestMember } from '../support/api/test-street'
import { hoursOf, sendTo } from '../support/api/time-bank-people'

const elder = { name: '赵大爷', relation: '父亲', birthDate: '', number: '1001003' }
const forFather: OfficeCommandArgs<'redeem.request'> = {
  ...{ service: '陪诊', minutes: 120, payFrom: 'elder', elder },
  ...{ contact: '13800001234 迎凤二期', wish: '' },
}

describeOnBoth('an order out of an elder’s hours', (kind) => {
  const server = openTimeBankStreet(kind, [
    { member: 'micro', number: '1001002', name: '王小妹', minutes: 0 },
    {
      ...{ member: 'steward', number: '1001003', name: '赵大爷', minutes: 300 },
      birthDate: '1943-01-01',
    },
  ])

  const request = (args: Partial<typeof forFather> = {}) =>
    sendTo(server.api, 'nobody', 'redeem.request', { ...forFather, ...args })
  const readBy = async (member: TestMember): Promise<TimeOrder | undefined> =>
    (await answer<OrderPage>(server.api, member, 'timeBank.orders', {})).own[0]

  test('shows the elder nothing that a relative wrote before it was checked, nor does the own copy', async () => {
    const { api } = server
    const wish = '赌博网站，周三来'
    const { id } = await request({ wish })
    await drainContentChecks(api, testNowMs)
    expect(await readBy('nobody')).toMatchObject({ asElder: false, wish, wishCheck: 'held' })
    expect(await readBy('steward')).toMatchObject({ asElder: true, wish: '', wishCheck: null })
    const copy = await answer<{ bytes: string }>(api, 'steward', 'privacy.exportMine', {})
    const { Sheets } = read(copy.bytes, { type: 'base64' })
    const rows = utils.sheet_to_json<string[]>(Sheets['兑换'] ?? {}, { header: 1, defval: '' })
    expect(JSON.stringify(rows)).toContain('家人用我的时间提出')
    expect(JSON.stringify(rows)).not.toContain(wish)
    const held = { kind: 'order', subjectId: id, writtenAtMs: testNowMs } as const
    expect((await sendTo(api, 'worker', 'content.release', held)).status).toBe('applied')
    expect(await readBy('steward')).toMatchObject({ wish, wishCheck: null })
  })

  test('tells the elder how to reach the relative until it ends', async () => {
    const { api } = server
    const { id: orderId } = await request()
    const look = async (member: TestMember) =>
      codeOf(await ask(api, member, 'timeBank.contact', { orderId }))
    expect(await look('steward')).toBe('ok')
    expect((await sendTo(api, 'nobody', 'redeem.cancel', { orderId })).status).toBe('applied')
    expect([await look('steward'), await look('nobody')]).toEqual(['forbidden', 'ok'])
  })

  test('holds nothing before the worker says that the elder was asked in person, and keeps that it was said', async () => {
    const { api } = server
    const { id: orderId } = await request()
    const approve = { orderId, agreed: true, reason: '' }
    expect(await sendTo(api, 'worker', 'redeem.approve', approve)).toMatchObject({
      status: 'rejected invalid',
      detail:
        '请先打电话或上门问老人本人；愿意的，选“问过，同意用”再批准。没有这一项的，请更新小程序',
    })
    expect(await hoursOf(api, 'steward')).toEqual([300, 0])
    expect(await readBy('steward')).toMatchObject({ state: 'asked', elderAgreed: false })
    const asked = { ...approve, elderAgreed: true } as const
    expect((await sendTo(api, 'worker', 'redeem.approve', asked)).status).toBe('applied')
    expect(await hoursOf(api, 'steward')).toEqual([300, 120])
    expect(await readBy('steward')).toMatchObject({ state: 'open', elderAgreed: true })
    // It is said of an elder's hours only, and of none that are not to be held.
    const refused = { ...asked, orderId: (await request()).id, agreed: false, reason: '不愿意' }
    expect((await sendTo(api, 'worker', 'redeem.approve', refused)).status).toBe('applied')
    const { own } = await answer<OrderPage>(api, 'steward', 'timeBank.orders', {})
    expect(own.map((one) => [one.state, one.elderAgreed]).sort()).toEqual([
      ['declined', false],
      ['open', true],
    ])
    const given = await sendTo(api, 'steward', 'donation.give', { minutes: 120, words: '' })
    expect(given.status).toBe('applied')
    const pool = await request({ payFrom: 'pool', elder: { ...elder, birthDate: '1943-01-01' } })
    const plain = { ...asked, orderId: pool.id }
    expect((await sendTo(api, 'worker', 'redeem.approve', plain)).status).toBe('applied')
    expect((await answer<OrderPage>(api, 'nobody', 'timeBank.orders', {})).own).toContainEqual(
      expect.objectContaining({ id: pool.id, elderAgreed: false }),
    )
  })
})
