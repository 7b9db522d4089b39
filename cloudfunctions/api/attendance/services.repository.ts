/** Confirmed services: one's own, those on public notice, and their sums. */
import { sql } from 'kysely'
import { attendedMinutes, noAttendance } from '../../../src/domain/attendance/attendance'
import {
  lateScansLookBackMs,
  lateScansOf,
  type LateScans,
} from '../../../src/domain/attendance/late-scans'
import type { Direction, ScanWay } from '../../../src/domain/attendance/scan'
import { coveredName } from '../../../src/domain/covered-name'
import type { RegionId } from '../../../src/domain/shapes'
import type { AttendanceCounts, OwnAttendance } from '../../../src/protocol/attendance'
import { noticesPerAnswer, type NoticeLine } from '../../../src/protocol/notice'
import { isAtOrBelowAny } from '../access/at-or-below'
import { shownTitle } from '../activity/shown-words.repository'
import type { Api } from '../api'
import { volunteerNames } from '../volunteer/volunteer.repository'
import { lateWays } from './late-ways'
import { leaderReasonPlace } from './leader-reason'
import { decisionsOf } from './objection.repository'
import { tickedByHand } from './ticked-by-hand'

interface ServiceRow {
  readonly id: string
  readonly title: string
  readonly starts_at_ms: number
  readonly minutes: number
  readonly state: 'notice' | 'objected' | 'posted'
  readonly notice_until_ms: number
}

const services = sql`
  standing_service v join shift s on s.tenant_id = v.tenant_id and s.id = v.shift_id
  join activity a on a.tenant_id = s.tenant_id and a.id = s.activity_id`

interface OwnServiceRow extends ServiceRow {
  readonly region_id: RegionId
  readonly ends_at_ms: number
  readonly reason_cipher: string
  readonly proposed_minutes: number
  readonly late_seen_minutes: number | null
  readonly in_at_ms: number | null
  readonly out_at_ms: number | null
  readonly by_hand: readonly Direction[]
  readonly late_ways: readonly ScanWay[]
}

const lateScansOfRow = (row: OwnServiceRow, nowMs: number): LateScans => {
  if (row.starts_at_ms < nowMs - lateScansLookBackMs) return 'none'
  const attendance = { ...noAttendance, inAtMs: row.in_at_ms, outAtMs: row.out_at_ms }
  const times = { startsAtMs: row.starts_at_ms, endsAtMs: row.ends_at_ms }
  return lateScansOf(attendedMinutes(attendance, times), {
    ...{ minutes: row.minutes, scannedMinutes: row.proposed_minutes },
    seenMinutes: row.late_seen_minutes,
  })
}

/** Each with what the leader wrote who confirmed it, and what was decided about it since. */
export const listServicesOf = async (
  api: Api,
  tenantId: string,
  volunteerId: string,
): Promise<OwnAttendance['services']> => {
  const { rows } = await sql<OwnServiceRow>`
    select v.id, v.region_id, ${shownTitle} as title, s.starts_at_ms, s.ends_at_ms, v.minutes, v.state, v.notice_until_ms,
      c.reason_cipher, c.proposed_minutes, c.late_seen_minutes, t.in_at_ms, t.out_at_ms,
      ${tickedByHand} as by_hand, ${lateWays('v')} as late_ways
    from ${services} join service c on c.tenant_id = v.tenant_id and c.id = v.id
    left join attendance t on t.tenant_id = v.tenant_id and t.shift_id = v.shift_id
      and t.volunteer_id = v.volunteer_id
    where v.tenant_id = ${tenantId} and v.volunteer_id = ${volunteerId}
    order by s.starts_at_ms desc`.execute(api.database)
  const decisions = await decisionsOf(api, tenantId, volunteerId)
  return rows.map((row) => ({
    serviceId: row.id,
    regionId: row.region_id,
    title: row.title,
    startsAtMs: row.starts_at_ms,
    minutes: row.minutes,
    state: row.state,
    noticeUntilMs: row.notice_until_ms,
    scannedMinutes: row.proposed_minutes,
    leaderReason: api.vault.open(leaderReasonPlace(tenantId, row.id), row.reason_cipher),
    decisions: decisions.get(row.id) ?? [],
    lateScans: lateScansOfRow(row, api.nowMs()),
    lateWays: row.late_ways,
    byHand: row.by_hand,
  }))
}

