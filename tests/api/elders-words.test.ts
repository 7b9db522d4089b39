/** What an elder reads of an order that a relative asked for out of the elder's hours. */
import { read, utils } from '@e965/xlsx'
import { drainContentChecks } from '../../cloudfunctions/api/content-check/drain-content-checks'
import type { OfficeCommandArgs } from '../../src/domain/office-commands'
import type { OrderPage, TimeOrder } from '../../src/protocol/time-order'
import { answer } from '../support/api/ask'
import { emptyDatabase } from '../support/api/look-inside'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { seedStreet, type TestMember } from '../support/api/test-street'
import { addTimeBankPeople, sendTo } from '../support/api/time-bank-people'

const elder = { name: '赵大爷', relation: '父亲', birthDate: '', number: '1001003' }
const forFather: OfficeCommandArgs<'redeem.request'> = {
  ...{ service: '陪诊', minutes: 120, payFrom: 'elder', elder },
  ...{ contact: '13800001234 迎凤二期', wish: '' },
}

describeOnBoth('an order out of an elder’s hours', (kind) => {
  let server: TestApi

  beforeAll(async () => {
    server = await openTestApi(kind)
  })
  beforeEach(async () => {
    await emptyDatabase(server.api)
    await seedStreet(server.api)
    await addTimeBankPeople(server.api, [
      { member: 'micro', number: '1001002', name: '王小妹', minutes: 0 },
      {
        ...{ member: 'steward', number: '1001003', name: '赵大爷', minutes: 300 },
        birthDate: '1943-01-01',
      },
    ])
  })
  afterAll(() => server.close())

  const request = (args: Partial<typeof forFather> = {}) =>
    sendTo(server.api, 'nobody', 'redeem.request', { ...forFather, ...args })
  const readBy = async (member: TestMember): Promise<TimeOrder | undefined> =>
    (await answer<OrderPage>(server.api, member, 'timeBank.orders', {})).own[0]

  test('shows the elder nothing that a relative wrote before it was checked, nor does the own copy', async () => {
    const { api } = server
    const wish = '赌博网站，周三来'
    const { id } = await request({ wish })
    await drainContentChecks(api, testNowMs)
    expect(await readBy('nobody')).toMatchObject({ wish, wishCheck: 'held' })
    expect(await readBy('steward')).toMatchObject({ wish: '', wishCheck: null })
    const copy = await answer<{ bytes: string }>(api, 'steward', 'privacy.exportMine', {})
    const { Sheets } = read(copy.bytes, { type: 'base64' })
    const rows = utils.sheet_to_json<string[]>(Sheets['兑换'] ?? {}, { header: 1, defval: '' })
    expect(JSON.stringify(rows)).toContain('家人用我的时间提出')
    expect(JSON.stringify(rows)).not.toContain(wish)
    const held = { kind: 'order', subjectId: id, writtenAtMs: testNowMs } as const
    expect((await sendTo(api, 'worker', 'content.release', held)).status).toBe('applied')
    expect(await readBy('steward')).toMatchObject({ wish, wishCheck: null })
  })
})
