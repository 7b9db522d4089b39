/** Migration 0113: whoever asked for a correction, or to belong elsewhere, takes it back while nobody has decided. */
export const takenBackCorrections: readonly string[] = [
  `alter table volunteer_correction
    add column taken_back boolean not null default false,
    add check (not taken_back or state = 'declined')`,
]
