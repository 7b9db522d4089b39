/** Loads for a batch of scans what decides about them: the shifts, the people, their seats and attendances. */
import { sql } from 'kysely'
import type { Attendance } from '../../../src/domain/attendance/attendance'
import type { GateFacts } from '../../../src/domain/attendance/judge-scan'
import type { JudgedScan, ScanResult } from '../../../src/domain/attendance/scan'
import type { RegionPlace } from '../access/region-place'
import type { Transaction } from '../database/connect'

export interface GateOnFile extends Omit<GateFacts, 'key'> {
  readonly place: RegionPlace
}

export interface KnownPerson {
  readonly volunteerId: string
  readonly memberId: string | null
  readonly verified: boolean
}

interface FactRows {
  readonly known: readonly { id: string; member_id: string; result: ScanResult; since_ms: number }[]
  readonly gates: readonly {
    id: string
    wall_code: string | null
    starts_at_ms: number
    ends_at_ms: number
    cancelled: boolean
    margin_minutes: number
    region_id: string
    path: string
    scope_id: string
  }[]
  readonly people: readonly { id: string; member_id: string | null; verified: boolean }[]
}

export interface ScanFacts {
  /** Scans that came before, by id: whose they are and what they came to. */
  readonly known: ReadonlyMap<string, { readonly memberId: string } & JudgedScan>
  readonly gates: ReadonlyMap<string, GateOnFile>
  /** Shifts by the codes on their walls. */
  readonly walls: ReadonlyMap<string, string>
  readonly people: readonly KnownPerson[]
}

interface Asked {
  readonly scanIds: readonly string[]
  readonly shiftIds: readonly string[]
  readonly wallCodes: readonly string[]
  readonly volunteerIds: readonly string[]
  readonly memberIds: readonly string[]
}

const gateOf = (row: FactRows['gates'][number]): GateOnFile => ({
  shiftId: row.id,
  startsAtMs: row.starts_at_ms,
  endsAtMs: row.ends_at_ms,
  cancelled: row.cancelled,
  marginMs: row.margin_minutes * 60_000,
  place: { id: row.region_id, path: row.path, scopeId: row.scope_id },
})

/** One statement for all: a gate with a queue before it asks for little, but often. */
export const loadScanFacts = async (
  transaction: Transaction,
  tenantId: string,
  { scanIds, shiftIds, wallCodes, volunteerIds, memberIds }: Asked,
): Promise<ScanFacts> => {
  const { rows } = await sql<FactRows>`
    select
      (select coalesce(json_agg(json_build_object('id', c.id, 'member_id', c.member_id, 'result', c.result,
          'since_ms', c.since_ms)), '[]')
        from scan c where c.tenant_id = ${tenantId} and c.id = any(${[...scanIds]}::text[])) as known,
      (select coalesce(json_agg(json_build_object('id', s.id, 'wall_code', g.wall_code,
          'starts_at_ms', s.starts_at_ms, 'ends_at_ms', s.ends_at_ms,
          'cancelled', s.state = 'cancelled' or a.state = 'cancelled',
          'margin_minutes', (t.settings->'volunteering'->>'codeMarginMinutes')::integer,
          'region_id', r.id, 'path', r.path, 'scope_id', r.scope_id)), '[]')
        from shift s join tenant t on t.id = s.tenant_id
        join activity a on a.tenant_id = s.tenant_id and a.id = s.activity_id
        join region r on r.tenant_id = a.tenant_id and r.id = a.region_id
        left join gate g on g.tenant_id = s.tenant_id and g.shift_id = s.id
        where s.tenant_id = ${tenantId} and s.id in (
          select unnest(${[...shiftIds]}::text[])
          union select w.shift_id from gate w
            where w.tenant_id = ${tenantId} and w.wall_code = any(${[...wallCodes]}::text[]))) as gates,
      (select coalesce(json_agg(json_build_object('id', v.id, 'member_id', v.member_id,
          'verified', v.state = 'verified')), '[]')
        from volunteer v where v.tenant_id = ${tenantId}
          and (v.id = any(${[...volunteerIds]}::text[]) or v.member_id = any(${[...memberIds]}::text[]))) as people`.execute(
    transaction,
  )
  const [facts] = rows
  const gates = facts?.gates ?? []
  return {
    known: new Map(
      (facts?.known ?? []).map(({ id, member_id, result, since_ms }) => [
        id,
        { scanId: id, memberId: member_id, result, sinceMs: since_ms },
      ]),
    ),
    gates: new Map(gates.map((row) => [row.id, gateOf(row)])),
    walls: new Map(gates.flatMap(({ id, wall_code }) => (wall_code ? [[wall_code, id]] : []))),
    people: (facts?.people ?? []).map(({ id, member_id, verified }) => ({
      volunteerId: id,
      memberId: member_id,
      verified,
    })),
  }
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
 * the second sees what the first has taken. One statement: what is there already is locked by an update to itself.
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
  const { rows } = await sql<{
    shift_id: string
    volunteer_id: string
    in_at_ms: number | null
    out_at_ms: number | null
    walk_in: boolean
    late_code: boolean
    seated: boolean
  }>`
    insert into attendance as t (tenant_id, shift_id, volunteer_id)
    select distinct ${tenantId}, shift_id, volunteer_id
    from jsonb_to_recordset(${given}::jsonb) as p(shift_id text, volunteer_id text)
    order by shift_id, volunteer_id
    on conflict (tenant_id, shift_id, volunteer_id) do update set walk_in = t.walk_in
    returning t.shift_id, t.volunteer_id, t.in_at_ms, t.out_at_ms, t.walk_in, t.late_code,
      exists (select from sign_up u where u.tenant_id = t.tenant_id and u.shift_id = t.shift_id
        and u.volunteer_id = t.volunteer_id and u.state = 'seated') as seated`.execute(transaction)
  return new Map(
    rows.map((row) => [
      pairKey({ shiftId: row.shift_id, volunteerId: row.volunteer_id }),
      {
        seated: row.seated,
        attendance: {
          inAtMs: row.in_at_ms,
          outAtMs: row.out_at_ms,
          walkIn: row.walk_in,
          lateCode: row.late_code,
        },
      },
    ]),
  )
}
