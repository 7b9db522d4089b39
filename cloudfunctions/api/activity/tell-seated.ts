/**
 * Tells who moved up from the waiting list: one message to each, of the first of their shifts, because a consent is worth one.
 * Whom no message reaches is named in the leader's list, to be called.
 */
import { sql } from 'kysely'
import { writeMessages, type Outbox } from '../message/message.repository'
import { activityPage } from './activity-page'
import { howOften, howOftenColumns, type HowOften } from './how-often'
import { toldWords, type ToldActivity } from './shown-words.repository'

/** That somebody just got, and does not know of. */
export interface NewSeat {
  readonly shiftId: string
  readonly volunteerId: string
}

interface ToldSeat extends ToldActivity, HowOften {
  readonly messageId: string
  readonly memberId: string
  readonly activityId: string
  readonly startsAtMs: number
}

export const tellSeated = async (outbox: Outbox, seats: readonly NewSeat[]): Promise<void> => {
  if (seats.length === 0) return
  const { transaction, tenantId } = outbox
  const { rows } = await sql<ToldSeat>`
    with given as (
      select u.tenant_id, u.shift_id, u.volunteer_id, s.activity_id, s.starts_at_ms,
        first_value(u.shift_id || '.seat.' || u.turn) over own as message_id,
        row_number() over own as nth, ${howOftenColumns}
      from jsonb_to_recordset(${JSON.stringify(seats)}::jsonb) as g("shiftId" text, "volunteerId" text)
      join sign_up u on u.tenant_id = ${tenantId} and u.shift_id = g."shiftId"
        and u.volunteer_id = g."volunteerId"
      join shift s on s.tenant_id = u.tenant_id and s.id = u.shift_id
      window own as (partition by u.volunteer_id order by s.starts_at_ms, s.id)),
    told as (
      update sign_up set seat_message_id = given.message_id from given
      where sign_up.tenant_id = given.tenant_id and sign_up.shift_id = given.shift_id
        and sign_up.volunteer_id = given.volunteer_id)
    select g.message_id as "messageId", v.member_id as "memberId", g.activity_id as "activityId",
      g.starts_at_ms as "startsAtMs", g.shifts, g.activities, a.title, a.place, a.hidden
    from given g join volunteer v on v.tenant_id = g.tenant_id and v.id = g.volunteer_id
    join activity a on a.tenant_id = g.tenant_id and a.id = g.activity_id
    where g.nth = 1 and v.member_id is not null order by g.message_id`.execute(transaction)
  const messages = rows.map(({ messageId, memberId, activityId, startsAtMs, ...one }) => {
    const often = howOften(one)
    const remark = often === '' ? '候补到您了，已给您留好名额' : `${often}候补到您了，已留好名额`
    return {
      ...{ id: messageId, memberId, template: 'activity-seat' as const, usefulUntilMs: startsAtMs },
      text: { page: activityPage(activityId), ...toldWords(one), startsAtMs, remark },
    }
  })
  await writeMessages(outbox, messages)
}

/** Moved up, and neither heard of it nor will within a minute. Of place u of volunteer v. */
export const isUntoldSeat = sql<boolean>`(u.moved_up and u.state = 'seated' and not exists (
  select from message m where m.tenant_id = u.tenant_id and m.id = u.seat_message_id
    and (m.state in ('sending', 'sent') or m.state = 'waiting' and (m.consent_used or exists (
      select from message_consent c where c.tenant_id = m.tenant_id and c.member_id = m.member_id
        and c.template = m.template and c.left_over > 0)))))`
