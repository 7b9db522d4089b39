/**
 * Migration 0061: what everybody reads of an activity is checked. `checked_as` names the check that holds for it: all of a series
 * that were written at once have one; '' for what was published before there was any.
 */
export const checkedActivities: readonly string[] = [
  `alter table activity
    add column checked_as text not null default '',
    add column hidden boolean not null default false,
    add column reason_hidden boolean not null default false`,
  `alter table shift add column reason_hidden boolean not null default false`,
  `create index activity_checked on activity (tenant_id, checked_as) where checked_as <> ''`,
]
