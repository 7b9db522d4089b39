/**
 * Migration 0098: which seats came to somebody from the waiting list. Whom no message told of it has to be called; until then
 * they do not know that they are expected.
 */
export const movedUp: readonly string[] = [
  `alter table sign_up add column moved_up boolean not null default false`,
]
