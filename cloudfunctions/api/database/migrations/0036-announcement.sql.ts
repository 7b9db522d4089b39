/**
 * Migration 0036: announcements (公告), where each is shown, and who did what about it. They are public, so nothing lies
 * sealed; who read one is not known here and has no column. Whoever runs activities may publish them, until the tenant says
 * otherwise.
 */
export const announcementTables: readonly string[] = [
  `update tenant set settings = jsonb_set(settings, '{postKinds}', (
    select coalesce(jsonb_agg(
      case when kind->'permissions' ? 'activity.run' and not kind->'permissions' ? 'announcement.publish'
        then jsonb_set(kind, '{permissions}', kind->'permissions' || '["announcement.publish"]')
        else kind end order by place), '[]')
    from jsonb_array_elements(settings->'postKinds') with ordinality as k(kind, place))),
    structure_version = structure_version + 1`,

  `create table announcement (
    tenant_id text not null references tenant (id),
    id text not null,
    region_id text not null,
    region_path text not null,
    state text not null check (state in ('draft', 'published', 'withdrawn')),
    kind text not null check (kind in ('outage', 'activity', 'policy', 'safety', 'urgent', 'other')),
    title text not null check (title <> ''),
    text text not null check (text <> ''),
    from_date text not null,
    until_date text not null,
    pinned boolean not null,
    photo_id text not null default '',
    activity_id text not null default '',
    corrections jsonb not null default '[]',
    published_at_ms bigint,
    withdrawn_reason text not null default '',
    changed_at_ms bigint not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, region_id) references region (tenant_id, id),
    check (state <> 'published' or published_at_ms is not null),
    check (state <> 'draft' or published_at_ms is null),
    check (published_at_ms is null or until_date >= from_date),
    check ((withdrawn_reason <> '') = (state = 'withdrawn' and published_at_ms is not null)),
    check (published_at_ms is not null or jsonb_array_length(corrections) = 0)
  )`,
  `create index announcement_by_office on announcement (tenant_id, region_path text_pattern_ops, changed_at_ms)`,

  `create table announcement_region (
    tenant_id text not null,
    announcement_id text not null,
    region_id text not null,
    primary key (tenant_id, region_id, announcement_id),
    foreign key (tenant_id, announcement_id) references announcement (tenant_id, id),
    foreign key (tenant_id, region_id) references region (tenant_id, id)
  )`,
  `create index announcement_region_of on announcement_region (tenant_id, announcement_id)`,

  // Never changed.
  `create table announcement_act (
    tenant_id text not null,
    id text not null,
    announcement_id text not null,
    kind text not null check (kind in ('draft', 'publish', 'correct', 'withdraw')),
    at_ms bigint not null,
    member_id text not null,
    member_name text not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, announcement_id) references announcement (tenant_id, id)
  )`,
  `create index announcement_act_of on announcement_act (tenant_id, announcement_id, at_ms)`,
]
