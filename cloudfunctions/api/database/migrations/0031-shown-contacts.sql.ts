/**
 * Migration 0031: orders that were given back, and a log of who was shown how to reach somebody who asked for help; the
 * tenants get the rule of how often one may give back.
 */
import { defaultTimeBank } from '../../../../src/domain/settings/time-bank-rules'

const { giveBacksMost, giveBackDays } = defaultTimeBank

export const shownContacts: readonly string[] = [
  `update tenant set settings = jsonb_set(settings, '{timeBank}', jsonb_build_object(
    'giveBacksMost', ${giveBacksMost}, 'giveBackDays', ${giveBackDays}) || (settings->'timeBank'))`,

  // id: of the command by which it was given back.
  `create table time_give_back (
    tenant_id text not null,
    id text not null,
    order_id text not null,
    volunteer_id text not null,
    at_ms bigint not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, order_id) references time_order (tenant_id, id),
    foreign key (tenant_id, volunteer_id) references volunteer (tenant_id, id)
  )`,
  `create index time_give_back_by_volunteer on time_give_back (tenant_id, volunteer_id, at_ms)`,

  // A look is at a resident of the file, at a volunteer, or at somebody who asked for help.
  `alter table access_log add column order_id text`,
  `alter table access_log add foreign key (tenant_id, order_id) references time_order (tenant_id, id)`,
  `alter table access_log drop constraint access_log_act_check`,
  `alter table access_log add constraint access_log_act_check
    check (act in ('reveal-id-number', 'show-phone', 'dial', 'show-contact'))`,
  `alter table access_log drop constraint access_log_check`,
  `alter table access_log add constraint access_log_of_one
    check (num_nonnulls(resident_id, volunteer_id, order_id) = 1)`,
  `alter table access_log add check ((act = 'show-contact') = (order_id is not null))`,
]
