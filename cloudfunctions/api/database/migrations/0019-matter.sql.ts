/**
 * Migration 0019: matters (民情事项), their steps and who follows them. What was said and by whom lies sealed; the columns
 * are what lists, rates and the timer ask for. Tenants get the rules that a new tenant starts with, and whoever writes
 * files may handle matters, whoever visits may take them down, until the tenant says otherwise.
 */
import { defaultMatters } from '../../../../src/domain/settings/matter-rules'

const rules = JSON.stringify({ matters: defaultMatters })

/** `having` → `given`, for every kind of post. */
const give = (having: string, given: string): string =>
  `update tenant set settings = jsonb_set(settings, '{postKinds}', (
    select coalesce(jsonb_agg(
      case when kind->'permissions' ? '${having}' and not kind->'permissions' ? '${given}'
        then jsonb_set(kind, '{permissions}', kind->'permissions' || '["${given}"]')
        else kind end order by place), '[]')
    from jsonb_array_elements(settings->'postKinds') with ordinality as k(kind, place)))`

export const matterTables: readonly string[] = [
  `update tenant set settings = '${rules}'::jsonb || settings`,
  give('visit.write', 'matter.report'),
  give('file.write', 'matter.handle'),
  give('settings.change', 'matter.report'),
  give('settings.change', 'matter.handle'),

  // region_path and duty_path are those of the regions: a region never moves in the tree.
  `create table matter (
    tenant_id text not null references tenant (id),
    id text not null,
    number text not null check (number <> ''),
    region_id text not null,
    region_path text not null,
    channel text not null check (channel in ('resident', 'visit', 'patrol', 'hotline', 'phone', 'desk')),
    category text not null,
    deadline_class text not null check (deadline_class in ('two-hours', 'one-day', 'seven-days', 'fifteen-days')),
    publicity text not null check (publicity in ('private', 'checking', 'shown', 'held')),
    state text not null check (state in ('waiting', 'accepted', 'dispatched', 'working', 'answered', 'closed',
      'withdrawn', 'merged')),
    duty_region_id text not null,
    duty_path text not null,
    duty_kind_id text not null default '',
    responsible_member_id text,
    responsible_name text not null default '',
    responsible_region_id text,
    responsible_kind_id text not null default '',
    asker_member_id text,
    written_by_member_id text not null,
    pause_kind text not null default 'none' check (pause_kind in ('none', 'resident', 'paused')),
    paused_since_ms bigint,
    paused_until_ms bigint,
    clock_from_ms bigint not null,
    due_at_ms bigint not null,
    next_alarm_at_ms bigint,
    warned boolean not null default false,
    escalations integer not null default 0 check (escalations >= 0),
    reopened boolean not null default false,
    outcome text check (outcome in ('solved', 'partly', 'explained', 'declined')),
    answered_at_ms bigint,
    solved boolean,
    satisfaction integer check (satisfaction between 1 and 5),
    later_solved boolean,
    later_satisfaction integer check (later_satisfaction between 1 and 5),
    merged_into text,
    followers integer not null default 0 check (followers >= 0),
    step_count integer not null default 0,
    submitted_at_ms bigint not null,
    changed_at_ms bigint not null,
    details_cipher text not null,
    primary key (tenant_id, id),
    unique (tenant_id, number),
    foreign key (tenant_id, region_id) references region (tenant_id, id),
    foreign key (tenant_id, duty_region_id) references region (tenant_id, id),
    foreign key (tenant_id, merged_into) references matter (tenant_id, id),
    check (region_path like duty_path || '%'),
    check (changed_at_ms >= submitted_at_ms),
    check ((pause_kind = 'none') = (paused_since_ms is null) and (paused_since_ms is null) = (paused_until_ms is null)),
    check (state in ('waiting', 'withdrawn', 'merged') or responsible_member_id is not null),
    check (state not in ('answered', 'closed') or (outcome is not null and answered_at_ms is not null)),
    check ((state = 'merged') = (merged_into is not null)),
    check ((solved is null) = (satisfaction is null) and (later_solved is null) = (later_satisfaction is null))
  )`,
  `create index matter_open_by_duty on matter (tenant_id, duty_path text_pattern_ops, due_at_ms)
    where state in ('waiting', 'accepted', 'dispatched', 'working')`,
  `create index matter_by_place on matter (tenant_id, region_path text_pattern_ops, submitted_at_ms)`,
  `create index matter_by_time on matter (tenant_id, submitted_at_ms)`,
  `create index matter_by_asker on matter (tenant_id, asker_member_id, submitted_at_ms)
    where asker_member_id is not null`,
  `create index matter_alarm on matter (next_alarm_at_ms) where next_alarm_at_ms is not null`,
  `create index matter_merged on matter (tenant_id, merged_into) where merged_into is not null`,

  `create table matter_joint (
    tenant_id text not null,
    matter_id text not null,
    region_id text not null,
    path text not null,
    kind_id text not null,
    state text not null check (state in ('asked', 'done', 'released')),
    primary key (tenant_id, matter_id, region_id, kind_id),
    foreign key (tenant_id, matter_id) references matter (tenant_id, id)
  )`,
  `create index matter_joint_asked on matter_joint (tenant_id, kind_id) where state = 'asked'`,

  // Every step has who, when and words; a private one is for colleagues. Steps are never changed.
  `create table matter_step (
    tenant_id text not null,
    matter_id text not null,
    turn integer not null check (turn > 0),
    kind text not null,
    state text not null,
    at_ms bigint not null,
    member_id text not null,
    is_private boolean not null,
    details_cipher text not null,
    primary key (tenant_id, matter_id, turn),
    foreign key (tenant_id, matter_id) references matter (tenant_id, id)
  )`,

  `create table matter_voice (
    tenant_id text not null,
    matter_id text not null,
    member_id text not null,
    at_ms bigint not null,
    primary key (tenant_id, matter_id, member_id),
    foreign key (tenant_id, matter_id) references matter (tenant_id, id)
  )`,
  `create index matter_voice_by_member on matter_voice (tenant_id, member_id)`,

  `create table matter_count (
    tenant_id text not null references tenant (id),
    day text not null,
    last integer not null,
    primary key (tenant_id, day)
  )`,
]
