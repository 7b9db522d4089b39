/** Hours whose public notice is over go into the time bank, by themselves: nobody has to think of it, nobody can hurry it. */
import { sql } from 'kysely'
import type { Settings } from '../../../src/domain/settings/settings'
import type { Api } from '../api'
import { issueHours } from '../time-bank/ledger.repository'

/** A minute's work; what is left waits for the next one. */
const mostAtOnce = 500

interface DueService {
  readonly tenant_id: string
  readonly id: string
  readonly volunteer_id: string
  readonly minutes: number
  readonly settings: Settings
}

/** An undecided objection keeps a service in another state, so it is never due. Answers how many were posted. */
export const postDueHours = ({ database }: Api, nowMs: number): Promise<number> =>
  database.transaction().execute(async (transaction) => {
    const { rows } = await sql<DueService>`
      select s.tenant_id, s.id, s.volunteer_id, s.minutes, t.settings
      from service s join tenant t on t.id = s.tenant_id
      where s.state = 'notice' and s.notice_until_ms <= ${nowMs}
      order by s.notice_until_ms, s.id limit ${mostAtOnce} for update of s skip locked`.execute(
      transaction,
    )
    const [first] = rows
    if (!first) return 0
    const due = rows.filter(({ tenant_id }) => tenant_id === first.tenant_id)
    const by = { tenantId: first.tenant_id, memberId: 'timer', memberName: '公示期满' }
    const results = await issueHours(
      { database: transaction, by, nowMs },
      due
        .filter(({ minutes }) => minutes > 0)
        .map(({ id, volunteer_id, minutes, settings }) => ({
          volunteerId: volunteer_id,
          minutes,
          serviceId: id,
          capMinutes: settings.timeBank.personalCapMinutes,
        })),
    )
    const failed = results.filter(({ code }) => code !== 'posted' && code !== 'already')
    if (failed.length > 0) throw new Error(`The ledger took no hours: ${failed[0]?.code ?? ''}`)
    await transaction
      .updateTable('service')
      .set({ state: 'posted', posted_at_ms: nowMs })
      .where('tenant_id', '=', first.tenant_id)
      .where(
        'id',
        'in',
        due.map(({ id }) => id),
      )
      .execute()
    return due.length
  })
