/** Migration 0072: whoever looks at a volunteer's 政治面貌 leaves a line in the access log. */
export const shownPoliticalStatus: readonly string[] = [
  `alter table access_log drop constraint access_log_act_check`,
  `alter table access_log add constraint access_log_act_check
    check (act in ('reveal-id-number', 'show-phone', 'dial', 'show-contact', 'show-party', 'show-asker',
      'print-code', 'find-by-phone', 'show-political-status'))`,
]
