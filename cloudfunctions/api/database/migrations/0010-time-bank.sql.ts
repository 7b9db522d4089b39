/**
 * Migration 0010: the ledger of the time bank. Accounts are what the entries add up to; transfers and entries are only
 * ever inserted. Every change of an account, also a hold, is an entry in the account's own chain of hashes, and an
 * entry's hash takes in the whole transfer, so that no row can be altered unseen (domain/time-bank/ledger.ts has the
 * canonical texts). Keys start with the tenant, by which the tables can be distributed.
 */
import { postingFunctions } from './0010-time-bank-posting.sql'

const appendOnly = (table: string): readonly string[] => [
  `create trigger ${table}_append_only before update or delete on ${table}
    for each row execute function refuse_time_bank_change()`,
  `create trigger ${table}_never_emptied before truncate on ${table}
    for each statement execute function refuse_time_bank_change()`,
]

export const timeBankTables: readonly string[] = [
  // Half of each page is left free, so that a balance is updated in its own page and without touching the index.
  `create table time_account (
    tenant_id text not null references tenant (id),
    id text not null,
    kind text not null check (kind in ('volunteer', 'team', 'pool', 'issuance')),
    owner_id text not null default '',
    slot smallint not null default 0 check (slot between 0 and 15),
    balance bigint not null default 0,
    held bigint not null default 0,
    entry_count bigint not null default 0 check (entry_count >= 0),
    last_hash text not null default '',
    closed_at_ms bigint,
    primary key (tenant_id, id),
    check ((kind in ('pool', 'issuance')) = (owner_id = '')),
    check (kind in ('pool', 'issuance') or slot = 0),
    check (id = kind || ':' || case owner_id when '' then lpad(slot::text, 2, '0') else owner_id end),
    check (kind = 'issuance' or balance >= 0),
    check (held >= 0 and (held = 0 or held <= balance)),
    check ((entry_count = 0) = (last_hash = ''))
  ) with (fillfactor = 50)`,

  // debit gives, credit gets; both as they are named ('pool'), debit_account and credit_account as they were booked
  // ('pool:07'). A pending transfer may leave open who gets it. post, void and expire end the pending one they name.
  `create table time_transfer (
    tenant_id text not null,
    id text not null check (id <> ''),
    kind text not null check (kind in ('issue', 'opening', 'gift', 'donation', 'redeem', 'inheritance',
      'correction', 'over-cap', 'gather')),
    phase text not null check (phase in ('posted', 'pending', 'post', 'void', 'expire')),
    debit text not null,
    debit_account text not null,
    credit text,
    credit_account text,
    minutes bigint not null check (minutes > 0),
    pending_id text,
    corrects_id text,
    subject_id text not null default '',
    expires_at_ms bigint,
    at_ms bigint not null,
    by_member_id text not null check (by_member_id <> ''),
    by_name text not null,
    reason_cipher text not null default '',
    primary key (tenant_id, id),
    foreign key (tenant_id, debit_account) references time_account (tenant_id, id),
    foreign key (tenant_id, credit_account) references time_account (tenant_id, id),
    foreign key (tenant_id, pending_id) references time_transfer (tenant_id, id),
    foreign key (tenant_id, corrects_id) references time_transfer (tenant_id, id),
    check ((pending_id is not null) = (phase in ('post', 'void', 'expire'))),
    check ((corrects_id is not null) = (kind = 'correction')),
    check ((expires_at_ms is not null) = (phase = 'pending')),
    check ((credit is null) = (credit_account is null)),
    check (credit is not null or phase in ('pending', 'void', 'expire')),
    check (debit_account <> credit_account),
    check (kind not in ('issue', 'opening') or debit = 'issuance'),
    check (kind not in ('donation', 'over-cap') or credit = 'pool'),
    check (kind <> 'gather' or (debit = 'pool' and credit = 'pool'))
  )`,
  `create unique index time_transfer_ends_once on time_transfer (tenant_id, pending_id)
    where pending_id is not null`,
  `create index time_transfer_corrections on time_transfer (tenant_id, corrects_id)
    where corrects_id is not null`,
  `create index time_transfer_expiry on time_transfer (tenant_id, expires_at_ms)
    where phase = 'pending'`,
  `create index time_transfer_subject on time_transfer (tenant_id, subject_id) where subject_id <> ''`,

  `create table time_entry (
    tenant_id text not null,
    account_id text not null,
    sequence bigint not null check (sequence > 0),
    transfer_id text not null,
    minutes bigint not null,
    balance_before bigint not null,
    balance_after bigint not null,
    held_minutes bigint not null,
    held_before bigint not null,
    held_after bigint not null,
    at_ms bigint not null,
    hash text not null check (length(hash) = 64),
    primary key (tenant_id, account_id, sequence),
    unique (tenant_id, transfer_id, account_id),
    foreign key (tenant_id, account_id) references time_account (tenant_id, id),
    foreign key (tenant_id, transfer_id) references time_transfer (tenant_id, id),
    check (minutes <> 0 or held_minutes <> 0),
    check (balance_after = balance_before + minutes),
    check (held_after = held_before + held_minutes),
    check (balance_after >= 0 or account_id like 'issuance:%'),
    check (held_after >= 0 and (held_after = 0 or held_after <= balance_after))
  )`,

  `create function refuse_time_bank_change() returns trigger language plpgsql as $$
  begin
    raise exception 'The ledger is append-only.' using errcode = 'restrict_violation';
  end $$`,
  ...appendOnly('time_transfer'),
  ...appendOnly('time_entry'),
  ...postingFunctions,
]
