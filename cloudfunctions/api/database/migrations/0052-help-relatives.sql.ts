/**
 * Migration 0052: relatives are told of a help call where there are any, and who they are is read from the home as it is
 * confirmed now: a key that was given before the home was confirmed knew of nobody.
 */
export const helpRelatives: readonly string[] = [
  // Not at the top, or relatives told.
  `alter table help_call drop constraint help_call_check5`,
  `drop index help_registration_by_household`,
  `alter table help_registration drop column household_id`,
]
