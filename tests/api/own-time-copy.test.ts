/** The own data of the time bank and of hours, in the two files that everybody may have: nothing of the other side's. */
import { read, utils } from '@e965/xlsx'
import { expireHolds } from '../../cloudfunctions/api/time-bank/expire-holds'
import type { ServedHours, VolunteerRecord } from '../../src/protocol/volunteer'
import { answer } from '../support/api/ask'
import { addService } from '../support/api/certificates'
import { gateScan, scanOf, send } from '../support/api/gate-scans'
import { emptyDatabase } from '../support/api/look-inside'
import { addShift } from '../support/api/test-activity'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'
import { acceptsOnly, officeCommand, push } from '../support/api/test-file'
import { seedStreet, type TestMember } from '../support/api/test-street'
import { addTimeBankPeople, sendTo, setRules } from '../support/api/time-bank-people'

const request = {
  ...({ service: '陪诊', minutes: 120, payFrom: 'own' } as const),
  elder: { name: '王奶奶', relation: '婆婆', birthDate: '1940-03-07' },
  ...{ contact: '13800001234 迎凤二期', wish: '周三上午去中医院' },
}

describeOnBoth('the own copies', (kind) => {
  let server: TestApi
  beforeAll(async () => {
    server = await openTestApi(kind)
  })
  beforeEach(async () => {
    await emptyDatabase(server.api)
    await seedStreet(server.api)
    await setRules(server.api, { giftsTo: 'anyone', saidAgeNeedsApproval: false })
    await addTimeBankPeople(server.api, [
      { member: 'leader', number: '1001001', name: '李组长', minutes: 300 },
      { member: 'micro', number: '1001002', name: '王小妹', minutes: 0 },
    ])
    const applied = async (...sent: Parameters<typeof sendTo>): Promise<string> => {
      const { id, status } = await sendTo(...sent)
      expect(status).toBe('applied')
      return id
    }
    const orderId = await applied(server.api, 'leader', 'redeem.request', request)
    await applied(server.api, 'micro', 'redeem.take', { orderId })
    for (const member of ['micro', 'leader'] as const)
      await applied(server.api, member, 'redeem.done', { orderId, minutes: 90 })
    const gift = { toNumber: '1001002', minutes: 30, relation: '', words: '悄悄话' }
    await applied(server.api, 'leader', 'gift.give', gift)
    await addService(server.api, 's1', { volunteerId: 'v-micro', state: 'notice' })
    const before = { ...server.api, nowMs: () => testNowMs - 1000 }
    const objection = { objectionId: 'o1', serviceId: 'service-s1', text: '那天没看到' }
    acceptsOnly(await push(before, 'leader', officeCommand('hours.object', 'g1', objection)))
    await addShift(server.api, 's2', { seated: ['v-micro'] })
    await send(server.api, 'micro', gateScan(server.api, 's2'))
    await send(server.api, 'micro', scanOf({ code: 'wxp://f2f0', scannedAtMs: testNowMs - 1000 }))
    await send(server.api, 'leader', scanOf({ code: 'wxp://f2f1' }))
  })
  afterAll(() => server.close())

  const bookOf = async (member: TestMember, path: string) => {
    const file = await answer<{ bytes: string }>(server.api, member, path, {})
    const { Sheets } = read(file.bytes, { type: 'base64' })
    return Object.fromEntries(
      Object.entries(Sheets).map(([name, sheet]) => [
        name,
        utils.sheet_to_json<string[]>(sheet, { header: 1, defval: '' }).slice(1),
      ]),
    )
  }

  test('have what was asked for, taken on and objected to, in the own words only', async () => {
    const asker = await bookOf('leader', 'privacy.exportMine')
    expect(asker['兑换']?.map((row) => row.slice(1))).toEqual([
      ['我提出', '陪诊', 120, '王*奶', request.contact, '', request.wish, '办完了', 90, '', ''],
    ])
    expect(asker['时长异议']?.map((row) => row.slice(3))).toEqual([
      ['王*妹', '那天没看到', '社区正在核对', ''],
    ])
    const taker = await bookOf('micro', 'privacy.exportMine')
    expect(taker['兑换']?.map((row) => row.slice(1))).toEqual([
      ['我接下', '陪诊', 120, '', '', '', '', '办完了', 90, '', ''],
    ])
    expect(taker['时长异议']).toEqual([])
  })

  test('say what became of a request as the page does, and what the community answered', async () => {
    const { api } = server
    const asks = async () => {
      const args = { ...request, payFrom: 'pool', minutes: 30 } as const
      return (await sendTo(api, 'leader', 'redeem.request', args)).id
    }
    await asks()
    await expireHolds(api, testNowMs + 40 * 86_400_000)
    const declined = { orderId: await asks(), agreed: false, reason: '请先来社区登记' }
    expect((await sendTo(api, 'worker', 'redeem.approve', declined)).status).toBe('applied')
    const rows = (await bookOf('leader', 'privacy.exportMine'))['兑换'] ?? []
    const ends = rows.map((row) => [row[8], row[11]])
    expect(ends).toContainEqual(['到期社区没有批', ''])
    expect(ends).toContainEqual(['社区没有批准', '请先来社区登记'])
  })

  test('have what a relative asked for out of the own hours, without how to reach that relative', async () => {
    const { api } = server
    await setRules(api, { redeemFromAge: 0 })
    const elder = { name: '李组长', relation: '母亲', birthDate: '', number: '1001001' }
    const asked = { ...request, payFrom: 'elder', elder, minutes: 30 } as const
    expect((await sendTo(api, 'micro', 'redeem.request', asked)).status).toBe('applied')
    const rows = (await bookOf('leader', 'privacy.exportMine'))['兑换'] ?? []
    expect(rows.map((row) => row.slice(1))).toContainEqual([
      ...['家人用我的时间提出', '陪诊', 30, '', '', '', '', '等社区批准', '', '', ''],
    ])
  })

  test('of a volunteer have the account, the scans and what was asked to be corrected', async () => {
    const asking = { requestId: 'r1', changes: { phone: '13905730099' }, note: '电话换了' }
    const sent = await push(
      server.api,
      'micro',
      officeCommand('volunteer.ask-correction', 'g1', asking),
    )
    acceptsOnly(sent)
    const book = await bookOf('micro', 'volunteer.exportMine')
    expect(book['时间银行明细']?.map((row) => row.slice(1))).toEqual([
      ['赠送', '', 30, 0, 120, ''],
      ['兑换', '陪诊', 90, 0, 90, ''],
    ])
    expect(book['签到签退']?.map((row) => row.slice(1))).toEqual([
      ['清扫楼道', '签到', '扫现场的码', '签到好了'],
      // Also what was tried and led to no activity; never what such a code says.
      ['', '', '扫现场的码', '这个码不是活动的码，请扫现场或墙上的码'],
    ])
    expect(book['要求过的更正']?.map((row) => row.slice(1, 3))).toEqual([
      ['电话从 13800000000 改为 13905730099；电话换了', '等社区办'],
    ])
    expect(JSON.stringify(book)).not.toMatch(/李组长|王奶奶|13800001234|悄悄话/)
  })

  test('tell apart what was served for the time bank, which was on no public notice', async () => {
    const { api } = server
    const mine = () => answer<VolunteerRecord>(api, 'micro', 'volunteer.mine', {})
    expect(await mine()).toMatchObject({
      ...{ service: [], serviceSum: { times: 0, minutes: 0 } },
      orders: [{ service: '陪诊', atMs: testNowMs, minutes: 90 }],
    })
    // Of the hours that one has served they are a part, once, and in the month.
    const served = () => answer<ServedHours>(api, 'micro', 'volunteer.served', {})
    const once = { carriedMinutes: 0, times: 1, months: [{ month: '2026-03', minutes: 90 }] }
    expect(await served()).toEqual({ minutes: 90, ...once })
    const book = await bookOf('micro', 'volunteer.exportMine')
    expect(book['服务情况']?.map((row) => [row[1], row[4]])).toEqual([
      ['时间银行服务 陪诊', 90],
      ['时间银行服务合计（没有公示，不计入证明）', 90],
    ])
    // As it stands after a correction.
    const transfers = api.database.selectFrom('time_transfer').select('id')
    const posted = await transfers.where('id', 'like', 'post/%').executeTakeFirstOrThrow()
    const right = { transferId: posted.id, minutes: 60, reason: '早走了' }
    const { id } = await sendTo(api, 'worker', 'correction.propose', right)
    expect((await sendTo(api, 'admin', 'proposal.approve', { proposalId: id })).status).toBe(
      'applied',
    )
    expect((await mine()).orders).toMatchObject([{ minutes: 60 }])
  })
})
