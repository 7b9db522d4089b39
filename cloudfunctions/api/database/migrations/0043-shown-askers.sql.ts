/** Migration 0043: who handles a matter and looks at how to reach its asker leaves a line in the access log. */
export const shownAskers: readonly string[] = [
  `alter table access_log add column matter_id text`,
  `alter table access_log add foreign key (tenant_id, matter_id) references matter (tenant_id, id)`,
  `alter table access_log drop constraint access_log_act_check`,
  `alter table access_log add constraint access_log_act_check
    check (act in ('reveal-id-number', 'show-phone', 'dial', 'show-contact', 'show-party', 'show-asker'))`,
  `alter table access_log drop constraint access_log_of_one`,
  `alter table access_log add constraint access_log_of_one
    check (num_nonnulls(resident_id, volunteer_id, order_id, mediation_id, matter_id) = 1)`,
  `alter table access_log add check ((act = 'show-asker') = (matter_id is not null))`,
]
