/**
 * Migration 0066: a team whose name the content check took for something bad is shown to nobody but its keeper and the
 * office, until a person has looked. Those of before were never asked about and stay as they are.
 */
export const checkedTeamNames: readonly string[] = [
  `alter table volunteer_team add column name_hidden boolean not null default false`,
]
