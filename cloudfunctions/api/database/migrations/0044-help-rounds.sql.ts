/**
 * Migration 0044: rounds of a help call. Who acknowledged and does not come in time is reminded, and then all are called
 * again: each level once a round. Calls that are acknowledged just now get the clock that they lacked.
 */
import { defaultHelpCall } from '../../../../src/domain/settings/help-call-rules'

const { arrivalGraceSeconds } = defaultHelpCall

export const helpRounds: readonly string[] = [
  `update tenant set structure_version = structure_version + 1, settings = jsonb_set(settings, '{helpCall}',
    '${JSON.stringify({ arrivalGraceSeconds })}'::jsonb || (settings->'helpCall'))`,

  `alter table help_call
    add column round integer not null default 1 check (round > 0),
    add column responder_delays integer not null default 0 check (responder_delays >= 0),
    add column responder_is_reminded boolean not null default false,
    drop constraint help_call_check3,
    drop constraint help_call_check4`,
  // Who said so long ago to come is asked first, from now on.
  `update help_call set next_alarm_at_ms = greatest(responder_at_ms + responder_minutes * 60000,
    (extract(epoch from now()) * 1000)::bigint) where state = 'acknowledged'`,
  // Somebody is there, it is over, or nobody is left to alert: only then no clock runs.
  `alter table help_call add constraint help_call_clock check (
    (next_alarm_at_ms is not null) = (state = 'acknowledged' or (state = 'calling' and not is_at_top)))`,
  `alter table help_call add constraint help_call_nobody_yet check (state <> 'calling' or responder_member_id is null)`,

  `alter table help_event add column round integer not null default 1 check (round > 0)`,
  `drop index help_event_alerted`,
  `create unique index help_event_alerted on help_event (tenant_id, call_id, round, region_id) where kind = 'alerted'`,
  `drop index help_event_once`,
  `create unique index help_event_once on help_event (tenant_id, call_id, kind) where kind in ('called', 'ended')`,
  `create unique index help_event_once_a_round on help_event (tenant_id, call_id, round, kind)
    where kind in ('relatives-told', 'overdue')`,
]
