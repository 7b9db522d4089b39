/**
 * Migration 0105: hours on public notice are read by everybody, the newest first, and volunteers read who looked at their
 * data. Of neither there was an index: all that was ever served, and all that was ever looked at, was gone through.
 */
export const openLines: readonly string[] = [
  `create index service_shown on service (tenant_id, confirmed_at_ms desc, id) where state <> 'posted'`,
  `create index access_log_by_volunteer on access_log (tenant_id, volunteer_id, at_ms)
    where volunteer_id is not null`,
]
