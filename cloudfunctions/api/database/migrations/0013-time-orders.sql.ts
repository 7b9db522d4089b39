/**
 * Migration 0013: orders (兑换) and inheritances of the time bank. What they come to is in the ledger; these say where
 * each of them stands.
 */
export const timeOrderTables: readonly string[] = [
  `create table time_order (
    tenant_id text not null references tenant (id),
    id text not null,
    region_id text not null,
    service text not null check (service <> ''),
    minutes bigint not null check (minutes > 0),
    payer text not null,
    state text not null check (state in ('asked', 'open', 'taken', 'disputed', 'done', 'cancelled', 'expired',
      'declined')),
    asker_member_id text not null,
    asker_volunteer_id text,
    taker_volunteer_id text,
    asker_minutes bigint check (asker_minutes between 1 and minutes),
    taker_minutes bigint check (taker_minutes between 1 and minutes),
    details_cipher text not null,
    asked_at_ms bigint not null,
    changed_at_ms bigint not null,
    expires_at_ms bigint not null,
    settled_by_name text not null default '',
    settled_reason text not null default '',
    primary key (tenant_id, id),
    foreign key (tenant_id, region_id) references region (tenant_id, id),
    foreign key (tenant_id, asker_volunteer_id) references volunteer (tenant_id, id),
    foreign key (tenant_id, taker_volunteer_id) references volunteer (tenant_id, id),
    check (state not in ('taken', 'disputed', 'done') or taker_volunteer_id is not null),
    check (taker_minutes is null or taker_volunteer_id is not null),
    check (taker_volunteer_id <> asker_volunteer_id)
  )`,
  `create index time_order_by_state on time_order (tenant_id, state, asked_at_ms)`,
  `create index time_order_by_asker on time_order (tenant_id, asker_member_id)`,
  `create index time_order_by_taker on time_order (tenant_id, taker_volunteer_id)
    where taker_volunteer_id is not null`,

  `create table time_inheritance (
    tenant_id text not null references tenant (id),
    id text not null,
    from_volunteer_id text not null,
    to_volunteer_id text,
    state text not null check (state in ('proposed', 'moved')),
    reason_cipher text not null,
    proposed_by_member_id text not null,
    proposed_by_name text not null,
    proposed_at_ms bigint not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, from_volunteer_id) references volunteer (tenant_id, id),
    foreign key (tenant_id, to_volunteer_id) references volunteer (tenant_id, id),
    check (from_volunteer_id <> to_volunteer_id)
  )`,
  `create unique index time_inheritance_one_open on time_inheritance (tenant_id, from_volunteer_id)
    where state = 'proposed'`,
  `create table time_inheritance_approval (
    tenant_id text not null,
    inheritance_id text not null,
    member_id text not null,
    member_name text not null,
    at_ms bigint not null,
    primary key (tenant_id, inheritance_id, member_id),
    foreign key (tenant_id, inheritance_id) references time_inheritance (tenant_id, id)
  )`,
]
