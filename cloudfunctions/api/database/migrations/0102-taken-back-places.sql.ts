/** Migration 0102: who of those that run an activity gave somebody's place back, and the sealed reason, for its owner to read. */
export const takenBackPlaces: readonly string[] = [
  `alter table sign_up
    add column taken_back_by_name text not null default '',
    add column taken_back_reason_cipher text not null default ''`,
]
