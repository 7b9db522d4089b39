/** For which of their shifts somebody asked to be reminded: a consent is worth one message, and goes where it was given. */
import { sql } from 'kysely'
import type { Outbox } from '../message/message.repository'

/** null: a phone that does not say for which; then it is the first that has none. */
export const wishReminder = async (
  { transaction, tenantId, nowMs }: Omit<Outbox, 'vault'>,
  memberId: string,
  shiftId: string | null,
): Promise<void> => {
  await sql`
    update sign_up set wants_reminder = true
    where tenant_id = ${tenantId} and (shift_id, volunteer_id) in (
      select u.shift_id, u.volunteer_id
      from volunteer v
      join sign_up u on u.tenant_id = v.tenant_id and u.volunteer_id = v.id
      join shift s on s.tenant_id = u.tenant_id and s.id = u.shift_id
      where v.tenant_id = ${tenantId} and v.member_id = ${memberId} and u.state <> 'cancelled'
        and s.state = 'open' and s.starts_at_ms > ${nowMs} and not u.wants_reminder
        and (${shiftId}::text is null or u.shift_id = ${shiftId})
      order by s.starts_at_ms, s.id limit 1)`.execute(transaction)
}
