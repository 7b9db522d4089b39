/** Hours that were confirmed before all of their scans had come: what whoever runs the shifts has to look at. */
import { sql } from 'kysely'
import { attendedMinutes, noAttendance } from '../../../src/domain/attendance/attendance'
import { lateScansLookBackMs, lateScansOf } from '../../../src/domain/attendance/late-scans'
import { countingResults, type ScanWay } from '../../../src/domain/attendance/scan'
import type { LateShift } from '../../../src/protocol/hours-sheet'
import type { MemberKey } from '../access/actor-access'
import { isAtOrBelowAny } from '../access/at-or-below'
import type { Database } from '../database/connect'
import { findSharedBy } from '../time-bank/involvement.repository'
import { lateWays } from './late-ways'

interface LateRow extends Omit<LateShift, 'people' | 'lateWays'> {
  readonly volunteerId: string
  readonly inAtMs: number | null
  readonly outAtMs: number | null
  readonly minutes: number
  readonly scannedMinutes: number
  readonly seenMinutes: number | null
  readonly lateWays: readonly ScanWay[]
}

/** The newest first; without the hours of the reader and of relatives, which are another's to look at, and without those that somebody objects to. */
export const listLateShifts = async (
  database: Database,
  member: MemberKey,
  { path, nowMs }: { readonly path: string; readonly nowMs: number },
): Promise<readonly LateShift[]> => {
  const { rows } = await sql<LateRow>`
    select s.id as "shiftId", a.title, s.starts_at_ms as "startsAtMs", s.ends_at_ms as "endsAtMs",
      v.volunteer_id as "volunteerId", t.in_at_ms as "inAtMs", t.out_at_ms as "outAtMs", n.minutes,
      v.proposed_minutes as "scannedMinutes", v.late_seen_minutes as "seenMinutes",
      ${lateWays('v')} as "lateWays"
    from shift s
    join activity a on a.tenant_id = s.tenant_id and a.id = s.activity_id
    join region r on r.tenant_id = a.tenant_id and r.id = a.region_id
    cross join lateral (
      select c.volunteer_id, max(c.received_at_ms) as last_ms from scan c
      where c.tenant_id = s.tenant_id and c.shift_id = s.id and c.shift_id <> ''
        and c.received_at_ms > s.ends_at_ms and c.result = any(${[...countingResults, 'taken-back']}::text[])
      group by c.volunteer_id) c
    join service v on v.tenant_id = s.tenant_id and v.shift_id = s.id and v.volunteer_id = c.volunteer_id
      and v.confirmed_at_ms < c.last_ms and v.state <> 'objected'
    join standing_service n on n.tenant_id = v.tenant_id and n.id = v.id
    join attendance t on t.tenant_id = v.tenant_id and t.shift_id = v.shift_id
      and t.volunteer_id = v.volunteer_id
    where s.tenant_id = ${member.tenantId} and ${isAtOrBelowAny('r.path', [path])}
      and s.starts_at_ms between ${nowMs - lateScansLookBackMs} and ${nowMs}
    order by s.starts_at_ms desc, s.id`.execute(database)
  const toSee = rows.filter(
    (row) => lateScansOf(attendedMinutes({ ...noAttendance, ...row }, row), row) === 'to-see',
  )
  const ids = toSee.map(({ volunteerId }) => volunteerId)
  const shared = await findSharedBy(database, member, ids)
  const late = new Map<string, LateShift>()
  for (const { shiftId, title, startsAtMs, endsAtMs, volunteerId, ...row } of toSee) {
    if (shared.has(volunteerId)) continue
    const others = late.get(shiftId)
    late.set(shiftId, {
      ...{ shiftId, title, startsAtMs, endsAtMs, people: (others?.people ?? 0) + 1 },
      lateWays: [...new Set([...(others?.lateWays ?? []), ...row.lateWays])],
    })
  }
  return [...late.values()]
}
