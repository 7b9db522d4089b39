/**
 * First half of migration 0001: tenants, regions, members, posts, invitations. Every key starts with the
 * tenant, so that the schema can be distributed by tenant later without touching a table.
 */
export const organisationTables: readonly string[] = [
  `create table tenant (
    id text primary key,
    name text not null check (name <> ''),
    settings jsonb not null,
    structure_version bigint not null default 1,
    epoch text not null,
    created_at_ms bigint not null
  )`,

  // path: '/root/…/own-id/'. scope_id: what is synced together with this region.
  `create table region (
    tenant_id text not null references tenant (id),
    id text not null,
    parent_id text,
    level_id text not null,
    name text not null check (name <> ''),
    code text not null,
    ordinal integer not null check (ordinal >= 0),
    path text not null,
    scope_id text not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, parent_id) references region (tenant_id, id),
    foreign key (tenant_id, scope_id) references region (tenant_id, id),
    check (path like '/%/' and right(path, length(id) + 2) = '/' || id || '/'),
    check ((parent_id is null) = (path = '/' || id || '/'))
  )`,
  `create index region_by_path on region (tenant_id, path text_pattern_ops)`,
  `create index region_by_scope on region (tenant_id, scope_id)`,
  `create unique index region_root on region (tenant_id) where parent_id is null`,

  // demo_hint: what to try as this person; only members of a demo have one.
  `create table member (
    tenant_id text not null references tenant (id),
    id text not null,
    openid text,
    name text not null,
    demo_hint text,
    created_at_ms bigint not null,
    primary key (tenant_id, id),
    unique (tenant_id, openid)
  )`,

  `create table post (
    tenant_id text not null,
    id text not null,
    member_id text not null,
    kind_id text not null,
    region_id text not null,
    from_date text not null check (from_date ~ '^\\d{4}-\\d{2}-\\d{2}$'),
    to_date text not null check (to_date ~ '^(\\d{4}-\\d{2}-\\d{2})?$'),
    ended_at_ms bigint,
    ended_by_member_id text,
    ended_by_name text not null default '',
    given_by_name text not null default '',
    created_at_ms bigint not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, member_id) references member (tenant_id, id),
    foreign key (tenant_id, region_id) references region (tenant_id, id),
    foreign key (tenant_id, ended_by_member_id) references member (tenant_id, id),
    check (to_date = '' or to_date >= from_date),
    check ((ended_at_ms is null) = (ended_by_name = ''))
  )`,
  `create index post_by_member on post (tenant_id, member_id) where ended_at_ms is null`,
  `create index post_by_region on post (tenant_id, region_id)`,

  `create table invitation (
    tenant_id text not null,
    id text not null,
    code_index text not null,
    code_cipher text not null,
    kind_id text not null,
    region_id text not null,
    from_date text not null check (from_date ~ '^\\d{4}-\\d{2}-\\d{2}$'),
    to_date text not null check (to_date ~ '^(\\d{4}-\\d{2}-\\d{2})?$'),
    expires_at_ms bigint not null,
    max_uses integer not null check (max_uses >= 1),
    uses_left integer not null check (uses_left between 0 and max_uses),
    issued_by_member_id text not null,
    issued_by_name text not null,
    created_at_ms bigint not null,
    revoked_at_ms bigint,
    primary key (tenant_id, id),
    unique (tenant_id, code_index),
    foreign key (tenant_id, region_id) references region (tenant_id, id),
    foreign key (tenant_id, issued_by_member_id) references member (tenant_id, id)
  )`,
  `create index invitation_by_region on invitation (tenant_id, region_id)`,
]
