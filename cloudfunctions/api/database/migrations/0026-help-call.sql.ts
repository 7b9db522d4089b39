/**
 * Migration 0026: the help call (一键呼叫): who is registered, the calls, and what happened in each. Names, phones and words
 * lie sealed; events are never changed. Tenants get the rules that a new tenant starts with, and whoever visits may answer.
 */
import { defaultHelpCall } from '../../../../src/domain/settings/help-call-rules'

const rules = JSON.stringify({ helpCall: defaultHelpCall })

/** Every kind of post that may do this may answer help calls. */
const give = (having: string): string =>
  `update tenant set settings = jsonb_set(settings, '{postKinds}', (
    select coalesce(jsonb_agg(
      case when kind->'permissions' ? '${having}' and not kind->'permissions' ? 'help.answer'
        then jsonb_set(kind, '{permissions}', kind->'permissions' || '["help.answer"]')
        else kind end order by place), '[]')
    from jsonb_array_elements(settings->'postKinds') with ordinality as k(kind, place)))`

export const helpTables: readonly string[] = [
  `update tenant set settings = '${rules}'::jsonb || settings`,
  give('visit.write'),
  give('settings.change'),

  `create table help_registration (
    tenant_id text not null references tenant (id),
    id text not null,
    home_id text not null,
    member_id text not null,
    region_id text not null,
    region_path text not null,
    household_id text not null,
    state text not null check (state in ('asked', 'registered', 'ended')),
    details_cipher text not null,
    written_at_ms bigint not null,
    settled_by_name text not null default '',
    primary key (tenant_id, id),
    foreign key (tenant_id, region_id) references region (tenant_id, id)
  )`,
  `create unique index help_registration_of_home on help_registration (tenant_id, home_id) where state <> 'ended'`,
  `create index help_registration_by_member on help_registration (tenant_id, member_id)`,
  `create index help_registration_by_household on help_registration (tenant_id, household_id)
    where household_id <> ''`,
  `create index help_registration_by_place on help_registration (tenant_id, region_path text_pattern_ops)
    where state <> 'ended'`,

  `create table help_call (
    tenant_id text not null,
    id text not null,
    registration_id text not null,
    region_id text not null,
    region_path text not null,
    is_drill boolean not null,
    state text not null check (state in ('calling', 'acknowledged', 'arrived', 'ended')),
    alerted text[] not null,
    relatives_told boolean not null,
    is_at_top boolean not null,
    next_alarm_at_ms bigint,
    responder_member_id text,
    responder_name text not null default '',
    responder_minutes integer not null default 0 check (responder_minutes >= 0),
    responder_at_ms bigint,
    outcome text check (outcome in ('helped', 'hospital', 'false-alarm', 'drill', 'not-needed', 'cancelled')),
    pressed_at_ms bigint not null,
    called_at_ms bigint not null,
    changed_at_ms bigint not null,
    event_count integer not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, registration_id) references help_registration (tenant_id, id),
    foreign key (tenant_id, region_id) references region (tenant_id, id),
    check ((state = 'ended') = (outcome is not null)),
    check ((responder_member_id is null) = (responder_at_ms is null)),
    check (state in ('calling', 'ended') or responder_member_id is not null),
    check (state = 'calling' or next_alarm_at_ms is null),
    check (state <> 'calling' or is_at_top = (next_alarm_at_ms is null)),
    check (not is_at_top or relatives_told),
    check (pressed_at_ms <= called_at_ms and called_at_ms <= changed_at_ms)
  )`,
  // Few calls are open at any time: what every phone on duty asks for all day reads these alone.
  `create unique index help_call_open on help_call (tenant_id, registration_id) where state <> 'ended'`,
  `create index help_call_alarm on help_call (next_alarm_at_ms) where next_alarm_at_ms is not null`,
  `create index help_call_by_registration on help_call (tenant_id, registration_id, called_at_ms)`,
  `create index help_call_by_place on help_call (tenant_id, region_path text_pattern_ops, called_at_ms)`,

  `create table help_event (
    tenant_id text not null,
    call_id text not null,
    turn integer not null check (turn > 0),
    kind text not null,
    region_id text not null,
    at_ms bigint not null,
    member_id text not null,
    details_cipher text not null,
    primary key (tenant_id, call_id, turn),
    foreign key (tenant_id, call_id) references help_call (tenant_id, id)
  )`,
  // Each level is alerted once, whoever runs the clock.
  `create unique index help_event_alerted on help_event (tenant_id, call_id, region_id) where kind = 'alerted'`,
  `create unique index help_event_once on help_event (tenant_id, call_id, kind)
    where kind in ('called', 'relatives-told', 'at-top', 'ended')`,
  `create function refuse_help_event_change() returns trigger language plpgsql as $$
  begin
    raise exception 'What happened in a help call stays as it was.' using errcode = 'restrict_violation';
  end $$`,
  `create trigger help_event_append_only before update or delete on help_event
    for each row execute function refuse_help_event_change()`,

  `create index home_by_household on home (tenant_id, household_id) where household_id <> ''`,

  `create table help_look (
    tenant_id text not null,
    registration_id text not null,
    call_id text not null,
    member_id text not null,
    member_name text not null,
    at_ms bigint not null,
    primary key (tenant_id, registration_id, call_id, member_id),
    foreign key (tenant_id, registration_id) references help_registration (tenant_id, id)
  )`,
]
