/** The audit over HTTP's portions: resumed by whoever comes, counted once by two at once, and it names the first fault. */
import { sql } from 'kysely'
import {
  auditPortion,
  auditStart,
  type AuditCursor,
  type AuditFault,
  type AuditPortion,
} from '../../cloudfunctions/api/time-bank/audit-ledger.repository'
import { findAudits } from '../../cloudfunctions/api/time-bank/audit-run.repository'
import { sweepAudits } from '../../cloudfunctions/api/time-bank/sweep-audits'
import { runAudits, runTimer } from '../../cloudfunctions/api/timer'
import { startOfChinaDateMs } from '../../src/domain/calendar'
import type { Audits, AuditTold } from '../../src/protocol/time-audit'
import { answer } from '../support/api/ask'
import { openLedger } from '../support/api/ledger-moves'
import { describeOnBoth, openTestApi, type TestApi } from '../support/api/test-api'
import { seedStreet, tenantId, type TestMember } from '../support/api/test-street'
import { accountOf, addTimeBankPeople, sendTo, setRules } from '../support/api/time-bank-people'

describeOnBoth('an audit in portions', (kind) => {
  let server: TestApi
  beforeAll(async () => {
    server = await openTestApi(kind)
    await seedStreet(server.api)
    await addTimeBankPeople(server.api, [
      { member: 'leader', number: '1001001', name: '李组长', minutes: 60_000 },
      { member: 'micro', number: '1001002', name: '王小妹', minutes: 60 },
    ])
    // One account that is longer than a portion.
    await setRules(server.api, { mayDonate: true })
    const given = { kind: 'donation', phase: 'posted', debit: 'volunteer:v-leader', credit: 'pool' }
    const rows = [...Array(4100).keys()].map((n) => ({
      ...{ ...given, id: `d${n}`, minutes: 1, by_member_id: 'leader', by_name: '李组长' },
    }))
    await sql`select count(*) from post_time_transfers(${tenantId},
      ${JSON.stringify(rows)}::jsonb, 1::bigint)`.execute(server.api.database)
  })
  afterAll(() => server.close())

  const audits = () => answer<Audits>(server.api, 'worker', 'timeBank.audit', { regionId: 'c1' })
  const goOn = (member: TestMember = 'worker') =>
    answer<AuditTold>(server.api, member, 'timeBank.auditOn', { regionId: 'c1' })
  const toItsEnd = async (): Promise<AuditTold> => {
    for (;;) {
      const run = await goOn()
      if (run.endedAtMs !== null) return run
    }
  }

  const countEntries = async () => {
    const all = server.api.database.selectFrom('time_entry').select((e) => e.fn.countAll().as('n'))
    return Number((await all.where('tenant_id', '=', tenantId).executeTakeFirstOrThrow()).n)
  }

  test('any size of portion finds the same', async () => {
    const { database } = server.api
    for (const size of [777, 4100, 100_000]) {
      let [entries, accounts, transfers] = [0, 0, 0]
      for (let at: AuditCursor | null = auditStart; at !== null;) {
        const portion = await auditPortion(database, tenantId, at, size)
        expect(portion.faults).toEqual([])
        expect(portion.entries + portion.transfers).toBeLessThanOrEqual(size)
        ;[entries, accounts] = [entries + portion.entries, accounts + portion.accounts]
        transfers += portion.transfers
        at = portion.next
      }
      expect([size, entries, accounts]).toEqual([size, await countEntries(), 34])
      const all = database.selectFrom('time_transfer').select((e) => e.fn.countAll().as('count'))
      expect(transfers).toBe(Number((await all.executeTakeFirstOrThrow()).count))
    }
  })

  test('of many portions the one finds the transfer whose entry is gone, and the entry without both', async () => {
    const undo = new Error('undo')
    const found: AuditFault[][] = []
    const altered = server.api.database.transaction().execute(async (transaction) => {
      await sql`set local session_replication_role = replica`.execute(transaction)
      await sql`delete from time_entry where transfer_id = 'd4000' and account_id like 'pool:%'`.execute(
        transaction,
      )
      await sql`insert into time_entry values (${tenantId}, 'nobody', 1, 'd40001', 5, 0, 5, 0, 0, 0, 0,
        repeat('a', 64))`.execute(transaction)
      let at: AuditCursor | null = { ...auditStart, afterTransfer: '' }
      for (; at !== null;) {
        const portion: AuditPortion = await auditPortion(transaction, tenantId, at, 777)
        found.push([...portion.faults])
        at = portion.next
      }
      throw undo
    })
    await expect(altered).rejects.toBe(undo)
    expect(found).toHaveLength(6)
    expect(found.flat().map(({ place, fault }) => `${place} ${fault}`)).toEqual([
      'transfer:d4000 和账户上的记录对不上',
      'transfer:d40001 和账户上的记录对不上',
      'transfer:d40001 有记录没有账户',
    ])
  })

  test('is gone on with by another, while hours move, and ends with the sum', async () => {
    expect(await audits()).toMatchObject({ open: null, last: null })
    const first = await goOn()
    expect(first).toMatchObject({ endedAtMs: null, startedByName: 'worker', faultCount: 0 })
    expect(first.whole).toMatchObject({ accounts: 34, entries: await countEntries() })
    await sendTo(server.api, 'micro', 'donation.give', { minutes: 7, words: '' })
    const second = await goOn('admin')
    expect(second.entries).toBeGreaterThan(first.entries)
    expect(second.startedByName).toBe('worker')
    const [one, other] = await Promise.all([goOn(), goOn()])
    expect([one.faultCount, other.faultCount]).toEqual([0, 0])
    const { open } = await audits()
    if (open) await toItsEnd()
    const { last, faults } = await audits()
    expect([last, faults]).toMatchObject([{ accounts: 34, faultCount: 0, sumMinutes: 0 }, []])
    expect(last?.entries).toBeLessThanOrEqual(await countEntries())
    expect(last?.entries).toBeGreaterThan(8200)
  })

  test('names the account whose line was altered, by the number that people know, and the transfer', async () => {
    const { database } = server.api
    await database.transaction().execute(async (transaction) => {
      await sql`set local session_replication_role = replica`.execute(transaction)
      await sql`update time_entry set minutes = minutes + 5, balance_after = balance_after + 5
        where account_id = 'volunteer:v-micro' and sequence = 1`.execute(transaction)
    })
    const run = await toItsEnd()
    expect(run.faultCount).toBe(2)
    const { last, faults, faultCount } = await audits()
    expect([last, faultCount]).toEqual([run, 2])
    expect(faults.map(({ words }) => words)).toEqual([
      '转账 opening/opening-micro：和账户上的记录对不上',
      '志愿者 1001002 的账户：第 1 笔：校验码对不上，这一笔或前面的被改过',
    ])
  })

  test('is done every night by the timer, in portions; a fault is reported, and shown without a name', async () => {
    const night = startOfChinaDateMs('2026-04-02') + 2 * 3_600_000
    const reports: string[] = []
    const api = { ...server.api, report: (what: string) => reports.push(what) }
    const lastMs = async () => (await audits()).last?.endedAtMs
    const before = await lastMs()
    await sweepAudits(api, night - 1)
    expect(await lastMs()).toBe(before)
    await Promise.all([sweepAudits(api, night), sweepAudits(api, night)])
    for (let minute = 1; (await audits()).open; minute++)
      await sweepAudits(api, night + minute * 60_000)
    const { last } = await audits()
    expect(last).toMatchObject({ startedAtMs: night, startedByName: '每晚自动核对' })
    await sweepAudits(api, night + 3_600_000)
    expect((await audits()).last).toEqual(last)
    expect(new Set(reports)).toEqual(new Set([`the time bank of ${tenantId} does not agree`]))
    const { wholeAudit } = await accountOf(server.api, 'micro')
    const { accounts, transfers, entries, sumMinutes, faultCount, endedAtMs } = last ?? {}
    expect(wholeAudit).toEqual({
      ...{ accounts, transfers, entries, sumMinutes, faultCount, endedAtMs },
    })
    expect(faultCount).toBeGreaterThan(1)
  })

  test('one that breaks off rests for an hour, keeps no other tenant from its own, and ends', async () => {
    const { database } = server.api
    const night = startOfChinaDateMs('2026-04-03') + 2 * 3_600_000
    const reports: string[] = []
    const api = { ...server.api, report: (what: string) => reports.push(what) }
    const other = await openLedger(server.api)
    const cursor = (value: object) => ({ cursor: JSON.stringify(value) })
    const row = { tenant_id: tenantId, id: 'broken', started_at_ms: night, started_by_name: '每晚' }
    const broken = cursor({ after: '', within: { accountId: 'issuance:00' } })
    const open = { ...row, ended_at_ms: null, failed_at_ms: null, ...broken }
    await database.insertInto('time_audit').values(open).execute()
    const startedAtMs = async () => (await findAudits(database, other)).last?.startedAtMs
    await runTimer(api, night)
    expect(await startedAtMs()).toBeUndefined()
    for (const minutes of [0, 1, 59]) await runAudits(api, night + minutes * 60_000)
    expect(await startedAtMs()).toBe(night)
    expect(reports).toEqual([`the audit of ${tenantId} broke off`])
    await database
      .updateTable('time_audit')
      .set(cursor(auditStart))
      .where('id', '=', 'broken')
      .execute()
    await runAudits(api, night + 60 * 60_000)
    expect((await audits()).last).toMatchObject({ startedAtMs: night, sumMinutes: 0 })
    expect(reports).toHaveLength(2)
  })
})
