/** Loads for a batch of scans what decides about each: what came before, the shift, the person, seat and attendance. */
import { noAttendance, type Attendance } from '../../../src/domain/attendance/attendance'
import type { GateFacts } from '../../../src/domain/attendance/judge-scan'
import type { ScanResult } from '../../../src/domain/attendance/scan'
import type { Database } from '../database/connect'
import { prepared } from '../database/prepared'
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
  `select c.member_id as known_member_id, c.result, c.since_ms,
    s.id as shift_id, s.starts_at_ms, s.ends_at_ms, s.state = 'cancelled' or y.state = 'cancelled' as cancelled,
    (select (t.settings->'volunteering'->>'codeMarginMinutes')::integer from tenant t where t.id = $1) as margin_minutes,
    r.path, v.id as volunteer_id, v.state = 'verified' as verified, u.state is not distinct from 'seated' as seated,
    e.shift_id is not null as on_file, e.in_at_ms, e.out_at_ms, e.walk_in, e.late_code,
    (select count(*) from (select from scan k where k.tenant_id = $1 and k.shift_id = coalesce(s.id, '')
      and case k.volunteer_id when '' then k.member_id else k.volunteer_id end = coalesce(v.id, a.member_id)
      limit ${mostScansOfPerson}) k) as kept_scans
  from unnest((select $2::text[]), (select $3::text[]), (select $4::text[]),
      (select $5::text[]), (select $6::text[])) with ordinality
      as a(scan_id, shift_id, wall_code, volunteer_id, member_id, place)
    left join scan c on c.tenant_id = $1 and c.id = a.scan_id
    left join gate g on g.tenant_id = $1 and g.wall_code = a.wall_code
    left join shift s on s.tenant_id = $1 and s.id = coalesce(g.shift_id, a.shift_id)
    left join activity y on y.tenant_id = $1 and y.id = s.activity_id
    left join region r on r.tenant_id = $1 and r.id = y.region_id
    left join volunteer v on v.tenant_id = $1 and v.id = coalesce(a.volunteer_id,
      (select o.id from volunteer o where o.tenant_id = $1 and o.member_id = a.member_id))
    left join attendance e on e.tenant_id = $1 and e.shift_id = s.id and e.volunteer_id = v.id
    left join sign_up u on u.tenant_id = $1 and u.shift_id = s.id and u.volunteer_id = v.id
  order by a.place`,
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
  database: Database,
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
  ])
  return rows.map(factsOf)
}

export const attendanceOf = ({ attendance }: ScanFacts): Attendance => attendance ?? noAttendance
