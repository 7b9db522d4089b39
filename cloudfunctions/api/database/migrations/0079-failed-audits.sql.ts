/** Migration 0079: when an audit under way broke off by itself, so that it is not tried again each minute. */
export const failedAudits: readonly string[] = [
  `alter table time_audit add column failed_at_ms bigint`,
]
