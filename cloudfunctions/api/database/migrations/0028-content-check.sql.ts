/**
 * Migration 0028: what is checked before others read it, in parts (texts, photos), and who decides about what the check
 * holds: whoever may merge files or change the rules, until the tenant says otherwise.
 */
const give = (having: string, given: string): string =>
  `update tenant set settings = jsonb_set(settings, '{postKinds}', (
    select coalesce(jsonb_agg(
      case when kind->'permissions' ? '${having}' and not kind->'permissions' ? '${given}'
        then jsonb_set(kind, '{permissions}', kind->'permissions' || '["${given}"]')
        else kind end order by place), '[]')
    from jsonb_array_elements(settings->'postKinds') with ordinality as k(kind, place))),
    structure_version = structure_version + 1`

export const contentCheckTables: readonly string[] = [
  give('file.merge', 'content.review'),
  give('settings.change', 'content.review'),

  `create table content_check (
    tenant_id text not null references tenant (id),
    subject_kind text not null,
    subject_id text not null,
    region_id text not null,
    region_path text not null,
    member_id text not null,
    state text not null check (state in ('waiting', 'passed', 'held', 'kept')),
    why text,
    asked_at_ms bigint not null,
    settled_at_ms bigint,
    decided_by_member_id text,
    reason_cipher text not null default '',
    primary key (tenant_id, subject_kind, subject_id),
    foreign key (tenant_id, region_id) references region (tenant_id, id),
    check ((state = 'waiting') = (settled_at_ms is null)),
    check (state not in ('held', 'kept') or why is not null),
    check ((state = 'kept') = (reason_cipher <> '')),
    check (state <> 'kept' or decided_by_member_id is not null),
    check (decided_by_member_id is distinct from member_id)
  )`,
  `create index content_check_held on content_check (tenant_id, region_path text_pattern_ops, asked_at_ms)
    where state = 'held'`,

  `create table content_part (
    tenant_id text not null,
    subject_kind text not null,
    subject_id text not null,
    place integer not null,
    text_cipher text not null default '',
    photo_id text not null default '',
    state text not null check (state in ('waiting', 'asked', 'passed', 'held')),
    attempts integer not null default 0,
    next_try_at_ms bigint,
    trace_id text,
    primary key (tenant_id, subject_kind, subject_id, place),
    foreign key (tenant_id, subject_kind, subject_id)
      references content_check (tenant_id, subject_kind, subject_id),
    check ((text_cipher = '') <> (photo_id = '')),
    check ((state = 'asked') = (trace_id is not null)),
    check (state in ('waiting', 'asked') or next_try_at_ms is null)
  )`,
  `create index content_part_due on content_part (next_try_at_ms) where next_try_at_ms is not null`,
  `create unique index content_part_trace on content_part (trace_id) where trace_id is not null`,
]
