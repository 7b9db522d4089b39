/**
 * Migration 0034: a help call may come to its top twice. Whoever takes up a post above the top that was reached is
 * alerted when the call is passed on, and then that is the top. The row's lock keeps two timers from writing it twice.
 */
export const secondTop: readonly string[] = [
  `drop index help_event_once`,
  `create unique index help_event_once on help_event (tenant_id, call_id, kind)
    where kind in ('called', 'relatives-told', 'ended')`,
]
