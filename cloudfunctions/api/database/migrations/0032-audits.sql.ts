/** Migration 0032: audits of the time bank that go on over many calls. cursor: where the next portion begins. */
export const auditTables: readonly string[] = [
  `create table time_audit (
    tenant_id text not null references tenant (id),
    id text not null,
    started_at_ms bigint not null,
    started_by_name text not null,
    ended_at_ms bigint,
    cursor jsonb not null,
    portions bigint not null default 0,
    accounts bigint not null default 0,
    entries bigint not null default 0,
    transfers bigint not null default 0,
    sum_minutes bigint not null default 0,
    fault_count bigint not null default 0,
    first_fault_where text not null default '',
    first_fault text not null default '',
    primary key (tenant_id, id),
    check ((fault_count = 0) = (first_fault = ''))
  )`,
  `create unique index time_audit_one_open on time_audit (tenant_id) where ended_at_ms is null`,
]
