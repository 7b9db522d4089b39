/**
 * Migration 0074: an account that an inheritance closed is open again once a worker has verified its owner anew. Each
 * time is a row that is never changed, tied to the account's chain as it stood, so that the audit knows of it
 * (time-bank/reopening.repository.ts).
 */
export const accountReopening: readonly string[] = [
  `create table time_account_reopening (
    tenant_id text not null,
    account_id text not null,
    after_sequence bigint not null check (after_sequence > 0),
    at_ms bigint not null,
    by_member_id text not null,
    by_name text not null,
    hash text not null check (length(hash) = 64),
    primary key (tenant_id, account_id, after_sequence),
    foreign key (tenant_id, account_id) references time_account (tenant_id, id)
  )`,
  `create trigger time_account_reopening_append_only before update or delete on time_account_reopening
    for each row execute function refuse_time_bank_change()`,
  `create trigger time_account_reopening_never_emptied before truncate on time_account_reopening
    for each statement execute function refuse_time_bank_change()`,
]
