/** Reminders of shifts, to who asked for one: written once for each seat and time, when the rule says; a message that is there is not written twice. */
import { sql } from 'kysely'
import { reminderAt, remindersDue } from '../../../src/domain/activity/reminder'
import { chinaDate } from '../../../src/domain/calendar'
import type { Api } from '../api'
import type { Transaction } from '../database/connect'
import { writeMessages } from '../message/message.repository'
import { activityPage } from './activity-page'
import { shownPlace, shownTitle } from './shown-words.repository'

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
  readonly signedUpAtMs: number
}

const lockDueShifts = async (
  transaction: Transaction,
  nowMs: number,
): Promise<readonly DueShift[]> => {
  const due = remindersDue(nowMs)
  if (!due) return []
  const { rows } = await sql<DueShift>`
    select s.tenant_id as "tenantId", s.id, s.activity_id as "activityId", ${shownTitle} as title, ${shownPlace} as place,
      s.starts_at_ms as "startsAtMs"
    from shift s join activity a on a.tenant_id = s.tenant_id and a.id = s.activity_id
    where s.starts_at_ms > ${nowMs} and s.starts_at_ms <= ${due.upToMs}
      and (s.reminded_at_ms is null or s.reminded_at_ms < ${due.sinceMs}) and s.state = 'open'
    order by s.starts_at_ms, s.id limit ${mostShifts} for no key update of s skip locked`.execute(
    transaction,
  )
  return rows
}

const listSeated = async (
  transaction: Transaction,
  { tenantId, id }: DueShift,
): Promise<readonly SeatedMember[]> => {
  const { rows } = await sql<SeatedMember>`
    select v.member_id as "memberId", u.turn, u.signed_up_at_ms as "signedUpAtMs"
    from sign_up u join volunteer v on v.tenant_id = u.tenant_id and v.id = u.volunteer_id
    where u.tenant_id = ${tenantId} and u.shift_id = ${id} and u.state = 'seated'
      and u.wants_reminder and v.member_id is not null`.execute(transaction)
  return rows
}

export const writeReminders = (api: Api, nowMs: number): Promise<void> =>
  api.database.transaction().execute(async (transaction) => {
    for (const shift of await lockDueShifts(transaction, nowMs)) {
      const { tenantId, activityId, title, place, startsAtMs } = shift
      const seated = (await listSeated(transaction, shift)).filter(({ signedUpAtMs }) => {
        const at = reminderAt(signedUpAtMs, startsAtMs)
        return at !== null && at <= nowMs
      })
      const isToday = chinaDate(startsAtMs) === chinaDate(nowMs)
      const remark = `${isToday ? '今天' : '明天'}的活动，记得来`
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
