/** Writes a batch of judged scans and the attendances that they add to, all or, when somebody was first, nothing. */
import type { Attendance } from '../../../src/domain/attendance/attendance'
import type { Direction, Scan, ScanResult } from '../../../src/domain/attendance/scan'
import { prepared, type Statements } from '../database/prepared'

/**
 * A gate keeps so many scans of one person and shift, also of a shift that nobody knows; of whom a leader's scan does not
 * tell, it is the leader. What comes after is judged, answered and counted all the same and leaves no row, so that nobody
 * can fill the file by scanning.
 */
export const mostScansOfPerson = 50

export interface KeptScan {
  readonly scan: Scan
  readonly memberId: string
  /** '' where the code led to none. */
  readonly shiftId: string
  readonly volunteerId: string
  readonly direction: Direction
  readonly receivedAtMs: number
  /** How far the phone's clock was off, as far as it could be known. */
  readonly clockOffMs: number
  readonly result: ScanResult
  readonly sinceMs: number
}

export interface ChangedAttendance {
  readonly shiftId: string
  readonly volunteerId: string
  /** null: there was none. */
  readonly was: Attendance | null
  readonly attendance: Attendance
}

const scanRow = (tenantId: string, { scan, ...kept }: KeptScan) => ({
  tenant_id: tenantId,
  id: scan.scanId,
  shift_id: kept.shiftId,
  volunteer_id: kept.volunteerId,
  member_id: kept.memberId,
  device_id: scan.deviceId,
  way: scan.way,
  direction: kept.direction,
  code: scan.code,
  scanned_at_ms: scan.scannedAtMs,
  received_at_ms: kept.receivedAtMs,
  result: kept.result,
  since_ms: kept.sinceMs,
  clock_off_ms: kept.clockOffMs,
  place: scan.place ?? '',
})

const attendanceRow = ({ shiftId, volunteerId, was, attendance }: ChangedAttendance) => ({
  shift_id: shiftId,
  volunteer_id: volunteerId,
  seen: was !== null,
  in_at_ms: attendance.inAtMs,
  out_at_ms: attendance.outAtMs,
  walk_in: attendance.walkIn,
  late_code: attendance.lateCode,
  was_in_at_ms: was?.inAtMs,
  was_out_at_ms: was?.outAtMs,
  was_walk_in: was?.walkIn,
  was_late_code: was?.lateCode,
})

const write = prepared('keep-scans', 'select keep_scans($1, $2::jsonb, $3::jsonb)')

/** Rejects with a transient failure (operating-error) when a scan or an attendance is not as it was seen. */
export const keepScans = async (
  database: Statements,
  tenantId: string,
  scans: readonly KeptScan[],
  attendances: readonly ChangedAttendance[],
): Promise<void> => {
  if (scans.length === 0 && attendances.length === 0) return
  await write(database, [
    tenantId,
    JSON.stringify(scans.map((scan) => scanRow(tenantId, scan))),
    JSON.stringify(attendances.map(attendanceRow)),
  ])
}
