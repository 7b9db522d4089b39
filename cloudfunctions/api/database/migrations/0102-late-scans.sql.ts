/**
 * Migration 0102: what late scans came to when a leader last looked at them and left the confirmed hours as they are; null:
 * nobody has. Other scans that come after that ask for another look.
 */
export const lateScans: readonly string[] = [
  `alter table service add column late_seen_minutes integer check (late_seen_minutes >= 0)`,
]
