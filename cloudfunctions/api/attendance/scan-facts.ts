/** Loads for a batch of scans what decides about each: what came before, the shift, the person, seat and attendance. */
import { noAttendance, type Attendance } from '../../../src/domain/attendance/attendance'
import type { GateFacts } from '../../../src/domain/attendance/judge-scan'
import type { ScanResult } from '../../../src/domain/attendance/scan'
import { prepared, type Statements } from '../database/prepared'
import { mostScansOfPerson } from './kept-scans'

export interface GateOnFile extends Omit<GateFacts, 'key'> {
  /** Of the activity's region. */
  readonly path: string
}

/** What a scan's own text says of where to look. */
export interface AskedScan {
  readonly scanId: string
  readonly shiftId: string
  readonly wallCode: string
  /** Whom a leader means, '' for nobody; null: whoever scanned. */
  readonly volunteerId: string | null
  readonly memberId: string
}

export interface ScanFacts {
  /** The same scan came before: whose it is and what it came to. */
  readonly known: {
    readonly memberId: string
    readonly result: ScanResult
    readonly sinceMs: number
  } | null
  readonly gate: GateOnFile | null
  readonly person: { readonly volunteerId: string; readonly verified: boolean } | null
  readonly seated: boolean
  /** null: nothing on file of this person at this shift. */
  readonly attendance: Attendance | null
  /** Scans of this person at this shift that are kept, counted up to the most that may be. */
  readonly keptScans: number
}

interface FactRow {
  readonly known_member_id: string | null
  readonly result: ScanResult
  readonly since_ms: number
  readonly shift_id: string | null
  readonly starts_at_ms: number
  readonly ends_at_ms: number
  readonly cancelled: boolean
  readonly margin_minutes: number
  readonly path: string
  readonly volunteer_id: string | null
  readonly verified: boolean
  readonly seated: boolean
  readonly on_file: boolean
  readonly in_at_ms: number | null
  readonly out_at_ms: number | null
  readonly walk_in: boolean
  readonly late_code: boolean
  readonly kept_scans: number
}

const loadRows = prepared<FactRow>(
  'scan-facts',
  'select * from scan_facts($1, $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7)',
)

const factsOf = (row: FactRow): ScanFacts => ({
  known:
    row.known_member_id === null
      ? null
      : { memberId: row.known_member_id, result: row.result, sinceMs: row.since_ms },
  gate:
    row.shift_id === null
      ? null
      : {
          shiftId: row.shift_id,
          startsAtMs: row.starts_at_ms,
          endsAtMs: row.ends_at_ms,
          cancelled: row.cancelled,
          marginMs: row.margin_minutes * 60_000,
          path: row.path,
        },
  person:
    row.volunteer_id === null ? null : { volunteerId: row.volunteer_id, verified: row.verified },
  seated: row.seated,
  attendance: row.on_file
    ? {
        inAtMs: row.in_at_ms,
        outAtMs: row.out_at_ms,
        walkIn: row.walk_in,
        lateCode: row.late_code,
      }
    : null,
  keptScans: row.kept_scans,
})

/** One statement for all, in their order: a gate with a queue before it asks for little, but often. */
export const loadScanFacts = async (
  database: Statements,
  tenantId: string,
  asked: readonly AskedScan[],
): Promise<readonly ScanFacts[]> => {
  const rows = await loadRows(database, [
    tenantId,
    asked.map(({ scanId }) => scanId),
    asked.map(({ shiftId }) => shiftId),
    asked.map(({ wallCode }) => wallCode),
    asked.map(({ volunteerId }) => volunteerId),
    asked.map(({ memberId }) => memberId),
    mostScansOfPerson,
  ])
  return rows.map(factsOf)
}

export const attendanceOf = ({ attendance }: ScanFacts): Attendance => attendance ?? noAttendance
