/** What the scans of a shift give away besides the times: clocks that were wrong. */
import { sql } from 'kysely'
import { scanResultNames, scanResults } from '../../../src/domain/attendance/scan'
import type { Database } from '../database/connect'

const counting = scanResultNames.filter((name) => scanResults[name].counts)

export interface ScanSigns {
  readonly volunteerId: string
  /** The most by which a phone that scanned for this one was off. */
  readonly clockOffMs: number
}

/** By volunteer; of scans that count. */
export const listScanSigns = async (
  database: Database,
  tenantId: string,
  shiftId: string,
): Promise<ReadonlyMap<string, ScanSigns>> => {
  const { rows } = await sql<ScanSigns>`
    select volunteer_id as "volunteerId", max(abs(clock_off_ms)) as "clockOffMs" from scan
    where tenant_id = ${tenantId} and shift_id = ${shiftId} and result = any(${counting}::text[])
    group by volunteer_id`.execute(database)
  return new Map(rows.map((row) => [row.volunteerId, row]))
}
