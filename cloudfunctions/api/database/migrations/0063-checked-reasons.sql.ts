/**
 * Migration 0063: which check holds for the reason of a cancellation. Each cancellation has its own, so that what was decided
 * about one reason is not decided about the next; those before were asked under the id of the shift, the activity or the series.
 */
const asked = (which: string): string => `coalesce((
  select c.subject_id from content_check c
  where c.tenant_id = t.tenant_id and c.subject_kind = 'activity-reason' and c.subject_id = ${which}), '')`

export const checkedReasons: readonly string[] = [
  `alter table activity add column reason_checked_as text not null default ''`,
  `alter table shift add column reason_checked_as text not null default ''`,
  `update activity t set reason_checked_as = coalesce(
    nullif(${asked('t.id')}, ''), ${asked('t.series_id')})
  where t.cancelled_reason <> ''`,
  `update shift t set reason_checked_as = coalesce(nullif(${asked('t.id')}, ''),
    nullif(${asked('t.activity_id')}, ''), ${asked(
      '(select a.series_id from activity a where a.tenant_id = t.tenant_id and a.id = t.activity_id)',
    )})
  where t.cancelled_reason <> ''`,
  `create index activity_reason_checked on activity (tenant_id, reason_checked_as)
    where reason_checked_as <> ''`,
  `create index shift_reason_checked on shift (tenant_id, reason_checked_as)
    where reason_checked_as <> ''`,
]
