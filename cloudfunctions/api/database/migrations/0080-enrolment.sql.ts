/**
 * Migration 0080: volunteers whom a worker registered at the desk, by whom, and how they were told and agreed. Registering
 * somebody else leaves a line in the access log.
 */
export const enrolment: readonly string[] = [
  `alter table volunteer
    add column enrolled_by_member_id text,
    add column enrolled_by_name text not null default '',
    add column consent_note_cipher text not null default ''`,
  `alter table access_log drop constraint access_log_act_check`,
  `alter table access_log add constraint access_log_act_check
    check (act in ('reveal-id-number', 'show-phone', 'dial', 'show-contact', 'show-party', 'show-asker',
      'print-code', 'find-by-phone', 'show-political-status', 'enrol-volunteer'))`,
]
