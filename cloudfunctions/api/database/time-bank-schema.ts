/** Row types of the time bank. Only post_time_transfers (migration 0010) writes accounts, transfers and entries. */
import type { TransferKind, TransferPhase } from '../../../src/domain/time-bank/ledger'
import type { Generated } from 'kysely'

export interface TimeAccountTable {
  tenant_id: string
  id: string
  kind: 'volunteer' | 'team' | 'pool' | 'issuance'
  owner_id: Generated<string>
  slot: Generated<number>
  balance: Generated<number>
  held: Generated<number>
  entry_count: Generated<number>
  last_hash: Generated<string>
  closed_at_ms: number | null
}

export interface TimeTransferTable {
  tenant_id: string
  id: string
  kind: TransferKind
  phase: TransferPhase
  debit: string
  debit_account: string
  credit: string | null
  credit_account: string | null
  minutes: number
  pending_id: string | null
  corrects_id: string | null
  subject_id: string
  expires_at_ms: number | null
  at_ms: number
  by_member_id: string
  by_name: string
  reason_cipher: string
}

export interface TimeEntryTable {
  tenant_id: string
  account_id: string
  sequence: number
  transfer_id: string
  minutes: number
  balance_before: number
  balance_after: number
  held_minutes: number
  held_before: number
  held_after: number
  at_ms: number
  hash: string
}

export interface TimeBankTables {
  time_account: TimeAccountTable
  time_transfer: TimeTransferTable
  time_entry: TimeEntryTable
}
