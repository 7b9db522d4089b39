/** A ledger that somebody has altered: who is told of it by a message, how often, and in which words. */
import { sql, type RawBuilder } from 'kysely'
import type { MessageText } from '../../cloudfunctions/api/message/message-sender'
import { FakeMessageSender } from '../../cloudfunctions/api/message/fake-message-sender'
import { openMessageText } from '../../cloudfunctions/api/message/message.repository'
import { auditLedger } from '../../cloudfunctions/api/time-bank/audit-ledger.repository'
import {
  firstOfEachPlace,
  wordsOfFaults,
} from '../../cloudfunctions/api/time-bank/fault.repository'
import { runAudits, runTimer } from '../../cloudfunctions/api/timer'
import { chinaDate, startOfChinaDateMs } from '../../src/domain/calendar'
import type { Audits } from '../../src/protocol/time-audit'
import { answer } from '../support/api/ask'
import { describeOnBoth, openTestApi, type TestApi } from '../support/api/test-api'
import { endPost, seedStreet, tenantId, type TestMember } from '../support/api/test-street'
import { addTimeBankPeople, sendTo } from '../support/api/time-bank-people'

describeOnBoth('a ledger that was altered', (kind) => {
  let server: TestApi
  let sender: FakeMessageSender
  let nights = 0
  let toldBefore = 0
  const altered: [account: string, byMinutes: number][] = []
  beforeAll(async () => {
    server = await openTestApi(kind)
    await seedStreet(server.api)
    await addTimeBankPeople(server.api, [
      { member: 'leader', number: '1001001', name: '李组长', minutes: 600 },
      { member: 'micro', number: '1001002', name: '王小妹', minutes: 60 },
    ])
  })
  afterAll(() => server.close())

  /** The audit of the next night, and the minute after it. Answers the night's date in China. */
  const night = async (): Promise<string> => {
    const date = `2026-04-${String(++nights).padStart(2, '0')}`
    const atMs = startOfChinaDateMs(date) + 2 * 3_600_000
    const api = { ...server.api, messageSender: sender, nowMs: () => atMs }
    await runAudits(api, atMs)
    await runTimer(api, atMs + 60_000)
    return date
  }
  /** As somebody would who may switch off triggers. */
  const tamper = (statement: RawBuilder<unknown>) =>
    server.api.database.transaction().execute(async (transaction) => {
      await sql`set local session_replication_role = replica`.execute(transaction)
      await statement.execute(transaction)
    })
  const change = (account: string, byMinutes: number) =>
    tamper(sql`update time_entry
      set minutes = minutes + ${byMinutes}, balance_after = balance_after + ${byMinutes}
      where tenant_id = ${tenantId} and account_id = ${account} and sequence = 1`)
  const alter = async (account: string, byMinutes: number) => {
    await change(account, byMinutes)
    altered.push([account, byMinutes])
  }
  const putRight = async () => {
    for (const [account, byMinutes] of altered.splice(0)) await change(account, -byMinutes)
  }
  const audits = (member: TestMember) =>
    answer<Audits>(server.api, member, 'timeBank.audit', {
      regionId: member === 'admin' ? 'street' : 'c1',
    })

  /** All that was ever put into the outbox of it, in that order. */
  const written = async (): Promise<readonly (MessageText & { readonly to: string })[]> => {
    const { database, vault } = server.api
    const rows = await database
      .selectFrom('message')
      .select(['id', 'member_id', 'text_cipher'])
      .where('template', '=', 'ledger-fault')
      .orderBy('written_at_ms')
      .orderBy('member_id')
      .execute()
    return rows.map(({ id, member_id: to, text_cipher: textCipher }) => ({
      ...openMessageText(vault, { tenantId, id, textCipher }),
      to,
    }))
  }
  /** In this test. */
  const told = async () =>
    (await written()).slice(toldBefore).map(({ to, remark }) => `${to}: ${remark}`)

  beforeEach(async () => {
    sender = new FakeMessageSender()
    toldBefore = (await written()).length
  })
  afterEach(async () => {
    await putRight()
    await night()
  })

  test('tells who manages the time bank of the whole town once of each place, not every night anew', async () => {
    await night()
    expect(await told()).toEqual([])
    await alter('volunteer:v-micro', 5)
    const one = await night()
    await night()
    const twoPlaces = 'admin: 新发现 2 处，请看是哪一处'
    expect(await told()).toEqual([twoPlaces])
    const [text] = await written()
    expect(text).toMatchObject({
      title: '时间银行对不上账',
      page: 'packages/office/pages/audit/index',
    })
    expect(JSON.stringify(text)).not.toMatch(/micro|1001002|王小妹/)
    await alter('volunteer:v-leader', 5)
    const other = await night()
    await night()
    expect(await told()).toEqual([twoPlaces, twoPlaces])
    const { faults, faultCount } = await audits('admin')
    expect(faultCount).toBe(4)
    expect(faults.map(({ sinceMs }) => chinaDate(sinceMs))).toEqual([one, one, other, other])
  })

  test('what was put right is not told any more, and is told anew when it is altered again', async () => {
    await alter('volunteer:v-micro', 5)
    await night()
    await putRight()
    await night()
    expect(await audits('admin')).toMatchObject({ faultCount: 0, faults: [] })
    await alter('volunteer:v-micro', 7)
    await night()
    expect(await told()).toHaveLength(2)
    expect(await audits('admin')).toMatchObject({ faultCount: 2, last: { faultCount: 2 } })
  })

  test('one who is told agrees to one message, reads that it will come, and gets it', async () => {
    expect((await audits('worker')).telling).toBe('others')
    expect((await audits('admin')).telling).toBe('unasked')
    await sendTo(server.api, 'admin', 'message.consent', { templates: ['ledger-fault'] })
    expect((await audits('admin')).telling).toBe('promised')
    await alter('volunteer:v-micro', 5)
    await night()
    expect(sender.sent).toMatchObject([{ openid: 'openid-admin', template: 'ledger-fault' }])
    expect((await audits('admin')).telling).toBe('unasked')
  })

  test('with nobody at the top it tells those nearest to it, and no post that has ended', async () => {
    await endPost(server.api, 'admin')
    await alter('volunteer:v-micro', 5)
    await night()
    const words = '新发现 2 处，请看是哪一处'
    expect(await told()).toEqual([`other: ${words}`, `worker: ${words}`])
  })

  test('the page and npm run audit say the same of the same fault', async () => {
    await alter('volunteer:v-micro', 5)
    await tamper(
      sql`update time_account set balance = 1 where tenant_id = ${tenantId} and id = 'pool:03'`,
    )
    await night()
    const { database } = server.api
    const found = await auditLedger(database, tenantId)
    const command = await wordsOfFaults(database, tenantId, firstOfEachPlace(found.faults))
    const { faults, last } = await audits('worker')
    expect(faults.map(({ words }) => words).sort()).toEqual([...command].sort())
    expect(last).toMatchObject({
      ...{ accounts: found.accounts, entries: found.entries, transfers: found.transfers },
      ...{ sumMinutes: found.sumMinutes, faultCount: command.length },
    })
    expect(command).toEqual([
      '公益池的账户 03：余额应为 0 分钟',
      '志愿者 1001002 的账户：第 1 笔：校验码对不上，这一笔或前面的被改过',
      '转账 opening/opening-micro：和账户上的记录对不上',
      '整本账：所有账户合计应为 0，实为 1 分钟',
    ])
  })
})
