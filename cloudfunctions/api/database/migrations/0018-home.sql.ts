/** Migration 0018: homes (我家) as residents gave them, and who looked at their phone numbers. */
export const homeTables: readonly string[] = [
  `create table home (
    tenant_id text not null,
    id text not null,
    member_id text not null,
    region_id text not null,
    state text not null check (state in ('unconfirmed', 'confirmed', 'declined')),
    details_cipher text not null check (details_cipher <> ''),
    household_id text not null default '',
    set_at_ms bigint not null,
    settled_at_ms bigint,
    settled_by_name text not null default '',
    settled_reason text not null default '',
    primary key (tenant_id, id),
    check ((state = 'confirmed') = (household_id <> '')),
    check ((state = 'unconfirmed') = (settled_at_ms is null)),
    foreign key (tenant_id, member_id) references member (tenant_id, id),
    foreign key (tenant_id, region_id) references region (tenant_id, id)
  )`,
  `create index home_by_member on home (tenant_id, member_id)`,
  `create index home_unconfirmed on home (tenant_id, region_id) where state = 'unconfirmed'`,
  `create table home_look (
    tenant_id text not null,
    id text not null,
    home_id text not null,
    member_id text not null,
    member_name text not null,
    at_ms bigint not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, home_id) references home (tenant_id, id) on delete cascade
  )`,
  `create index home_look_by_home on home_look (tenant_id, home_id, at_ms)`,
]
