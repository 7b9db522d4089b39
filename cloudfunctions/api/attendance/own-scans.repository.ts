/** What was scanned of a volunteer at the shifts that they attended, and what led to no shift, for the copy of their data. */
import { sql } from 'kysely'
import type { Direction, ScanResult, ScanWay } from '../../../src/domain/attendance/scan'
import { shownTitle } from '../activity/shown-words.repository'
import type { Database } from '../database/connect'

export interface OwnScan {
  /** '' where the code led to no shift. */
  readonly title: string
  readonly atMs: number
  readonly direction: Direction
  readonly way: ScanWay
  readonly result: ScanResult
}

/**
 * The newest first. By the shifts, in which scans are found by key: there is no key by whose they are. Of what led to no
 * shift only the own scans: what somebody else sent in their name is not about them.
 */
export const listScansOf = async (
  database: Database,
  tenantId: string,
  volunteerId: string,
): Promise<readonly OwnScan[]> => {
  const { rows } = await sql<OwnScan>`
    select ${shownTitle} as title, c.scanned_at_ms as "atMs", c.direction, c.way, c.result, c.id
    from attendance t
    join scan c on c.tenant_id = t.tenant_id and c.shift_id = t.shift_id and c.shift_id <> ''
      and c.volunteer_id = t.volunteer_id
    join shift s on s.tenant_id = t.tenant_id and s.id = t.shift_id
    join activity a on a.tenant_id = s.tenant_id and a.id = s.activity_id
    where t.tenant_id = ${tenantId} and t.volunteer_id = ${volunteerId}
    union all
    select '', c.scanned_at_ms, c.direction, c.way, c.result, c.id from scan c
    where c.tenant_id = ${tenantId} and c.shift_id = '' and c.way in ('rotating', 'wall')
      and case c.volunteer_id when '' then c.member_id else c.volunteer_id end = ${volunteerId}
    order by "atMs" desc, id`.execute(database)
  return rows
}
