/** Confirmed hours of a volunteer that are still on their public notice, or objected to: on their way into the account. */
import { sql } from 'kysely'
import type { Database } from '../database/connect'

export interface HoursOnNotice {
  /** When the last of them may be booked; null for none on notice. */
  readonly untilMs: number | null
  /** Somebody objected to one of them, and nobody has decided it yet. */
  readonly isObjected: boolean
}

export const findHoursOnNotice = async (
  database: Database,
  tenantId: string,
  volunteerId: string,
): Promise<HoursOnNotice> => {
  const { rows } = await sql<HoursOnNotice>`
    select max(notice_until_ms) filter (where state = 'notice') as "untilMs",
      coalesce(bool_or(state = 'objected'), false) as "isObjected"
    from service where tenant_id = ${tenantId} and volunteer_id = ${volunteerId}
      and state in ('notice', 'objected')`.execute(database)
  return rows[0] ?? { untilMs: null, isObjected: false }
}
