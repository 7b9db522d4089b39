/**
 * The audit of a tenant's whole ledger: every account recomputed from nothing, every transfer with exactly the entries
 * that it must have, and all balances together 0. It goes account by account, then transfer by transfer, so that it can
 * be done in portions.
 */
import type { Database } from '../database/connect'
import {
  checkStretch,
  freshChain,
  type AuditedAccount,
  type ChainState,
} from './audit-accounts.repository'
import { checkTransfers } from './audit-transfers.repository'
import { loadReopenings } from './reopening.repository'

export interface AuditFault {
  /** An account, 'transfer:' and a transfer's id, or '' for the ledger as a whole. */
  readonly place: string
  readonly fault: string
}

/** Where an audit goes on: behind an account, or within the next one; behind a transfer when no account is left. */
export interface AuditCursor {
  /** The last account that was looked at whole; '' for none. */
  readonly after: string
  readonly within: { readonly accountId: string; readonly state: ChainState } | null
  /** The last transfer that was looked at; '' for none. Not there while accounts are left. */
  readonly afterTransfer?: string
}

export const auditStart: AuditCursor = { after: '', within: null }

export interface AuditPortion {
  readonly accounts: number
  readonly entries: number
  readonly transfers: number
  readonly faults: readonly AuditFault[]
  /** null when neither account nor transfer is left. */
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
const accountsPortion = async (
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
    faults.push(...checked.faults.map((fault) => ({ place: account.id, fault })))
    entries += checked.entries
    if (!checked.isWhole) {
      const left = { accountId: account.id, state: checked.state }
      return { accounts, entries, transfers: 0, faults, next: { after: last, within: left } }
    }
    accounts++
    last = account.id
  }
  const isLast = accounts === found.length && found.length < ACCOUNTS_A_TIME
  const next = { after: last, within: null, ...(isLast ? { afterTransfer: '' } : {}) }
  return { accounts, entries, transfers: 0, faults, next }
}

const transfersPortion = async (
  database: Database,
  tenantId: string,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<AuditPortion> => {
  const { last, ...checked } = await checkTransfers(database, tenantId, { after, limit })
  const next = last === null ? null : { ...auditStart, afterTransfer: last }
  return { accounts: 0, entries: 0, ...checked, next }
}

/** So many entries, and when no account is left, so many transfers. */
export const auditPortion = (
  database: Database,
  tenantId: string,
  cursor: AuditCursor,
  limit: number,
): Promise<AuditPortion> =>
  cursor.afterTransfer === undefined
    ? accountsPortion(database, tenantId, cursor, limit)
    : transfersPortion(database, tenantId, { after: cursor.afterTransfer, limit })

export interface LedgerSum {
  /** Of all balances: 0, or minutes were made or lost. */
  readonly sumMinutes: number
  readonly faults: readonly AuditFault[]
}

/** What cannot be told from one account or transfer, at one moment. */
export const sumBalances = async (database: Database, tenantId: string): Promise<LedgerSum> => {
  const { sum } = await database
    .selectFrom('time_account')
    .select((e) => e.fn.sum<number | null>('balance').as('sum'))
    .where('tenant_id', '=', tenantId)
    .executeTakeFirstOrThrow()
  const sumMinutes = Number(sum ?? 0)
  const fault = `所有账户合计应为 0，实为 ${sumMinutes} 分钟`
  return { sumMinutes, faults: sumMinutes === 0 ? [] : [{ place: '', fault }] }
}

export interface LedgerAudit extends LedgerSum {
  readonly accounts: number
  readonly entries: number
  readonly transfers: number
}

/** All of it. `database` is a transaction that sees one moment, or nobody else posts. */
export const auditAsItStands = async (
  database: Database,
  tenantId: string,
): Promise<LedgerAudit> => {
  const faults: AuditFault[] = []
  let accounts = 0
  let entries = 0
  let transfers = 0
  for (let at: AuditCursor | null = auditStart; at !== null;) {
    const portion: AuditPortion = await auditPortion(database, tenantId, at, 20_000)
    accounts += portion.accounts
    entries += portion.entries
    transfers += portion.transfers
    faults.push(...portion.faults)
    at = portion.next
  }
  const sum = await sumBalances(database, tenantId)
  return { ...sum, accounts, entries, transfers, faults: [...faults, ...sum.faults] }
}

/** All of it, as it stood at one moment. */
export const auditLedger = (database: Database, tenantId: string): Promise<LedgerAudit> =>
  database
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((transaction) => auditAsItStands(transaction, tenantId))
