/**
 * Migration 0053: what must hold of each row of the ledger, in one function a table. PostgreSQL reads the text of every
 * CHECK anew for each statement that writes, and copies it with each row type: twenty of them were a quarter of what a
 * posting cost.
 *
 * A NULL passes, as in any CHECK. That the accounts of a transfer exist is not asked a second time either: the only
 * writer, post_time_transfers, has locked them, and the audit reads them all.
 */
const ledgerTables = ['time_account', 'time_transfer', 'time_entry'] as const

const soundness = (table: (typeof ledgerTables)[number], row: string, holds: string): string =>
  `create function ${table}_is_sound(${row} ${table}) returns boolean language plpgsql immutable as $$
  begin
    return ${holds};
  end $$`

export const ledgerChecks: readonly string[] = [
  soundness(
    'time_account',
    'a',
    `a.kind in ('volunteer', 'team', 'pool', 'issuance') and a.slot between 0 and 15 and a.entry_count >= 0
      and (a.kind in ('pool', 'issuance')) = (a.owner_id = '')
      and (a.kind in ('pool', 'issuance') or a.slot = 0)
      and a.id = a.kind || ':' || case a.owner_id when '' then lpad(a.slot::text, 2, '0') else a.owner_id end
      and (a.kind = 'issuance' or a.balance >= 0)
      and a.held >= 0 and (a.held = 0 or a.held <= a.balance)
      and (a.entry_count = 0) = (a.last_hash = '')`,
  ),
  soundness(
    'time_transfer',
    't',
    `t.id <> '' and t.by_member_id <> '' and t.minutes > 0
      and t.kind in ('issue', 'opening', 'gift', 'donation', 'redeem', 'inheritance', 'correction', 'over-cap', 'gather')
      and t.phase in ('posted', 'pending', 'post', 'void', 'expire')
      and (t.pending_id is not null) = (t.phase in ('post', 'void', 'expire'))
      and (t.corrects_id is not null) = (t.kind = 'correction')
      and (t.expires_at_ms is not null) = (t.phase = 'pending')
      and (t.credit is null) = (t.credit_account is null)
      and (t.credit is not null or t.phase in ('pending', 'void', 'expire'))
      and t.debit_account <> t.credit_account
      and (t.kind not in ('issue', 'opening') or t.debit = 'issuance')
      and (t.kind not in ('donation', 'over-cap') or t.credit = 'pool')
      and (t.kind <> 'gather' or (t.debit = 'pool' and t.credit = 'pool'))`,
  ),
  soundness(
    'time_entry',
    'e',
    `e.sequence > 0 and length(e.hash) = 64 and (e.minutes <> 0 or e.held_minutes <> 0)
      and e.balance_after = e.balance_before + e.minutes and e.held_after = e.held_before + e.held_minutes
      and (e.balance_after >= 0 or e.account_id like 'issuance:%')
      and e.held_after >= 0 and (e.held_after = 0 or e.held_after <= e.balance_after)`,
  ),
  // The names were PostgreSQL's own.
  `do $$ declare made record; begin
    for made in select conname, conrelid::regclass as of_table from pg_constraint
      where contype = 'c' and conrelid in (${ledgerTables.map((table) => `'${table}'::regclass`).join(', ')})
    loop execute format('alter table %s drop constraint %I', made.of_table, made.conname); end loop;
  end $$`,
  ...ledgerTables.map(
    (table) =>
      `alter table ${table} add constraint ${table}_is_sound check (${table}_is_sound(${table}))`,
  ),
  `alter table time_transfer drop constraint time_transfer_tenant_id_debit_account_fkey,
    drop constraint time_transfer_tenant_id_credit_account_fkey`,
]
