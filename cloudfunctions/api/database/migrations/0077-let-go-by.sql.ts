/**
 * Migration 0077: who of the office took a registration off its owner's WeChat, or ended it, so that somebody else hands
 * it over. What was closed because it was joined to another vouches for nobody: only that lets what an office ended be
 * found again when nobody had signed in as it.
 */
export const letGoBy: readonly string[] = [
  `alter table volunteer add column let_go_by_member_id text`,
  `update volunteer set details_verified = false where state = 'left' and member_id is null`,
]
