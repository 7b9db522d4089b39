/** Invariant of orders: each side hears of each step that was not its own, and the elder whose hours are asked for of that. */
import { sql } from 'kysely'
import type { VolunteerWorld } from './volunteer-world'

/** Which order a command was about, as it was sent. */
const sentOfOrders = ({ promises }: VolunteerWorld): string =>
  JSON.stringify(
    [...promises.sent].flatMap(([id, { content }]) =>
      content.startsWith('redeem.')
        ? [{ id, ...(JSON.parse(content.slice(content.indexOf(' '))) as object) }]
        : [],
    ),
  )

export const checkHeard = async (world: VolunteerWorld): Promise<void> => {
  const { rows } = await sql<{ what: string }>`
    with of_order as (
      select o.id, o.state, o.asker_member_id as asker, e.member_id as elder, t.member_id as taker
      from time_order o left join volunteer t on t.id = o.taker_volunteer_id
      left join volunteer e on 'volunteer:' || e.id = o.payer and e.id is distinct from o.asker_volunteer_id
    ), step as (
      select o.*, c.id as step, c.name, c.member_id as by,
        c.member_id = o.asker or c.member_id is not distinct from o.elder as of_asking
      from jsonb_to_recordset(${sentOfOrders(world)}::jsonb) s (id text, "orderId" text)
      join command c on c.id = s.id and c.outcome = 'applied' and c.name <> 'redeem.request'
      join of_order o on o.id = s."orderId"
    ), news as (
      select id, step, name, asker as whom from step where by <> asker and not (name = 'redeem.done' and of_asking)
      union all select id, step, name, elder from step where by <> elder and not (name = 'redeem.done' and of_asking)
      union all select id, step, name, taker from step where name = 'redeem.settle'
        or (of_asking and name in ('redeem.done', 'redeem.dispute', 'redeem.cancel'))
      union all select id, 'asked', 'asked', elder from of_order
      union all select id, 'due.%', 'expired', asker from of_order where state = 'expired'
    )
    select whom || ' heard nothing of ' || name || ' of order ' || id as what from news n
    where whom is not null and not exists (select from message m
      where m.member_id = whom and m.id like 'order.' || n.id || '.' || n.step || '.' || whom)`.execute(
    world.server.api.database,
  )
  for (const { what } of rows) world.promises.break('heard', what)
}
