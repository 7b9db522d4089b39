/** Migration 0050: what was answered and what has ended is read newest first; without an index every such matter of a street was sorted. */
export const endedMatters: readonly string[] = [
  `create index matter_done on matter (tenant_id, changed_at_ms, id)
    where state in ('answered', 'closed', 'withdrawn', 'merged')`,
]
