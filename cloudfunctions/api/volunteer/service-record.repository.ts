/** 服务情况 of a volunteer: what was confirmed, shown publicly, and posted. */
import { sql } from 'kysely'
import type { ServiceEntry } from '../../../src/protocol/volunteer'
import type { Database } from '../database/connect'

/** Newest first. */
export const listService = async (
  database: Database,
  { tenantId, volunteerId }: { readonly tenantId: string; readonly volunteerId: string },
): Promise<readonly ServiceEntry[]> => {
  const { rows } = await sql<ServiceEntry>`
    select a.title as "activityTitle", a.service_kind as "serviceKind", a.place,
      s.starts_at_ms as "startsAtMs", h.minutes
    from standing_service h
    join shift s on s.tenant_id = h.tenant_id and s.id = h.shift_id
    join activity a on a.tenant_id = s.tenant_id and a.id = s.activity_id
    where h.tenant_id = ${tenantId} and h.volunteer_id = ${volunteerId}
      and h.state = 'posted' and h.minutes > 0
    order by s.starts_at_ms desc, h.id limit 1000`.execute(database)
  return rows
}
