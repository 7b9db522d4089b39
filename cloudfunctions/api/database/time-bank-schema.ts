/** Row types of the time bank. Only post_time_transfers and give_time write accounts, transfers and entries; reopening writes closed_at_ms too. */
import type { TransferKind, TransferPhase } from '../../../src/domain/time-bank/ledger'
import type { OrderState } from '../../../src/domain/time-bank/order'
import type { ProposalKind } from '../../../src/domain/time-bank/proposal'
import type { Generated, JSONColumnType } from 'kysely'

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

/** The account of somebody who came back after an inheritance; never changed. */
export interface TimeAccountReopeningTable {
  tenant_id: string
  account_id: string
  after_sequence: number
  at_ms: number
  by_member_id: string
  by_name: string
  hash: string
}

export interface TimeOrderTable {
  tenant_id: string
  id: string
  region_id: string
  service: string
  minutes: number
  /** The account that pays. */
  payer: string
  state: OrderState
  asker_member_id: string
  asker_volunteer_id: string | null
  taker_volunteer_id: string | null
  taken_at_ms: number | null
  asker_minutes: number | null
  taker_minutes: number | null
  details_cipher: string
  asked_at_ms: number
  changed_at_ms: number
  expires_at_ms: number
  settled_by_name: Generated<string>
  settled_reason_cipher: Generated<string>
}

/** An order that a volunteer took and gave back. */
export interface TimeGiveBackTable {
  tenant_id: string
  id: string
  order_id: string
  volunteer_id: string
  at_ms: number
}

export interface VolunteerTeamTable {
  tenant_id: string
  id: string
  region_id: string
  name: string
  /** The content check holds it: the keeper and the office read it, nobody else. */
  name_hidden: Generated<boolean>
  /** A volunteer. */
  keeper_id: string
  state: Generated<'active' | 'ended'>
  founded_by_name: string
  founded_at_ms: number
  ended_by_name: Generated<string>
  ended_at_ms: number | null
  ended_reason_cipher: Generated<string>
}

export interface TimeProposalTable {
  tenant_id: string
  id: string
  kind: ProposalKind
  region_id: string
  /** The volunteer whose hours pass on, the transfer that is put right, or the import that brought old hours. */
  subject_id: string
  /** null: to the pool, or no inheritance. */
  to_volunteer_id: string | null
  /** Of a correction: what the transfer should have been. */
  minutes: number | null
  /** agreed: a list whose hours are posted portion by portion. */
  state: 'proposed' | 'agreed' | 'done' | 'declined'
  reason_cipher: string
  proposed_by_member_id: string
  proposed_by_name: string
  proposed_at_ms: number
  declined_by_name: Generated<string>
  declined_reason_cipher: Generated<string>
  settled_at_ms: number | null
}

export interface TimeProposalApprovalTable {
  tenant_id: string
  proposal_id: string
  member_id: string
  member_name: string
  at_ms: number
}

/** Old hours that an imported list brought for one person; they are posted when a colleague agrees to the list. */
export interface ListedHoursTable {
  tenant_id: string
  /** The list: a proposal of kind 'opening'. */
  proposal_id: string
  volunteer_id: string
  minutes: number
  /** YYYY-MM-DD: up to which day they count. */
  as_of_date: string
  state: Generated<'waiting' | 'posted' | 'left-out'>
}

export interface TimeAuditTable {
  tenant_id: string
  id: string
  started_at_ms: number
  started_by_name: string
  /** null while accounts or transfers are left. */
  ended_at_ms: number | null
  /** When it last broke off by itself; null once it went on. */
  failed_at_ms: number | null
  /** Where the next portion begins: an AuditCursor. */
  cursor: JSONColumnType<object>
  portions: Generated<number>
  accounts: Generated<number>
  entries: Generated<number>
  transfers: Generated<number>
  sum_minutes: Generated<number>
  /** Places that do not agree. */
  fault_count: Generated<number>
  /** What there was to look at when it began. */
  whole_accounts: Generated<number>
  whole_entries: Generated<number>
  whole_transfers: Generated<number>
}

/** A place of the ledger that does not agree. */
export interface TimeFaultTable {
  tenant_id: string
  /** An account, 'transfer:' and a transfer's id, or '' for the ledger as a whole. */
  place: string
  fault: string
  /** Audits: the first and the last that found it, and the one that found it no more; null while it is there. */
  found_by: string
  seen_by: string
  gone_by: string | null
}

export interface TimeBankTables {
  time_audit: TimeAuditTable
  time_fault: TimeFaultTable
  time_account: TimeAccountTable
  time_account_reopening: TimeAccountReopeningTable
  time_transfer: TimeTransferTable
  time_entry: TimeEntryTable
  time_order: TimeOrderTable
  time_give_back: TimeGiveBackTable
  volunteer_team: VolunteerTeamTable
  time_proposal: TimeProposalTable
  time_proposal_approval: TimeProposalApprovalTable
  listed_hours: ListedHoursTable
}
