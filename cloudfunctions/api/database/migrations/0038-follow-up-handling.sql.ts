/** Migration 0038: where the matter stands that a follow-up became. Those that are there stay with who walks. */
export const followUpHandling: readonly string[] = [
  `alter table follow_up add column handling text not null default ''
    check (handling in ('', 'asked', 'waiting', 'accepted', 'dispatched', 'working', 'answered', 'closed',
      'withdrawn', 'merged'))`,
]
