/** Migration 0064: who prints a volunteer's code, or finds out whose a phone number is, leaves a line in the access log. */
export const shownVolunteers: readonly string[] = [
  `alter table access_log drop constraint access_log_act_check`,
  `alter table access_log add constraint access_log_act_check
    check (act in ('reveal-id-number', 'show-phone', 'dial', 'show-contact', 'show-party', 'show-asker',
      'print-code', 'find-by-phone'))`,
]
