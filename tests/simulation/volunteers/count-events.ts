/** Counts what came about in a world, from its tables: what never happens proves nothing. */
import { sql } from 'kysely'
import type { VolunteerFault } from './volunteer-faults'
import type { VolunteerWorld } from './volunteer-world'

type Counts = Readonly<Partial<Record<VolunteerFault, number>>>

export const countEvents = async ({ server, struck }: VolunteerWorld): Promise<void> => {
  const { rows } = await sql<Counts>`select
    (select count(*) from sign_up where moved_up)::integer as "moved up from a waiting list",
    (select count(*) from watched_seat where kind = 'passed')::integer as "passed over on a waiting list",
    (select count(*) from sign_up u where moved_up and exists (select from watched_seat w where w.kind = 'passed'
      and w.shift_id = u.shift_id and w.volunteer_id = u.volunteer_id))::integer as "moved up when free again",
    (select count(*) from watched_seat where kind in ('moved', 'clash'))::integer as "moved onto another shift",
    (select count(*) from shift s join activity a on a.id = s.activity_id
      where s.state = 'cancelled' and a.state = 'open')::integer as "shift cancelled by itself",
    (select count(*) from sign_up u join volunteer v on v.id = u.volunteer_id
      where v.member_id is null)::integer as "placed by the leader",
    (select count(*) from command where name = 'activity.sign-up-following' and outcome = 'applied')::integer
      as "signed up for a series",
    (select count(*) from attendance where in_at_ms is not null and out_at_ms is null)::integer as "check-out forgotten",
    (select count(*) from scan tick join scan back on back.result = 'taken-back' and back.code = tick.id)::integer
      as "tick taken back",
    (select count(*) from service where state = 'posted')::integer as "hours posted",
    (select count(*) from service_objection)::integer as "hours objected to",
    (select count(*) from time_order where state = 'done')::integer as "order done",
    (select count(*) from time_transfer where phase = 'expire')::integer as "hold expired",
    (select count(*) from time_transfer where kind = 'over-cap')::integer as "surplus to the pool",
    (select count(*) from time_transfer where kind = 'inheritance')::integer as "estate moved",
    (select count(*) from time_transfer where kind = 'correction')::integer as "transfer corrected",
    (select count(*) from time_transfer where debit like 'team:%' and id like 'team/%')::integer
      as "hours of a team donated",
    (select count(*) from time_transfer where kind = 'correction'
      and (debit like 'team:%' or credit like 'team:%'))::integer as "hours of a team put right",
    (select count(*) from time_transfer where id like 'team-end/%')::integer as "team ended with hours"`.execute(
    server.api.database,
  )
  for (const [kind, count] of Object.entries(rows[0] ?? {}) as [VolunteerFault, number][])
    for (let each = 0; each < count; each++) struck.count(kind)
}
