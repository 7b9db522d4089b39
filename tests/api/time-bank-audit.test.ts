/**
 * Nobody can alter the ledger unseen. Every column of every row is altered, every row deleted, by somebody who may
 * switch off triggers and foreign keys: either a check of the table refuses it or the audit finds it.
 */
import { spawnSync } from 'node:child_process'
import { sql } from 'kysely'
import type { Transaction } from '../../cloudfunctions/api/database/connect'
import { isViolation } from '../../cloudfunctions/api/operating-error'
import {
  auditAsItStands,
  auditLedger,
  auditPortion,
  auditStart,
} from '../../cloudfunctions/api/time-bank/audit-ledger.repository'
import {
  issueHours,
  postTransfers,
  type Transfer,
} from '../../cloudfunctions/api/time-bank/ledger.repository'
import { reopenAccount } from '../../cloudfunctions/api/time-bank/reopening.repository'
import { openLedger } from '../support/api/ledger-moves'
import { describeOnBoth, openTestApi, testNowMs, type TestApi } from '../support/api/test-api'

const posted = { phase: 'posted' } as const
const story: readonly Transfer[] = [
  { ...posted, id: 'i1', kind: 'issue', debit: 'issuance', credit: 'volunteer:a', minutes: 300 },
  {
    ...posted,
    ...{ id: 'i2', kind: 'issue', debit: 'issuance', credit: 'volunteer:b', minutes: 90 },
    ...{ subjectId: 'attendance-7', capMinutes: 60, reasonCipher: 'g1.abc' },
  },
  { ...posted, id: 'g1', kind: 'gift', debit: 'volunteer:a', credit: 'volunteer:c', minutes: 30 },
  {
    ...{ id: 'h1', kind: 'redeem', phase: 'pending', debit: 'volunteer:a', minutes: 60 },
    expiresAtMs: testNowMs,
  },
  { id: 'p1', kind: 'redeem', phase: 'post', pendingId: 'h1', credit: 'volunteer:b', minutes: 45 },
  {
    id: 'h2',
    kind: 'redeem',
    phase: 'pending',
    debit: 'pool',
    minutes: 10,
    expiresAtMs: testNowMs,
  },
  {
    id: 'h3',
    kind: 'redeem',
    phase: 'pending',
    debit: 'pool',
    minutes: 10,
    expiresAtMs: testNowMs,
  },
  { id: 'v2', kind: 'redeem', phase: 'void', pendingId: 'h2' },
  { id: 'e3', kind: 'redeem', phase: 'expire', pendingId: 'h3' },
  {
    ...{ ...posted, id: 'c1', kind: 'correction', correctsId: 'g1', minutes: 10 },
    ...{ debit: 'volunteer:c', credit: 'volunteer:a' },
  },
  {
    ...{ ...posted, id: 'n1', kind: 'inheritance', minutes: 20 },
    ...{ debit: 'volunteer:c', credit: 'volunteer:d' },
  },
]

/** With how many of their columns, and how many changes, there must be at least. */
const tables = [
  ['time_account', 10, 20],
  ['time_transfer', 10, 20],
  ['time_entry', 10, 20],
  ['time_account_reopening', 7, 7],
] as const

/** Something else of the column's own type. */
const altered: Readonly<Record<string, (column: string) => string>> = {
  text: (column) => `coalesce(${column}, '') || '1'`,
  bigint: (column) => `coalesce(${column}, 0) + 1`,
  smallint: (column) => `(${column} + 1) % 16`,
}

