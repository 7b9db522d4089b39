/**
 * Migration 0100: whoever asks whose volunteer number it is, before giving hours to it, leaves a line in the access log; the
 * lines of one member are counted, so that nobody reads the register by trying numbers.
 */
export const shownReceivers: readonly string[] = [
  `alter table access_log drop constraint access_log_act_check`,
  `alter table access_log add constraint access_log_act_check
    check (act in ('reveal-id-number', 'show-phone', 'dial', 'show-contact', 'show-party', 'show-asker',
      'print-code', 'find-by-phone', 'show-political-status', 'enrol-volunteer', 'open-certificate',
      'show-receiver'))`,
  `create index access_log_of_receivers on access_log (tenant_id, member_id, at_ms)
    where act = 'show-receiver'`,
]
