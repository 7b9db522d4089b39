/**
 * The audit of a tenant's whole ledger: every account recomputed from nothing, every transfer with exactly the entries
 * that it must have, and all balances together 0. It goes account by account, so that it can be done in portions.
 */
import { sql } from 'kysely'
import type { Database } from '../database/connect'
import {
  checkStretch,
  freshChain,
  type AuditedAccount,
  type ChainState,
} from './audit-accounts.repository'
import { loadReopenings } from './reopening.repository'

export interface AuditFault {
  /** An account, or a transfer; '' for the ledger as a whole. */
  readonly where: string
  readonly fault: string
}

/** Where an audit goes on: behind an account, or within the next one. */
export interface AuditCursor {
  /** The last account that was looked at whole; '' for none. */
  readonly after: string
  readonly within: { readonly accountId: string; readonly state: ChainState } | null
}

export const auditStart: AuditCursor = { after: '', within: null }

export interface AuditPortion {
  readonly accounts: number
  readonly entries: number
  readonly faults: readonly AuditFault[]
  /** null when there is no account left. */
  readonly next: AuditCursor | null
}

const loadAccounts = async (
  database: Database,
  tenantId: string,
  after: string,
  limit: number,
): Promise<readonly AuditedAccount[]> => {
  const rows = await database
    .selectFrom('time_account')
    .select(['id', 'balance', 'held', 'entry_count', 'last_hash', 'closed_at_ms'])
    .where('tenant_id', '=', tenantId)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()
  const ids = rows.map(({ id }) => id)
  const reopenings = await loadReopenings(database, tenantId, ids)
  return rows.map((row) => ({
    id: row.id,
    reopenings: reopenings.filter(({ accountId }) => accountId === row.id),
    end: {
      balance: row.balance,
      held: row.held,
      entryCount: row.entry_count,
      lastHash: row.last_hash,
    },
    closedAtMs: row.closed_at_ms,
  }))
}

const ACCOUNTS_A_TIME = 200

/** The next accounts, until so many entries have been recomputed; a long account is gone on with another time. */
export const auditPortion = async (
  database: Database,
  tenantId: string,
  { after, within }: AuditCursor,
  entryLimit: number,
): Promise<AuditPortion> => {
  const found = await loadAccounts(database, tenantId, after, ACCOUNTS_A_TIME)
  const faults: AuditFault[] = []
  let entries = 0
  let accounts = 0
  let last = after
  for (const account of found) {
    if (entries >= entryLimit) break
    const from = within?.accountId === account.id ? within.state : freshChain
    const limit = entryLimit - entries
    const checked = await checkStretch(database, tenantId, account, { from, limit })
    faults.push(...checked.faults.map((fault) => ({ where: account.id, fault })))
    entries += checked.entries
    if (!checked.isWhole) {
      const left = { accountId: account.id, state: checked.state }
      return { accounts, entries, faults, next: { after: last, within: left } }
    }
    accounts++
    last = account.id
  }
  const isLast = accounts === found.length && found.length < ACCOUNTS_A_TIME
  return { accounts, entries, faults, next: isLast ? null : { after: last, within: null } }
}

/** Transfers whose entries are not exactly those that they call for, as [id, fault]. */
const transferFaults = async (
  database: Database,
  tenantId: string,
): Promise<readonly AuditFault[]> => {
  const { rows } = await sql<{ id: string }>`
    with wanted as (
      select id as transfer_id, debit_account as account_id,
        case when phase in ('posted', 'post') then -minutes else 0 end as minutes,
        case phase when 'posted' then 0 when 'pending' then minutes
          else -(select p.minutes from time_transfer p where p.tenant_id = t.tenant_id and p.id = t.pending_id)
        end as held_minutes, at_ms
      from time_transfer t where tenant_id = ${tenantId}
      union all
      select id, credit_account, minutes, 0, at_ms from time_transfer
      where tenant_id = ${tenantId} and phase in ('posted', 'post')
    ), found as (
      select transfer_id, account_id, minutes, held_minutes, at_ms from time_entry where tenant_id = ${tenantId}
    ), ended_twice as (
      select pending_id from time_transfer where tenant_id = ${tenantId} and pending_id is not null
      group by pending_id having count(*) > 1
    )
    select distinct transfer_id as id from (
      (select * from wanted except all select * from found)
      union all (select * from found except all select * from wanted)
    ) as different
    union select pending_id from ended_twice
    order by 1 limit 500`.execute(database)
  return rows.map(({ id }) => ({ where: id, fault: '这笔转账和账户上的记录对不上' }))
}

export interface WholeAudit {
  readonly transfers: number
  /** Of all balances: 0, or minutes were made or lost. */
  readonly sumMinutes: number
  readonly faults: readonly AuditFault[]
}

/** What cannot be told from one account: the sum of all, and whether entries and transfers belong together. */
export const auditWhole = async (database: Database, tenantId: string): Promise<WholeAudit> => {
  const { rows } = await sql<{
    transfers: number
    balances: number
    entries: number
    lost: number
  }>`
    select (select count(*) from time_transfer where tenant_id = ${tenantId})::float8 as transfers,
      (select coalesce(sum(balance), 0) from time_account where tenant_id = ${tenantId})::float8 as balances,
      (select coalesce(sum(minutes), 0) from time_entry where tenant_id = ${tenantId})::float8 as entries,
      (select count(*) from time_entry e where tenant_id = ${tenantId} and not exists (
        select from time_account a where a.tenant_id = e.tenant_id and a.id = e.account_id))::float8 as lost`.execute(
    database,
  )
  const counted = rows[0] ?? { transfers: 0, balances: 0, entries: 0, lost: 0 }
  const sums = [
    counted.balances === 0 ? '' : `所有账户合计应为 0，实为 ${counted.balances} 分钟`,
    counted.entries === 0 ? '' : `所有记录合计应为 0，实为 ${counted.entries} 分钟`,
    counted.lost === 0 ? '' : `有 ${counted.lost} 笔记录没有账户`,
  ].filter((fault) => fault !== '')
  return {
    transfers: counted.transfers,
    sumMinutes: counted.balances,
    faults: [
      ...sums.map((fault) => ({ where: '', fault })),
      ...(await transferFaults(database, tenantId)),
    ],
  }
}

export interface LedgerAudit extends WholeAudit {
  readonly accounts: number
  readonly entries: number
}

/** All of it. `database` is a transaction that sees one moment, or nobody else posts. */
export const auditAsItStands = async (
  database: Database,
  tenantId: string,
): Promise<LedgerAudit> => {
  const faults: AuditFault[] = []
  let accounts = 0
  let entries = 0
  for (let at: AuditCursor | null = auditStart; at !== null;) {
    const portion: AuditPortion = await auditPortion(database, tenantId, at, 20_000)
    accounts += portion.accounts
    entries += portion.entries
    faults.push(...portion.faults)
    at = portion.next
  }
  const whole = await auditWhole(database, tenantId)
  return { ...whole, accounts, entries, faults: [...faults, ...whole.faults] }
}

/** All of it, as it stood at one moment. */
export const auditLedger = (database: Database, tenantId: string): Promise<LedgerAudit> =>
  database
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((transaction) => auditAsItStands(transaction, tenantId))
