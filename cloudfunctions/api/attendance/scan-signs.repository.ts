/** What the scans of a shift give away besides the times: clocks that were wrong, phones that were elsewhere. */
import { sql } from 'kysely'
import { countingResults } from '../../../src/domain/attendance/scan'
import type { Database } from '../database/connect'

export interface ScanSigns {
  readonly volunteerId: string
  /** The most by which a phone that scanned for this one was off. */
  readonly clockOffMs: number
  /** A phone that read the gate's code found itself far away. */
  readonly farAway: boolean
  /** One did not look, could not tell, or was not allowed to. A leader's phone, which reads a person's code, never looks. */
  readonly placeUnchecked: boolean
}

/** By volunteer; of scans that count, but for ticks that were taken back. */
export const listScanSigns = async (
  database: Database,
  tenantId: string,
  shiftId: string,
): Promise<ReadonlyMap<string, ScanSigns>> => {
  const { rows } = await sql<ScanSigns>`
    select volunteer_id as "volunteerId", max(abs(clock_off_ms)) as "clockOffMs",
      bool_or(place = 'far') as "farAway",
      bool_or(way in ('rotating', 'wall') and place in ('', 'unchecked')) as "placeUnchecked"
    from scan
    where tenant_id = ${tenantId} and shift_id = ${shiftId} and result = any(${countingResults}::text[])
      and not (way = 'by-hand' and exists (select from scan b where b.tenant_id = scan.tenant_id
        and b.shift_id = scan.shift_id and b.volunteer_id = scan.volunteer_id
        and b.way = 'take-back' and b.code = scan.id and b.result = 'taken-back'))
    group by volunteer_id`.execute(database)
  return new Map(rows.map((row) => [row.volunteerId, row]))
}
