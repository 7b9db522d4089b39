/**
 * Migration 0090: by which command somebody with a place was last to be told that something of the shift has changed, so that
 * whom no message reached can be called; and whether the reminder of the shift was asked for. A consent is worth one message:
 * those that were left over go to the places that come first.
 */
export const toldPlaces: readonly string[] = [
  `alter table sign_up
    add column news_command_id text,
    add column wants_reminder boolean not null default false`,
  `update sign_up u set wants_reminder = true
    from (
      select p.tenant_id, p.shift_id, p.volunteer_id, c.left_over, row_number() over (
        partition by v.tenant_id, v.member_id order by s.starts_at_ms, s.id) as place
      from sign_up p
      join volunteer v on v.tenant_id = p.tenant_id and v.id = p.volunteer_id
      join shift s on s.tenant_id = p.tenant_id and s.id = p.shift_id
      join message_consent c on c.tenant_id = v.tenant_id and c.member_id = v.member_id
        and c.template = 'activity-reminder'
      where p.state <> 'cancelled' and s.state = 'open'
        and s.starts_at_ms > extract(epoch from now()) * 1000
    ) asked
    where asked.place <= asked.left_over and u.tenant_id = asked.tenant_id
      and u.shift_id = asked.shift_id and u.volunteer_id = asked.volunteer_id`,
]
