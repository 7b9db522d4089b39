/** Migration 0023: why a single shift was cancelled; '' for one that went with its whole activity. */
export const shiftReason: readonly string[] = [
  `alter table shift add column cancelled_reason text not null default ''
    check (cancelled_reason = '' or state = 'cancelled')`,
]
