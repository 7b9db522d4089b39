/**
 * Migration 0015: a confirmed service with the minutes that stand: what the time bank corrected later is taken into
 * account wherever hours are told, certified or counted.
 */
export const standingService: readonly string[] = [
  `create index time_transfer_corrects on time_transfer (tenant_id, corrects_id) where corrects_id is not null`,
  `create view standing_service as
    select v.tenant_id, v.id, v.shift_id, v.volunteer_id, v.region_id, v.state, v.confirmed_at_ms, v.notice_until_ms,
      v.minutes + coalesce((
        select sum(case when c.credit = 'issuance' then -c.minutes else c.minutes end) from time_transfer c
        where c.tenant_id = v.tenant_id and c.corrects_id = 'issue/' || v.id), 0)::integer as minutes
    from service v`,
]
