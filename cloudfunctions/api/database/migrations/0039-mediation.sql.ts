/**
 * Migration 0039: mediations (人民调解), their mediators and steps. Who is in dispute and all that was said lies sealed; the
 * columns are what lists and the timer ask for. Whoever handles matters in a region may mediate, and the 司法所, until the
 * tenant says otherwise. The access log tells who was shown the parties.
 */
export const mediationTables: readonly string[] = [
  `update tenant set settings = jsonb_set(settings, '{postKinds}', (
    select coalesce(jsonb_agg(
      case when kind->'permissions' ? 'matter.handle' and not kind->'permissions' ? 'mediation.keep'
          and (kind->>'id' = 'justice-office' or not coalesce((kind->>'isDepartment')::boolean, false))
        then jsonb_set(kind, '{permissions}', kind->'permissions' || '["mediation.keep"]')
        else kind end order by place), '[]')
    from jsonb_array_elements(settings->'postKinds') with ordinality as k(kind, place)))`,

  `create table mediation (
    tenant_id text not null references tenant (id),
    id text not null,
    number text not null check (number <> ''),
    region_id text not null,
    region_path text not null,
    matter_id text,
    kind text not null,
    state text not null check (state in ('preparing', 'mediating', 'signing', 'agreed', 'failed', 'withdrawn')),
    lead_member_id text not null check (lead_member_id <> ''),
    next_session_at_ms bigint,
    sessions integer not null default 0 check (sessions >= 0),
    effective_on text,
    revisit_on text,
    revisits integer not null default 0 check (revisits >= 0),
    kept text check (kept in ('kept', 'partly', 'broken')),
    confirmation_on text,
    next_alarm_at_ms bigint,
    reminders integer not null default 0 check (reminders between 0 and 2),
    step_count integer not null default 0,
    opened_at_ms bigint not null,
    changed_at_ms bigint not null,
    details_cipher text not null,
    primary key (tenant_id, id),
    unique (tenant_id, number),
    foreign key (tenant_id, region_id) references region (tenant_id, id),
    foreign key (tenant_id, matter_id) references matter (tenant_id, id),
    check (changed_at_ms >= opened_at_ms),
    check ((state = 'agreed') = (effective_on is not null)),
    check (state not in ('agreed', 'signing') or sessions > 0),
    check (state <> 'agreed' or revisit_on is not null or revisits > 0),
    check (state not in ('failed', 'withdrawn') or revisit_on is null),
    check (state in ('preparing', 'mediating', 'signing') or next_session_at_ms is null),
    check ((kept is null) = (revisits = 0)),
    check (confirmation_on is null or state = 'agreed')
  )`,
  // One at a time.
  `create unique index mediation_of_matter on mediation (tenant_id, matter_id)
    where matter_id is not null and state in ('preparing', 'mediating', 'signing')`,
  `create index mediation_by_matter on mediation (tenant_id, matter_id) where matter_id is not null`,
  `create index mediation_by_place on mediation (tenant_id, region_path text_pattern_ops, opened_at_ms)`,
  `create index mediation_alarm on mediation (next_alarm_at_ms) where next_alarm_at_ms is not null`,

  `create table mediation_mediator (
    tenant_id text not null,
    mediation_id text not null,
    member_id text not null,
    member_name text not null,
    place integer not null check (place >= 0),
    primary key (tenant_id, mediation_id, member_id),
    foreign key (tenant_id, mediation_id) references mediation (tenant_id, id)
  )`,
  `create index mediation_mediator_by_member on mediation_mediator (tenant_id, member_id)`,

  // Never changed.
  `create table mediation_step (
    tenant_id text not null,
    mediation_id text not null,
    turn integer not null check (turn > 0),
    kind text not null,
    at_ms bigint not null,
    member_id text not null,
    details_cipher text not null,
    primary key (tenant_id, mediation_id, turn),
    foreign key (tenant_id, mediation_id) references mediation (tenant_id, id)
  )`,

  `create table mediation_count (
    tenant_id text not null references tenant (id),
    year text not null,
    last integer not null,
    primary key (tenant_id, year)
  )`,

  // A look is at one of these.
  `alter table access_log add column mediation_id text`,
  `alter table access_log add foreign key (tenant_id, mediation_id) references mediation (tenant_id, id)`,
  `alter table access_log drop constraint access_log_act_check`,
  `alter table access_log add constraint access_log_act_check
    check (act in ('reveal-id-number', 'show-phone', 'dial', 'show-contact', 'show-party'))`,
  `alter table access_log drop constraint access_log_of_one`,
  `alter table access_log add constraint access_log_of_one
    check (num_nonnulls(resident_id, volunteer_id, order_id, mediation_id) = 1)`,
  `alter table access_log add check ((act = 'show-party') = (mediation_id is not null))`,
]
