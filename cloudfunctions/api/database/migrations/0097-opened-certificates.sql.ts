/**
 * Migration 0097: whoever opens somebody else's certificate leaves a line in the access log, where those who look after
 * personal data read it; the copies that were handed to others stand there as well.
 */
export const openedCertificates: readonly string[] = [
  `alter table access_log drop constraint access_log_act_check`,
  `alter table access_log add constraint access_log_act_check
    check (act in ('reveal-id-number', 'show-phone', 'dial', 'show-contact', 'show-party', 'show-asker',
      'print-code', 'find-by-phone', 'show-political-status', 'enrol-volunteer', 'open-certificate'))`,
  `insert into access_log (tenant_id, id, at_ms, member_id, member_name, act, volunteer_id, region_id, reason)
    select c.tenant_id, c.id, c.at_ms, c.member_id, c.member_name, 'open-certificate', v.id, k.region_id,
      '志愿服务证明 ' || k.number
    from certificate_copy c
    join certificate k on k.tenant_id = c.tenant_id and k.id = c.certificate_id
    join volunteer v on v.tenant_id = k.tenant_id and v.id = k.volunteer_id
    where v.member_id is distinct from c.member_id`,
  `drop table certificate_copy`,
]
