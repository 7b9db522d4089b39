/** Migration 0070: scans that arrive late ask for a member's posts that have ended as well, by the same key. */
export const endedPosts: readonly string[] = [
  `drop index post_by_member`,
  `create index post_by_member on post (tenant_id, member_id)`,
]
