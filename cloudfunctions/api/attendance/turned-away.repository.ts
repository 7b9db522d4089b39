/** Of a shift, the scans that came too early or too late to count. */
import { sql } from 'kysely'
import { turnedAwayResults, type TurnedAwayScan } from '../../../src/domain/attendance/turned-away'
import type { Database } from '../database/connect'

interface Row extends TurnedAwayScan {
  readonly volunteerId: string
}

/** By volunteer; of several that say the same the one that lies nearest to the shift. */
export const listTurnedAway = async (
  database: Database,
  tenantId: string,
  shiftId: string,
): Promise<ReadonlyMap<string, readonly TurnedAwayScan[]>> => {
  const { rows } = await sql<Row>`
    select volunteer_id as "volunteerId", direction, result,
      case result when 'too-early' then max(scanned_at_ms) else min(scanned_at_ms) end as "atMs"
    from scan
    where tenant_id = ${tenantId} and shift_id = ${shiftId} and shift_id <> '' and volunteer_id <> ''
      and result = any(${[...turnedAwayResults]}::text[])
    group by volunteer_id, direction, result order by 4`.execute(database)
  const byVolunteer = new Map<string, TurnedAwayScan[]>()
  for (const { volunteerId, ...scan } of rows)
    byVolunteer.set(volunteerId, [...(byVolunteer.get(volunteerId) ?? []), scan])
  return byVolunteer
}
