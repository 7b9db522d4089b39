/**
 * Migration 0046: post_time_transfers (as 0010 describes it) reads all it needs under its locks, decides on one transfer
 * after the other in memory, and writes the whole call in three statements. PostgreSQL reads every CHECK of a table anew
 * for each statement that writes to it, and that cost more than all the rest together.
 *
 * That a giving once refused stays refused (0025) is looked up here too, for the same reason.
 */
import { postTimeTransfers } from './post-time-transfers.sql'

export const ledgerInBulk: readonly string[] = [
  `drop trigger stays_refused on time_transfer`,
  `drop function stays_refused()`,
  `drop function gather_time(time_transfer)`,
  `drop function move_time(time_transfer)`,
  `drop function enter_time(time_transfer, text, text, bigint, bigint)`,
  `drop function time_correction_fault(time_transfer)`,

  // Entries are written by this function only, with their transfers and of accounts that it has locked, and the audit
  // reads them all: asking for each once more whether its transfer and its account exist cost a third of a posting.
  `alter table time_entry drop constraint time_entry_tenant_id_account_id_fkey,
    drop constraint time_entry_tenant_id_transfer_id_fkey`,

  // Not immutable, as concat_ws is not: else it would be called instead of being written in where it is used.
  `alter function time_transfer_digest(time_transfer) stable`,

  // 'pool' and 'issuance' are booked in the slot of the call, whoever else under the own name.
  `create function booked_account(party text, slot text) returns text language sql immutable as $$
    select case when party in ('pool', 'issuance') then party || ':' || slot else party end
  $$`,

  // Why a correction cannot be made; '' when it can. It puts back what the corrected transfer moved, no more than still
  // stands of it, or adds to it. known: the corrected one and its corrections. Who corrects waits for the same accounts,
  // or, between slots of the pool and the issuance, for the row that time-bank/put-right.ts locks.
  `create function time_correction_fault(t time_transfer, known time_transfer[]) returns text
  language plpgsql immutable as $$
  declare
    corrected time_transfer;
    stands bigint;
  begin
    select * into corrected from unnest(known) k where k.id = t.corrects_id;
    if not found or corrected.phase not in ('posted', 'post') or corrected.kind in ('correction', 'gather')
    then return 'nothing-to-correct'; end if;
    if t.debit = corrected.debit and t.credit = corrected.credit then return ''; end if;
    if t.debit <> corrected.credit or t.credit <> corrected.debit then return 'nothing-to-correct'; end if;
    select corrected.minutes + coalesce(sum(case k.debit when corrected.debit then k.minutes else -k.minutes end), 0)
      into stands from unnest(known) k where k.corrects_id = t.corrects_id;
    return case when t.minutes > stands then 'over-corrected' else '' end;
  end $$`,
  postTimeTransfers,
]
