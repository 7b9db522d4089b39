/** 服务情况 of a volunteer: what was confirmed, shown publicly, and posted. */
import { sql } from 'kysely'
import type { ServiceEntry } from '../../../src/protocol/volunteer'
import { shownPlace, shownTitle } from '../activity/shown-words.repository'
import type { Database } from '../database/connect'

interface Whose {
  readonly tenantId: string
  readonly volunteerId: string
}

/**
 * Newest first; `most` null brings all there are. The file of it is handed on like a paper, so words that nobody may read
 * are in it as little as on the screen; what was done stays told by its kind.
 */
export const listService = async (
  database: Database,
  { tenantId, volunteerId }: Whose,
  most: number | null,
): Promise<readonly ServiceEntry[]> => {
  const { rows } = await sql<ServiceEntry>`
    select ${shownTitle} as "activityTitle", a.service_kind as "serviceKind", ${shownPlace} as place,
      s.starts_at_ms as "startsAtMs", h.minutes
    from standing_service h
    join shift s on s.tenant_id = h.tenant_id and s.id = h.shift_id
    join activity a on a.tenant_id = s.tenant_id and a.id = s.activity_id
    where h.tenant_id = ${tenantId} and h.volunteer_id = ${volunteerId}
      and h.state = 'posted' and h.minutes > 0
    order by s.starts_at_ms desc, h.id limit ${most}`.execute(database)
  return rows
}

/** How often, and how long in all. */
export const sumService = async (
  database: Database,
  { tenantId, volunteerId }: Whose,
): Promise<{ readonly times: number; readonly minutes: number }> => {
  const { rows } = await sql<{ times: number; minutes: number }>`
    select count(*)::integer as times, coalesce(sum(minutes), 0)::integer as minutes from standing_service
    where tenant_id = ${tenantId} and volunteer_id = ${volunteerId} and state = 'posted' and minutes > 0`.execute(
    database,
  )
  return rows[0] ?? { times: 0, minutes: 0 }
}
