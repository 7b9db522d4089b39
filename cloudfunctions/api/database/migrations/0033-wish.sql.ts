/**
 * Migration 0033: micro-wishes (微心愿), what was pledged to pooled ones, their steps, and who looked at whose number. What
 * tells of a person lies sealed; `shown_text` is what everybody reads after the check. Tenants get the rules that a new
 * tenant starts with, and whoever manages volunteers may manage wishes, until the tenant says otherwise.
 */
import { defaultWishes } from '../../../../src/domain/settings/wish-rules'

const rules = JSON.stringify({ wishes: defaultWishes })

export const wishTables: readonly string[] = [
  `update tenant set settings = '${rules}'::jsonb || settings`,
  `update tenant set settings = jsonb_set(settings, '{postKinds}', (
    select coalesce(jsonb_agg(
      case when (kind->'permissions' ? 'volunteer.manage' or kind->'permissions' ? 'settings.change')
          and not kind->'permissions' ? 'wish.manage'
        then jsonb_set(kind, '{permissions}', kind->'permissions' || '["wish.manage"]')
        else kind end order by place), '[]')
    from jsonb_array_elements(settings->'postKinds') with ordinality as k(kind, place)))`,

  // region_path is the door's, shown_path that of the grid or community which is all that others learn.
  `create table wish (
    tenant_id text not null references tenant (id),
    id text not null,
    region_id text not null,
    region_path text not null,
    shown_path text not null,
    category text not null,
    state text not null check (state in ('checking', 'open', 'claimed', 'reached', 'connected', 'fulfilled',
      'confirmed', 'declined', 'withdrawn', 'lapsed')),
    wisher_member_id text,
    written_by_member_id text not null,
    claim_member_id text,
    claim_until_ms bigint,
    claim_remind_at_ms bigint,
    claim_cipher text,
    fulfilled_by_member_id text,
    pool_unit text check (pool_unit in ('piece', 'yuan', 'hour')),
    pool_target integer check (pool_target > 0),
    pool_pledged integer,
    pool_until_ms bigint,
    shown_text text not null default '',
    step_count integer not null default 0,
    next_alarm_at_ms bigint,
    submitted_at_ms bigint not null,
    published_at_ms bigint,
    confirmed_at_ms bigint,
    changed_at_ms bigint not null,
    details_cipher text not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, region_id) references region (tenant_id, id),
    check (region_path like shown_path || '%'),
    check (changed_at_ms >= submitted_at_ms),
    check ((claim_member_id is null) = (claim_until_ms is null) and (claim_member_id is null) = (claim_cipher is null)),
    check (state <> 'claimed' or claim_member_id is not null),
    check (claim_member_id is null or (pool_unit is null and state in ('claimed', 'connected', 'fulfilled', 'confirmed'))),
    check ((pool_unit is null) = (pool_target is null) and (pool_unit is null) = (pool_pledged is null)
      and (pool_unit is null) = (pool_until_ms is null)),
    check (pool_pledged between 0 and pool_target),
    check (state <> 'reached' or pool_pledged = pool_target),
    check ((published_at_ms is null) = (shown_text = '')),
    check (published_at_ms is not null or state in ('checking', 'declined', 'withdrawn')),
    check ((confirmed_at_ms is not null) = (state = 'confirmed'))
  )`,
  `create index wish_shown on wish (tenant_id, state, published_at_ms)`,
  `create index wish_by_place on wish (tenant_id, region_path text_pattern_ops, submitted_at_ms)`,
  `create index wish_by_wisher on wish (tenant_id, wisher_member_id) where wisher_member_id is not null`,
  `create index wish_by_writer on wish (tenant_id, written_by_member_id)`,
  `create index wish_by_claimer on wish (tenant_id, claim_member_id) where claim_member_id is not null`,
  `create index wish_alarm on wish (next_alarm_at_ms) where next_alarm_at_ms is not null`,

  `create table wish_pledge (
    tenant_id text not null,
    id text not null,
    wish_id text not null,
    member_id text not null,
    amount integer not null check (amount > 0),
    state text not null check (state in ('standing', 'taken-back', 'released', 'given')),
    at_ms bigint not null,
    details_cipher text not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, wish_id) references wish (tenant_id, id)
  )`,
  `create index wish_pledge_of_wish on wish_pledge (tenant_id, wish_id)`,
  `create index wish_pledge_by_member on wish_pledge (tenant_id, member_id)`,

  // Never changed.
  `create table wish_step (
    tenant_id text not null,
    wish_id text not null,
    turn integer not null check (turn > 0),
    kind text not null,
    at_ms bigint not null,
    member_id text not null,
    details_cipher text not null,
    primary key (tenant_id, wish_id, turn),
    foreign key (tenant_id, wish_id) references wish (tenant_id, id)
  )`,

  `create table wish_look (
    tenant_id text not null,
    id text not null,
    wish_id text not null,
    member_id text not null,
    member_name text not null,
    at_ms bigint not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, wish_id) references wish (tenant_id, id)
  )`,
  `create index wish_look_of_wish on wish_look (tenant_id, wish_id)`,
]
