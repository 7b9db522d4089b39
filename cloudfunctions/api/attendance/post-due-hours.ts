/** Hours whose public notice is over go into the time bank, by themselves: nobody has to think of it, nobody can hurry it. */
import { sql } from 'kysely'
import type { Settings } from '../../../src/domain/settings/settings'
import { stands } from '../../../src/domain/time-bank/ledger'
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
export const postDueHours = ({ database, report }: Api, nowMs: number): Promise<number> =>
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
    const worked = due.filter(({ minutes }) => minutes > 0)
    const results = await issueHours(
      { database: transaction, by, nowMs },
      worked.map(({ id, volunteer_id, minutes, settings }) => ({
        volunteerId: volunteer_id,
        minutes,
        serviceId: id,
        capMinutes: settings.timeBank.personalCapMinutes,
      })),
    )
    // Those that the ledger does not take stay where they are, and hold up nobody else's.
    const failed = worked.filter((_, at) => !stands(results[at]?.code ?? 'again'))
    for (const one of failed)
      report(`hours of service ${one.id}`, new Error('The ledger took no hours.'))
    const posted = due.filter((one) => !failed.includes(one))
    if (posted.length === 0) return 0
    await transaction
      .updateTable('service')
      .set({ state: 'posted', posted_at_ms: nowMs })
      .where('tenant_id', '=', first.tenant_id)
      .where(
        'id',
        'in',
        posted.map(({ id }) => id),
      )
      .execute()
    return posted.length
  })
