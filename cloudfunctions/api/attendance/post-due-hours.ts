/** Hours whose public notice is over go into the time bank, by themselves: nobody has to think of it, nobody can hurry it. */
import { sql } from 'kysely'
import type { Settings } from '../../../src/domain/settings/settings'
import { stands } from '../../../src/domain/time-bank/ledger'
import type { Api } from '../api'
import type { Transaction } from '../database/connect'
import { issueHours } from '../time-bank/ledger.repository'

/** A minute's work; what is left waits for the next one. */
const mostAtOnce = 500

interface DueService {
  readonly tenant_id: string
  readonly id: string
  readonly volunteer_id: string
  readonly minutes: number
  readonly notice_until_ms: number
  readonly settings: Settings
}

/** An undecided objection keeps a service in another state, so it is never due. Those of one tenant. */
const lockDue = async (
  transaction: Transaction,
  nowMs: number,
  { most, after }: { readonly most: number; readonly after: DueService | undefined },
): Promise<readonly DueService[]> => {
  const { rows } = await sql<DueService>`
    select s.tenant_id, s.id, s.volunteer_id, s.minutes, s.notice_until_ms, t.settings
    from service s join tenant t on t.id = s.tenant_id
    where s.state = 'notice' and s.notice_until_ms <= ${nowMs}
      and (s.tenant_id, s.notice_until_ms, s.id)
        > (${after?.tenant_id ?? ''}, ${after?.notice_until_ms ?? 0}, ${after?.id ?? ''})
    order by s.tenant_id, s.notice_until_ms, s.id limit ${most} for update of s skip locked`.execute(
    transaction,
  )
  return rows.filter(({ tenant_id }) => tenant_id === rows[0]?.tenant_id)
}

interface Portion {
  readonly posted: number
  /** Where the next portion begins; undefined: nothing more is due. */
  readonly last: DueService | undefined
}

const postPortion = (
  { database, report, nowMs: clock }: Api,
  nowMs: number,
  where: { readonly most: number; readonly after: DueService | undefined },
): Promise<Portion> =>
  database.transaction().execute(async (transaction) => {
    const due = await lockDue(transaction, nowMs, where)
    const [first] = due
    if (!first) return { posted: 0, last: undefined }
    const by = { tenantId: first.tenant_id, memberId: 'timer', memberName: '公示期满' }
    // A certificate that was issued since the round began does not rest on them.
    const postedAtMs = Math.max(nowMs, clock())
    const worked = due.filter(({ minutes }) => minutes > 0)
    const results = await issueHours(
      { database: transaction, by, nowMs: postedAtMs },
      worked.map(({ id, volunteer_id, minutes, settings }) => ({
        volunteerId: volunteer_id,
        minutes,
        serviceId: id,
        capMinutes: settings.timeBank.personalCapMinutes,
      })),
    )
    // Those that the ledger does not take stay where they are.
    const failed = worked.filter((_, at) => !stands(results[at]?.code ?? 'again'))
    for (const one of failed)
      report(`hours of service ${one.id}`, new Error('The ledger took no hours.'))
    const posted = due.filter((one) => !failed.includes(one))
    if (posted.length > 0)
      await transaction
        .updateTable('service')
        .set({ state: 'posted', posted_at_ms: postedAtMs })
        .where('tenant_id', '=', first.tenant_id)
        .where(
          'id',
          'in',
          posted.map(({ id }) => id),
        )
        .execute()
    return { posted: posted.length, last: due.at(-1) }
  })

/** Goes on behind what the ledger does not take, so that it holds up nobody else's. Answers how many were posted. */
export const postDueHours = async (
  api: Api,
  nowMs: number,
  most: number = mostAtOnce,
): Promise<number> => {
  let posted = 0
  let after: DueService | undefined
  do {
    const portion = await postPortion(api, nowMs, { most: most - posted, after })
    posted += portion.posted
    after = portion.last
  } while (after && posted < most)
  return posted
}
