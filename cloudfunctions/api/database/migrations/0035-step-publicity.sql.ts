/** Migration 0035: words in a public matter are checked before those read them who added a voice. What is there was read. */
export const stepPublicity: readonly string[] = [
  `alter table matter_step add column publicity text not null default 'shown'
    check (publicity in ('private', 'checking', 'shown', 'held'))`,
]
