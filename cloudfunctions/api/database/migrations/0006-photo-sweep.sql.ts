/** Migration 0006: finding the finished photos of one member and one month, to forget those that no visit names. */
export const photoSweep: readonly string[] = [
  `create index upload_by_member on upload (tenant_id, member_id, completed_at_ms)`,
]
