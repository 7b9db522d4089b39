/** Recomputes accounts of the ledger from their entries and transfers; asks nothing of the functions that wrote them. */
import { createHash } from 'node:crypto'
import {
  accountFaults,
  checkEntry,
  emptyChain,
  type ChainEnd,
  type Sha256,
} from '../../../src/domain/time-bank/check-chain'
import {
  reopeningText,
  transferText,
  type StoredEntry,
  type StoredReopening,
  type StoredTransfer,
} from '../../../src/domain/time-bank/ledger'
import type { Database } from '../database/connect'
import type { TimeEntryTable, TimeTransferTable } from '../database/time-bank-schema'

export const sha256: Sha256 = (text) => createHash('sha256').update(text).digest('hex')

export const transferOf = (row: TimeTransferTable): StoredTransfer => ({
  tenantId: row.tenant_id,
  id: row.id,
  kind: row.kind,
  phase: row.phase,
  debit: row.debit,
  debitAccount: row.debit_account,
  credit: row.credit,
  creditAccount: row.credit_account,
  minutes: row.minutes,
  pendingId: row.pending_id,
  correctsId: row.corrects_id,
  subjectId: row.subject_id,
  expiresAtMs: row.expires_at_ms,
  atMs: row.at_ms,
  byMemberId: row.by_member_id,
  byName: row.by_name,
  reasonCipher: row.reason_cipher,
})

export const entryOf = (row: TimeEntryTable): StoredEntry => ({
  tenantId: row.tenant_id,
  accountId: row.account_id,
  sequence: row.sequence,
  transferId: row.transfer_id,
  minutes: row.minutes,
  balanceBefore: row.balance_before,
  balanceAfter: row.balance_after,
  heldMinutes: row.held_minutes,
  heldBefore: row.held_before,
  heldAfter: row.held_after,
  atMs: row.at_ms,
  hash: row.hash,
})

/** So many entries are read and hashed at a time; between two portions others get their turn. */
const PORTION = 2000

export interface AccountRow {
  readonly id: string
  readonly end: ChainEnd
  readonly closedAtMs: number | null
}

/** An entry with the transfer that it belongs to; null where the transfer is not there. */
export interface EntryWithTransfer {
  readonly entry: StoredEntry
  readonly transfer: StoredTransfer | null
}

/** Entries of an account after a sequence, oldest first. */
export const loadEntries = async (
  database: Database,
  tenantId: string,
  { accountId, after, limit }: { accountId: string; after: number; limit: number },
): Promise<readonly EntryWithTransfer[]> => {
  const entries = await database
    .selectFrom('time_entry')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('account_id', '=', accountId)
    .where('sequence', '>', after)
    .orderBy('sequence')
    .limit(limit)
    .execute()
  if (entries.length === 0) return []
  const transfers = await database
    .selectFrom('time_transfer')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', [...new Set(entries.map(({ transfer_id }) => transfer_id))])
    .execute()
  const byId = new Map(transfers.map((row) => [row.id, transferOf(row)]))
  return entries.map((row) => ({
    entry: entryOf(row),
    transfer: byId.get(row.transfer_id) ?? null,
  }))
}

/** How far an account has been recomputed. Entries are never changed, so that this stays true of those before it. */
export interface ChainState {
  readonly end: ChainEnd
  readonly closedAtMs: number | null
}

export const freshChain: ChainState = { end: emptyChain, closedAtMs: null }

export interface CheckedStretch {
  readonly state: ChainState
  readonly entries: number
  /** '第 3 笔：余额应为 60 分钟', in order; the account's own last. */
  readonly faults: readonly string[]
  /** false: entries are left, and the account's own row has not been looked at yet. */
  readonly isWhole: boolean
}

export interface AuditedAccount extends AccountRow {
  /** In the order in which they happened. */
  readonly reopenings: readonly StoredReopening[]
}

/** Where the estate went, the account is closed, and by nothing else, until its owner was verified anew. */
const closingFaults = (
  account: AuditedAccount,
  { end, closedAtMs }: ChainState,
): readonly string[] =>
  account.closedAtMs === closedAtMs &&
  account.reopenings.every(({ afterSequence }) => afterSequence <= end.entryCount)
    ? []
    : ['结清的记录对不上']

/** What a reopening says must fit the entry that it comes after, and that entry must have closed the account. */
const isSound = (reopening: StoredReopening, { end, closedAtMs }: ChainState): boolean =>
  closedAtMs !== null && reopening.hash === sha256(reopeningText(end.lastHash, reopening))

/** An estate that is only held, or let go again, closes nothing. */
const passesOn = ({ kind, phase, debitAccount }: StoredTransfer, accountId: string): boolean =>
  kind === 'inheritance' && (phase === 'posted' || phase === 'post') && debitAccount === accountId

/** One account from where it was left, so many entries of it. The row and its entries are of the same moment. */
export const checkStretch = async (
  database: Database,
  tenantId: string,
  account: AuditedAccount,
  { from, limit }: { readonly from: ChainState; readonly limit: number },
): Promise<CheckedStretch> => {
  let { end, closedAtMs } = from
  let entries = 0
  const faults: string[] = []
  const openAgain = (): void => {
    const reopening = account.reopenings.find((one) => one.afterSequence === end.entryCount)
    if (!reopening) return
    if (!isSound(reopening, { end, closedAtMs }))
      faults.push(`第 ${end.entryCount} 笔：之后重新开户的记录对不上`)
    closedAtMs = null
  }
  // It may have been opened after the entry at which it was left.
  if (closedAtMs !== null) openAgain()
  for (;;) {
    const wanted = Math.min(PORTION, limit - entries)
    const where = { accountId: account.id, after: end.entryCount, limit: wanted }
    const portion = await loadEntries(database, tenantId, where)
    for (const { entry, transfer } of portion) {
      const digest = transfer ? sha256(transferText(transfer)) : ''
      const checked = checkEntry(end, entry, digest, sha256)
      end = checked.end
      faults.push(...checked.faults.map((fault) => `第 ${entry.sequence} 笔：${fault}`))
      if (!transfer) faults.push(`第 ${entry.sequence} 笔：没有它的转账`)
      if (closedAtMs !== null) faults.push(`第 ${entry.sequence} 笔：账户已经结清`)
      if (transfer && passesOn(transfer, account.id)) closedAtMs = transfer.atMs
      openAgain()
    }
    entries += portion.length
    const state = { end, closedAtMs }
    if (portion.length < wanted) {
      const own = [...accountFaults(end, account.end), ...closingFaults(account, state)]
      return { state, entries, faults: [...faults, ...own], isWhole: true }
    }
    if (entries >= limit) return { state, entries, faults, isWhole: false }
  }
}
