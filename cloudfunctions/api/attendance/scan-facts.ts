/** Loads for a batch of scans what decides about them: the shifts, the people, their seats and attendances. */
import { sql } from 'kysely'
import { noAttendance, type Attendance } from '../../../src/domain/attendance/attendance'
import type { GateFacts } from '../../../src/domain/attendance/judge-scan'
import type { RegionPlace } from '../access/region-place'
import type { Transaction } from '../database/connect'

export interface GateOnFile extends Omit<GateFacts, 'key'> {
  readonly place: RegionPlace
}

/** Shifts by id, with where their activity lies. */
export const loadGates = async (
  transaction: Transaction,
  tenantId: string,
  shiftIds: readonly string[],
): Promise<ReadonlyMap<string, GateOnFile>> => {
  if (shiftIds.length === 0) return new Map()
  const { rows } = await sql<{
    id: string
    starts_at_ms: number
    ends_at_ms: number
    cancelled: boolean
    margin_minutes: number
    region_id: string
    path: string
    scope_id: string
  }>`
    select s.id, s.starts_at_ms, s.ends_at_ms, s.state = 'cancelled' or a.state = 'cancelled' as cancelled,
      (t.settings->'volunteering'->>'codeMarginMinutes')::integer as margin_minutes,
      r.id as region_id, r.path, r.scope_id
    from shift s join tenant t on t.id = s.tenant_id join activity a on a.tenant_id = s.tenant_id and a.id = s.activity_id
    join region r on r.tenant_id = a.tenant_id and r.id = a.region_id
    where s.tenant_id = ${tenantId} and s.id = any(${[...shiftIds]}::text[])`.execute(transaction)
  return new Map(
    rows.map((row) => [
      row.id,
      {
        shiftId: row.id,
        startsAtMs: row.starts_at_ms,
        endsAtMs: row.ends_at_ms,
        cancelled: row.cancelled,
        marginMs: row.margin_minutes * 60_000,
        place: { id: row.region_id, path: row.path, scopeId: row.scope_id },
      },
    ]),
  )
}

/** Shifts by the codes on their walls. */
export const loadWalls = async (
  transaction: Transaction,
  tenantId: string,
  wallCodes: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  if (wallCodes.length === 0) return new Map()
  const rows = await transaction
    .selectFrom('gate')
    .select(['wall_code', 'shift_id'])
    .where('tenant_id', '=', tenantId)
    .where('wall_code', 'in', [...wallCodes])
    .execute()
  return new Map(rows.map((row) => [row.wall_code, row.shift_id]))
}

export interface KnownPerson {
  readonly volunteerId: string
  readonly memberId: string | null
  readonly verified: boolean
}

/** By what they are or as whom they sign in. */
export const loadPeople = async (
  transaction: Transaction,
  tenantId: string,
  { volunteerIds, memberIds }: Readonly<Record<'volunteerIds' | 'memberIds', readonly string[]>>,
): Promise<readonly KnownPerson[]> => {
  const { rows } = await sql<{ id: string; member_id: string | null; verified: boolean }>`
    select id, member_id, state = 'verified' as verified from volunteer
    where tenant_id = ${tenantId}
      and (id = any(${[...volunteerIds]}::text[]) or member_id = any(${[...memberIds]}::text[]))`.execute(
    transaction,
  )
  return rows.map((row) => ({
    volunteerId: row.id,
    memberId: row.member_id,
    verified: row.verified,
  }))
}

export interface Pair {
  readonly shiftId: string
  readonly volunteerId: string
}

export const pairKey = ({ shiftId, volunteerId }: Pair): string => `${shiftId} ${volunteerId}`

export interface Standing {
  readonly seated: boolean
  readonly attendance: Attendance
}

/**
 * Makes and locks the attendance of each pair, in the order of the ids, so that of two servers with scans of one person
 * the second sees what the first has taken.
 */
export const lockStandings = async (
  transaction: Transaction,
  tenantId: string,
  pairs: readonly Pair[],
): Promise<ReadonlyMap<string, Standing>> => {
  if (pairs.length === 0) return new Map()
  const given = JSON.stringify(
    pairs.map(({ shiftId, volunteerId }) => ({ shift_id: shiftId, volunteer_id: volunteerId })),
  )
  await sql`
    insert into attendance (tenant_id, shift_id, volunteer_id)
    select distinct ${tenantId}, shift_id, volunteer_id
    from jsonb_to_recordset(${given}::jsonb) as p(shift_id text, volunteer_id text)
    order by shift_id, volunteer_id
    on conflict do nothing`.execute(transaction)
  const { rows } = await sql<{
    shift_id: string
    volunteer_id: string
    in_at_ms: number | null
    out_at_ms: number | null
    walk_in: boolean
    late_code: boolean
    seated: boolean
  }>`
    select t.*, exists (select from sign_up u where u.tenant_id = t.tenant_id and u.shift_id = t.shift_id
      and u.volunteer_id = t.volunteer_id and u.state = 'seated') as seated
    from attendance t
    where t.tenant_id = ${tenantId} and (t.shift_id, t.volunteer_id) in (
      select shift_id, volunteer_id from jsonb_to_recordset(${given}::jsonb) as p(shift_id text, volunteer_id text))
    order by t.shift_id, t.volunteer_id for update of t`.execute(transaction)
  return new Map(
    rows.map((row) => [
      pairKey({ shiftId: row.shift_id, volunteerId: row.volunteer_id }),
      {
        seated: row.seated,
        attendance: {
          ...noAttendance,
          inAtMs: row.in_at_ms,
          outAtMs: row.out_at_ms,
          walkIn: row.walk_in,
          lateCode: row.late_code,
        },
      },
    ]),
  )
}
