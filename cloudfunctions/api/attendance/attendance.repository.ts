/** Shifts with who signed up, who came and what was confirmed of it. */
import { sql } from 'kysely'
import { dayMs } from '../../../src/domain/calendar'
import type { Attendance } from '../../../src/domain/attendance/attendance'
import type { Direction } from '../../../src/domain/attendance/scan'
import type { SignUpState } from '../../../src/domain/activity/activity'
import type { RegionPlace } from '../access/region-place'
import type { Database } from '../database/connect'
import { tickedByHand } from './ticked-by-hand'

export interface ShiftOnFile {
  readonly id: string
  readonly activityId: string
  readonly title: string
  readonly place: string
  readonly startsAtMs: number
  readonly endsAtMs: number
  readonly cancelled: boolean
  /** The leader wants phones to compare where they are; whether they do, the street decides. */
  readonly hasCheckedPoint: boolean
  readonly region: RegionPlace
}

export const findShift = async (
  database: Database,
  tenantId: string,
  shiftId: string,
): Promise<ShiftOnFile | undefined> => {
  const row = await database
    .selectFrom('shift')
    .innerJoin('activity', (join) =>
      join
        .onRef('activity.tenant_id', '=', 'shift.tenant_id')
        .onRef('activity.id', '=', 'shift.activity_id'),
    )
    .innerJoin('region', (join) =>
      join
        .onRef('region.tenant_id', '=', 'activity.tenant_id')
        .onRef('region.id', '=', 'activity.region_id'),
    )
    .select([
      'shift.id',
      'shift.activity_id',
      'shift.starts_at_ms',
      'shift.ends_at_ms',
      'shift.state as shift_state',
      'activity.state as activity_state',
      'activity.title',
      'activity.place',
      'activity.latitude',
      'region.id as region_id',
      'region.path',
      'region.scope_id',
    ])
    .where('shift.tenant_id', '=', tenantId)
    .where('shift.id', '=', shiftId)
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      activityId: row.activity_id,
      title: row.title,
      place: row.place,
      startsAtMs: row.starts_at_ms,
      endsAtMs: row.ends_at_ms,
      cancelled: row.shift_state === 'cancelled' || row.activity_state === 'cancelled',
      hasCheckedPoint: row.latitude !== null,
      region: { id: row.region_id, path: row.path, scopeId: row.scope_id },
    }
  )
}

export interface Participant {
  readonly volunteerId: string
  readonly seated: boolean
  /** null: nothing was scanned. */
  readonly attendance: Attendance | null
  /** Which of its times were ticked by a leader. */
  readonly byHand: readonly Direction[]
}

/** Whoever has a seat (or any of these places), came or was given hours by hand, in the order of their ids. */
export const listParticipants = async (
  database: Database,
  tenantId: string,
  shiftId: string,
  places: readonly SignUpState[] = ['seated'],
): Promise<readonly Participant[]> => {
  const { rows } = await sql<{
    volunteer_id: string
    signed_up: boolean
    seated: boolean
    served: boolean
    scanned: boolean
    in_at_ms: number | null
    out_at_ms: number | null
    walk_in: boolean | null
    late_code: boolean | null
    by_hand: readonly Direction[]
  }>`
    select volunteer_id, u.tenant_id is not null as signed_up, coalesce(u.state = 'seated', false) as seated,
      v.tenant_id is not null as served,
      t.in_at_ms is not null or t.out_at_ms is not null as scanned, t.in_at_ms, t.out_at_ms, t.walk_in, t.late_code,
      ${tickedByHand} as by_hand
    from (select * from sign_up where tenant_id = ${tenantId} and shift_id = ${shiftId}
      and state = any(${[...places]}::text[])) u
    full join (select * from attendance where tenant_id = ${tenantId} and shift_id = ${shiftId}) t
      using (volunteer_id)
    full join (select * from service where tenant_id = ${tenantId} and shift_id = ${shiftId}) v
      using (volunteer_id)
    order by 1`.execute(database)
  return rows
    .filter((row) => row.signed_up || row.scanned || row.served)
    .map((row) => ({
      volunteerId: row.volunteer_id,
      seated: row.seated,
      attendance: row.scanned
        ? {
            inAtMs: row.in_at_ms,
            outAtMs: row.out_at_ms,
            walkIn: row.walk_in ?? false,
            lateCode: row.late_code ?? false,
          }
        : null,
      byHand: row.by_hand,
    }))
}

export interface OtherShift {
  readonly volunteerId: string
  readonly startsAtMs: number
  readonly endsAtMs: number
  readonly attendance: Attendance
  /** What was confirmed of it; null = nothing yet. */
  readonly confirmedMinutes: number | null
}

/** What the same people attended, or were given hours for, besides, within a day before and after. */
export const listOtherShifts = async (
  database: Database,
  tenantId: string,
  shift: ShiftOnFile,
  volunteerIds: readonly string[],
): Promise<readonly OtherShift[]> => {
  const theirs = sql`tenant_id = ${tenantId} and volunteer_id = any(${[...volunteerIds]}::text[])
    and shift_id <> ${shift.id}`
  const { rows } = await sql<{
    volunteer_id: string
    starts_at_ms: number
    ends_at_ms: number
    in_at_ms: number | null
    out_at_ms: number | null
    minutes: number | null
  }>`
    select volunteer_id, s.starts_at_ms, s.ends_at_ms, t.in_at_ms, t.out_at_ms, v.minutes
    from (select * from attendance where ${theirs}) t
    full join (select * from service where ${theirs}) v using (shift_id, volunteer_id)
    join shift s on s.tenant_id = ${tenantId} and s.id = shift_id
    where (t.in_at_ms is not null or v.minutes > 0)
      and s.starts_at_ms between ${shift.startsAtMs - dayMs} and ${shift.startsAtMs + dayMs}`.execute(
    database,
  )
  return rows.map((row) => ({
    volunteerId: row.volunteer_id,
    startsAtMs: row.starts_at_ms,
    endsAtMs: row.ends_at_ms,
    attendance: {
      inAtMs: row.in_at_ms,
      outAtMs: row.out_at_ms,
      walkIn: false,
      lateCode: false,
    },
    confirmedMinutes: row.minutes,
  }))
}

/** For each who scanned at this shift themselves: how many people did so with the same phone. */
export const peopleByPhone = async (
  database: Database,
  tenantId: string,
  shiftId: string,
): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await sql<{ volunteer_id: string; people: number }>`
    select s.volunteer_id, max(d.people)::integer as people
    from scan s join (
      select device_id, count(distinct volunteer_id) as people from scan
      where tenant_id = ${tenantId} and shift_id = ${shiftId} and way in ('rotating', 'wall') and volunteer_id <> ''
      group by device_id) d on d.device_id = s.device_id
    where s.tenant_id = ${tenantId} and s.shift_id = ${shiftId} and s.way in ('rotating', 'wall')
      and s.volunteer_id <> ''
    group by s.volunteer_id`.execute(database)
  return new Map(rows.map((row) => [row.volunteer_id, row.people]))
}

/**
 * Of a line of `service`: nothing was posted of it, so the office has no transfer to correct, and nobody has objected, so it
 * has decided nothing either. What a late gate or the leader says then is confirmed anew.
 */
export const mayConfirmAnew = sql<boolean>`(service.state = 'posted' and service.minutes = 0 and not exists (
  select from service_objection o where o.tenant_id = service.tenant_id and o.service_id = service.id))`

/** Of a line of `service`: with what the office corrected since it was posted. */
export const standingMinutes = sql<number>`(select n.minutes from standing_service n
  where n.tenant_id = service.tenant_id and n.id = service.id)`
