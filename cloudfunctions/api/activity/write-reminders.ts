/** Reminders a day before: written once for each shift and time, to those who signed up before that day. */
import { sql } from 'kysely'
import type { Api } from '../api'
import type { Transaction } from '../database/connect'
import { writeMessages } from '../message/message.repository'
import { activityPage } from './activity-page'

const dayMs = 24 * 3_600_000
/** In one transaction; the next minute takes more. */
const mostShifts = 50

interface DueShift {
  readonly tenantId: string
  readonly id: string
  readonly activityId: string
  readonly title: string
  readonly place: string
  readonly startsAtMs: number
}

interface SeatedMember {
  readonly memberId: string
  readonly turn: number
}

const lockDueShifts = async (
  transaction: Transaction,
  nowMs: number,
): Promise<readonly DueShift[]> => {
  const { rows } = await sql<DueShift>`
    select s.tenant_id as "tenantId", s.id, s.activity_id as "activityId", a.title, a.place,
      s.starts_at_ms as "startsAtMs"
    from shift s join activity a on a.tenant_id = s.tenant_id and a.id = s.activity_id
    where s.starts_at_ms > ${nowMs} and s.starts_at_ms <= ${nowMs + dayMs}
      and s.reminded_at_ms is null and s.state = 'open'
    order by s.starts_at_ms, s.id limit ${mostShifts} for no key update of s skip locked`.execute(
    transaction,
  )
  return rows
}

/** Who signed up within the last day needs no reminder of it. */
const listSeated = async (
  transaction: Transaction,
  { tenantId, id, startsAtMs }: DueShift,
): Promise<readonly SeatedMember[]> => {
  const { rows } = await sql<SeatedMember>`
    select v.member_id as "memberId", u.turn
    from sign_up u join volunteer v on v.tenant_id = u.tenant_id and v.id = u.volunteer_id
    where u.tenant_id = ${tenantId} and u.shift_id = ${id} and u.state = 'seated'
      and v.member_id is not null and u.signed_up_at_ms < ${startsAtMs - dayMs}`.execute(
    transaction,
  )
  return rows
}

export const writeReminders = (api: Api, nowMs: number): Promise<void> =>
  api.database.transaction().execute(async (transaction) => {
    for (const shift of await lockDueShifts(transaction, nowMs)) {
      const { tenantId, activityId, title, place, startsAtMs } = shift
      const seated = await listSeated(transaction, shift)
      const remark = '明天的活动，记得来'
      const text = { page: activityPage(activityId), title, startsAtMs, place, remark }
      await writeMessages(
        { transaction, vault: api.vault, tenantId, nowMs },
        seated.map(({ memberId, turn }) => ({
          id: `${shift.id}.remind.${startsAtMs}.${turn}`,
          memberId,
          template: 'activity-reminder',
          text,
          usefulUntilMs: startsAtMs,
        })),
      )
      await transaction
        .updateTable('shift')
        .set({ reminded_at_ms: nowMs })
        .where('tenant_id', '=', tenantId)
        .where('id', '=', shift.id)
        .execute()
    }
  })