describeOnBoth('the audit', (kind) => {
  let server: TestApi
  let tenantId: string

  beforeAll(async () => {
    server = await openTestApi(kind)
    tenantId = await openLedger(server.api)
    const by = { tenantId, memberId: 'm', memberName: '测试\n两行' }
    const results = await postTransfers(
      { database: server.api.database, by, nowMs: testNowMs },
      story,
    )
    expect(results.map(({ code }) => code)).toEqual([
      ...['posted', 'posted', 'posted', 'pending', 'posted', 'pending', 'pending'],
      ...['voided', 'expired', 'posted', 'posted'],
    ])
    // Whose hours were passed on came back, and serves again.
    const posting = { database: server.api.database, by, nowMs: testNowMs + 1 }
    const again = { volunteerId: 'c', minutes: 15, serviceId: 's1', capMinutes: 0 }
    await reopenAccount(posting, 'c')
    await reopenAccount(posting, 'c')
    await reopenAccount(posting, 'd')
    expect(await issueHours(posting, [again])).toMatchObject([{ code: 'posted' }])
    const { rows } = await sql`select credit from time_transfer where id = 'issue/s1'`.execute(
      server.api.database,
    )
    expect(rows).toEqual([{ credit: 'volunteer:c' }])
  })
  afterAll(() => server.close())

  test('finds nothing where nothing was done', async () => {
    const audit = await auditLedger(server.api.database, tenantId)
    expect(audit).toMatchObject({ faults: [], sumMinutes: 0, transfers: story.length + 2 })
    expect(audit.entries).toBeGreaterThan(story.length)
  })

  /** What the audit says of it; 'refused' when the table does not take it. Nothing of it stays. */
  const tamper = async (statement: string): Promise<'refused' | 'found' | 'unseen'> => {
    let verdict: 'refused' | 'found' | 'unseen' = 'unseen'
    const undo = new Error('undo')
    const doIt = async (transaction: Transaction) => {
      await sql`set local session_replication_role = replica`.execute(transaction)
      const done = await sql.raw(statement).execute(transaction)
      if (done.numAffectedRows !== 1n) throw new Error(`Not one row: ${statement}`)
      const { faults } = await auditAsItStands(transaction, tenantId)
      verdict = faults.length > 0 ? 'found' : 'unseen'
      throw undo
    }
    await server.api.database
      .transaction()
      .execute(doIt)
      .catch((error: unknown) => {
        if (isViolation(error)) verdict = 'refused'
        else if (error !== undo) throw error
      })
    return verdict
  }

  const rowsOf = async (table: string): Promise<readonly string[]> => {
    const { rows } = await sql<{ ctid: string }>`
      select ctid::text from ${sql.table(table)} where tenant_id = ${tenantId}`.execute(
      server.api.database,
    )
    return rows.map(({ ctid }) => ctid)
  }

  test.each(tables)(
    'finds every altered or deleted row of %s',
    async (table, fewest, fewestFound) => {
      const { rows: columns } = await sql<{ name: string; type: string }>`
      select column_name as name, data_type as type from information_schema.columns
      where table_name = ${table} and table_schema = 'public'`.execute(server.api.database)
      expect(columns.length).toBeGreaterThanOrEqual(fewest)
      const verdicts: Record<string, number> = { found: 0, refused: 0, unseen: 0 }
      const unseen: string[] = []
      for (const ctid of await rowsOf(table)) {
        const changes = columns.map(
          ({ name, type }) =>
            `update ${table} set ${name} = ${altered[type]?.(name) ?? ''} where ctid = '${ctid}'`,
        )
        for (const statement of [...changes, `delete from ${table} where ctid = '${ctid}'`]) {
          const verdict = await tamper(statement)
          verdicts[verdict] = (verdicts[verdict] ?? 0) + 1
          if (verdict === 'unseen') unseen.push(statement)
        }
      }
      // An empty slot that nothing ever went through can be deleted: there is nothing in it to lose.
      const empty = await sql<{ ctid: string }>`
      select ctid::text from time_account where tenant_id = ${tenantId} and entry_count = 0`.execute(
        server.api.database,
      )
      const harmless = empty.rows.flatMap(({ ctid }) => [
        `delete from time_account where ctid = '${ctid}'`,
        `update time_account set tenant_id = coalesce(tenant_id, '') || '1' where ctid = '${ctid}'`,
      ])
      expect(unseen.filter((statement) => !harmless.includes(statement))).toEqual([])
      expect(verdicts.found).toBeGreaterThanOrEqual(fewestFound)
    },
  )

  test('finds that an account was opened again that nobody had closed', async () => {
    const reopening = (account: string) => `insert into time_account_reopening
      select tenant_id, id, entry_count, 0, 'm', '别人', repeat('a', 64) from time_account
      where id = '${account}' and tenant_id = '${tenantId}'`
    expect(await tamper(reopening('volunteer:d'))).toBe('found')
  })

  test('an account that is opened again while its audit rests behind the closing agrees', async () => {
    const undo = new Error('undo')
    const meanwhile = server.api.database.transaction().execute(async (transaction) => {
      const by = { tenantId, memberId: 'm', memberName: '测试' }
      const posting = { database: transaction, by, nowMs: testNowMs + 2 }
      const passedOn = { ...posted, id: 'n2', kind: 'inheritance', minutes: 20 } as const
      await postTransfers(posting, [{ ...passedOn, debit: 'volunteer:d', credit: 'volunteer:b' }])
      const before = { after: 'volunteer:c', within: null }
      const closed = await auditPortion(transaction, tenantId, before, 2)
      expect(closed.next?.within?.accountId).toBe('volunteer:d')
      await reopenAccount(posting, 'd')
      const rest = await auditPortion(transaction, tenantId, closed.next ?? auditStart, 100)
      expect([rest.accounts, ...closed.faults, ...rest.faults]).toEqual([1])
      throw undo
    })
    await expect(meanwhile).rejects.toBe(undo)
  })

  test('finds an entry that was made up, with a hash that fits', async () => {
    const statement = `insert into time_entry
      select tenant_id, id, entry_count + 1, 'i1', 5, balance, balance + 5, 0, held, held, 0, repeat('a', 64)
      from time_account where id = 'volunteer:d' and tenant_id = '${tenantId}'`
    expect(await tamper(statement)).toBe('found')
  })

  test.each([
    `update time_transfer set minutes = minutes`,
    `delete from time_entry`,
    `truncate time_entry`,
    `truncate time_transfer cascade`,
  ])('the tables themselves refuse: %s', async (statement) => {
    await expect(sql.raw(statement).execute(server.api.database)).rejects.toMatchObject({
      code: '23001',
    })
  })
})

test('npm run audit says so, and ends with 1 when somebody was there', async () => {
  const server = await openTestApi('PostgreSQL')
  const { api, place } = server
  if (place.kind !== 'postgres') throw new Error('This needs a server.')
  const tenantId = await openLedger(api)
  const by = { tenantId, memberId: 'm', memberName: '测试' }
  await postTransfers({ database: api.database, by, nowMs: testNowMs }, story)
  const env = { ...process.env, DATABASE_URL: place.url }
  const audit = () => spawnSync('node', ['scripts/audit.mjs'], { env, encoding: 'utf8' })
  const before = audit()
  expect([before.status, before.stdout]).toEqual([0, expect.stringContaining('✓ 全部对得上。')])
  await api.database.transaction().execute(async (transaction) => {
    await sql`set local session_replication_role = replica`.execute(transaction)
    await sql`update time_transfer set by_name = '别人' where id = 'g1'`.execute(transaction)
  })
  const after = audit()
  expect([after.status, after.stdout]).toEqual([1, expect.stringContaining('✗ 账户 volunteer:a：')])
  await server.close()
})
