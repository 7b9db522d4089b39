/**
 * Migration 0087: places of the ledger that do not agree, from the audit that found one first to the one that finds it no
 * more, so that each is told once; and what there was to look at when an audit began. An audit counts places from here on.
 */
export const ledgerFaults: readonly string[] = [
  `create table time_fault (
    tenant_id text not null,
    place text not null,
    fault text not null check (fault <> ''),
    found_by text not null,
    seen_by text not null,
    gone_by text,
    primary key (tenant_id, place, found_by),
    foreign key (tenant_id, found_by) references time_audit (tenant_id, id)
  )`,
  `create unique index time_fault_one_open on time_fault (tenant_id, place) where gone_by is null`,
  `alter table time_audit
    drop column first_fault_where,
    drop column first_fault,
    add column whole_accounts bigint not null default 0,
    add column whole_entries bigint not null default 0,
    add column whole_transfers bigint not null default 0`,
]