interface WhichNotices {
  readonly nowMs: number
  /** The service behind which they begin; '' for none. */
  readonly after: string
  /** Of activities in this region and below. */
  readonly path: string
  /** Of the volunteer with this whole number; '' for everybody. */
  readonly number: string
}

interface NoticeRow extends ServiceRow {
  readonly volunteer_id: string
  readonly number: string
  readonly region_id: RegionId
  readonly region_name: string
}

/** Named by the community, which is right below the root; what the street holds itself by the street. */
export const listNotices = async (
  api: Api,
  tenantId: string,
  { nowMs, after, path, number }: WhichNotices,
): Promise<readonly NoticeLine[]> => {
  const { rows } = await sql<NoticeRow>`
    select v.id, ${shownTitle} as title, s.starts_at_ms, v.minutes, v.state, v.notice_until_ms, v.volunteer_id, n.number,
      v.region_id, c.name as region_name
    from ${services} join volunteer n on n.tenant_id = v.tenant_id and n.id = v.volunteer_id
    join region r on r.tenant_id = v.tenant_id and r.id = v.region_id
    join region c on c.tenant_id = r.tenant_id and c.id = coalesce(nullif(split_part(r.path, '/', 3), ''), r.id)
    where v.tenant_id = ${tenantId} and v.minutes > 0
      and v.state <> 'posted' and (v.state = 'objected' or v.notice_until_ms > ${nowMs})
      and ${isAtOrBelowAny('r.path', [path])} and (${number} = '' or n.number = ${number})
      and (${after} = '' or exists (select from service b where b.tenant_id = v.tenant_id and b.id = ${after}
        and (v.confirmed_at_ms < b.confirmed_at_ms or (v.confirmed_at_ms = b.confirmed_at_ms and v.id > b.id))))
    order by v.confirmed_at_ms desc, v.id limit ${noticesPerAnswer}`.execute(api.database)
  const names = await volunteerNames(
    api,
    tenantId,
    rows.map((row) => row.volunteer_id),
  )
  return rows.map((row) => ({
    serviceId: row.id,
    regionId: row.region_id,
    regionName: row.region_name,
    name: coveredName(names.get(row.volunteer_id) ?? ''),
    number: row.number,
    title: row.title,
    startsAtMs: row.starts_at_ms,
    minutes: row.minutes,
    noticeUntilMs: row.notice_until_ms,
    objected: row.state === 'objected',
  }))
}

interface WhatToCount {
  readonly path: string
  readonly fromMs: number
  readonly toMs: number
  /** '' for all. */
  readonly activityId: string
}

/** Whoever was scanned, and whom the leader added because no gate had. */
export const countAttendances = async (
  { database }: Api,
  tenantId: string,
  { path, fromMs, toMs, activityId }: WhatToCount,
): Promise<AttendanceCounts> => {
  const { rows } = await sql<AttendanceCounts>`
    select count(distinct t.volunteer_id)::integer as people, count(*)::integer as attendances,
      coalesce(sum(t.minutes), 0)::integer as minutes
    from shift s
    join activity a on a.tenant_id = s.tenant_id and a.id = s.activity_id
    join region r on r.tenant_id = a.tenant_id and r.id = a.region_id
    cross join lateral (
      select coalesce(c.volunteer_id, v.volunteer_id) as volunteer_id, v.minutes
      from (select * from attendance where tenant_id = s.tenant_id and shift_id = s.id
        and (in_at_ms is not null or out_at_ms is not null)) c
      full join (select * from standing_service where tenant_id = s.tenant_id and shift_id = s.id) v
        on v.volunteer_id = c.volunteer_id
      where c.volunteer_id is not null or v.minutes > 0) t
    where s.tenant_id = ${tenantId} and ${isAtOrBelowAny('r.path', [path])} and s.starts_at_ms >= ${fromMs}
      and s.starts_at_ms < ${toMs} and (${activityId} = '' or a.id = ${activityId})`.execute(
    database,
  )
  return rows[0] ?? { people: 0, attendances: 0, minutes: 0 }
}
