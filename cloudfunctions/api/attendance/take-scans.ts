/**
 * Takes a batch of scans of any number of phones in one transaction: whose they are, what comes of each by the same rule
 * that a leader's phone runs, and the attendances they add to. A scan that came before gets its first answer.
 */
import { sql } from 'kysely'
import {
  joinAttendances,
  noAttendance,
  type Attendance,
} from '../../../src/domain/attendance/attendance'
import { readGateCode, type GateCode } from '../../../src/domain/attendance/gate-code'
import { directionOf, judgeScan, type Judgement } from '../../../src/domain/attendance/judge-scan'
import type { JudgedScan, Scan } from '../../../src/domain/attendance/scan'
import { loadAccess, may, type ActorAccess, type MemberKey } from '../access/actor-access'
import type { Api } from '../api'
import type { Transaction } from '../database/connect'
import { gateKey, volunteerProof } from './gate-secrets'
import {
  loadGates,
  loadPeople,
  loadWalls,
  lockStandings,
  pairKey,
  type GateOnFile,
  type KnownPerson,
  type Standing,
} from './scan-facts'

export interface ScanOfCaller {
  readonly caller: MemberKey
  readonly scan: Scan
}

/** A scan with all that its own text and the file say, before anybody's attendance is looked at. */
interface ReadScan extends ScanOfCaller {
  readonly code: GateCode | null
  readonly gate: GateOnFile | null
  readonly person: KnownPerson | null
}

const isOwn = ({ way }: Scan): boolean => way === 'rotating' || way === 'wall'

const knownBefore = async (
  transaction: Transaction,
  tenantId: string,
  scans: readonly ScanOfCaller[],
): Promise<ReadonlyMap<string, JudgedScan>> => {
  const rows = await transaction
    .selectFrom('scan')
    .select(['id', 'member_id', 'result', 'since_ms'])
    .where('tenant_id', '=', tenantId)
    .where(
      'id',
      'in',
      scans.map(({ scan }) => scan.scanId),
    )
    .execute()
  const owners = new Map(scans.map(({ scan, caller }) => [scan.scanId, caller.memberId]))
  return new Map(
    rows.map((row) => [
      row.id,
      owners.get(row.id)?.toString() === row.member_id
        ? { scanId: row.id, result: row.result, sinceMs: row.since_ms }
        : // Somebody else's id: nothing of theirs is told.
          { scanId: row.id, result: 'code-unknown', sinceMs: 0 },
    ]),
  )
}

/** The accesses of those who scan for others. */
const loadLeaders = async (
  transaction: Transaction,
  scans: readonly ScanOfCaller[],
  nowMs: number,
): Promise<ReadonlyMap<string, ActorAccess>> => {
  const leaders = new Map(
    scans.filter(({ scan }) => !isOwn(scan)).map(({ caller }) => [caller.memberId, caller]),
  )
  const loaded = new Map<string, ActorAccess>()
  for (const caller of leaders.values())
    loaded.set(caller.memberId, await loadAccess(transaction, caller, nowMs))
  return loaded
}

const readAll = async (
  { vault }: Api,
  transaction: Transaction,
  tenantId: string,
  scans: readonly ScanOfCaller[],
): Promise<readonly ReadScan[]> => {
  const codes = scans.map(({ scan }) => (scan.way === 'by-hand' ? null : readGateCode(scan.code)))
  const walls = await loadWalls(
    transaction,
    tenantId,
    codes.flatMap((code) => (code?.kind === 'wall' ? [code.wallCode] : [])),
  )
  const shiftIdOf = ({ scan }: ScanOfCaller, code: GateCode | null): string =>
    code?.kind === 'rotating'
      ? code.shiftId
      : code?.kind === 'wall'
        ? (walls.get(code.wallCode) ?? '')
        : scan.shiftId
  const shiftIds = scans.map((one, index) => shiftIdOf(one, codes[index] ?? null))
  const gates = await loadGates(transaction, tenantId, [...new Set(shiftIds)])
  const volunteerIds = scans.map(({ scan }, index) => {
    const code = codes[index]
    if (code?.kind !== 'personal') return scan.volunteerId
    return volunteerProof(vault, tenantId, code.volunteerId) === code.proof ? code.volunteerId : ''
  })
  const people = await loadPeople(transaction, tenantId, {
    volunteerIds,
    memberIds: scans.filter(({ scan }) => isOwn(scan)).map(({ caller }) => caller.memberId),
  })
  const byId = new Map(people.map((person) => [person.volunteerId, person]))
  const byMember = new Map(people.map((person) => [person.memberId, person]))
  return scans.map((one, index): ReadScan => {
    const person = isOwn(one.scan)
      ? byMember.get(one.caller.memberId)
      : byId.get(volunteerIds[index] ?? '')
    const code = codes[index] ?? null
    const fits =
      code === null || (isOwn(one.scan) ? code.kind === one.scan.way : code.kind === 'personal')
    return {
      ...one,
      code: fits ? code : null,
      gate: gates.get(shiftIds[index] ?? '') ?? null,
      person: person ?? null,
    }
  })
}

interface Desk {
  readonly api: Api
  readonly tenantId: string
  readonly leaders: ReadonlyMap<string, ActorAccess>
}

const judge = (
  { api, tenantId, leaders }: Desk,
  { caller, scan, code, gate, person }: ReadScan,
  standing: Standing | undefined,
): Judgement => {
  const leader = leaders.get(caller.memberId)
  return judgeScan({
    scan,
    code,
    gate: gate && { ...gate, key: gateKey(api.vault, tenantId, gate.shiftId) },
    comer: person && {
      verified: person.verified,
      seated: standing?.seated ?? false,
      attendance: standing?.attendance ?? noAttendance,
    },
    mayRun: !!leader && !!gate && may(leader, 'activity.run', gate.place),
  })
}

const pairOf = ({ gate, person }: ReadScan) => ({
  shiftId: gate?.shiftId ?? '',
  volunteerId: person?.volunteerId ?? '',
})

const keepScans = async (
  transaction: Transaction,
  { api, tenantId }: Desk,
  judged: readonly { readonly read: ReadScan; readonly judgement: Judgement }[],
): Promise<void> => {
  const rows = judged.map(({ read, judgement }) => ({
    tenant_id: tenantId,
    id: read.scan.scanId,
    shift_id: pairOf(read).shiftId,
    volunteer_id: pairOf(read).volunteerId,
    member_id: read.caller.memberId,
    device_id: read.scan.deviceId,
    way: read.scan.way,
    direction: directionOf(read.scan, read.code),
    code: read.scan.code,
    scanned_at_ms: read.scan.scannedAtMs,
    received_at_ms: api.nowMs(),
    result: judgement.result,
    since_ms: judgement.sinceMs,
  }))
  await sql`
    insert into scan select * from jsonb_populate_recordset(null::scan, ${JSON.stringify(rows)}::jsonb)
    on conflict (tenant_id, id) do nothing`.execute(transaction)
}

const keepAttendances = async (
  transaction: Transaction,
  tenantId: string,
  changed: ReadonlyMap<string, { readonly read: ReadScan; readonly attendance: Attendance }>,
): Promise<void> => {
  if (changed.size === 0) return
  const rows = [...changed.values()].map(({ read, attendance }) => ({
    shift_id: pairOf(read).shiftId,
    volunteer_id: pairOf(read).volunteerId,
    in_at_ms: attendance.inAtMs,
    out_at_ms: attendance.outAtMs,
    walk_in: attendance.walkIn,
    late_code: attendance.lateCode,
  }))
  await sql`
    update attendance t set in_at_ms = c.in_at_ms, out_at_ms = c.out_at_ms, walk_in = c.walk_in,
      late_code = c.late_code
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as c(shift_id text, volunteer_id text,
      in_at_ms bigint, out_at_ms bigint, walk_in boolean, late_code boolean)
    where t.tenant_id = ${tenantId} and t.shift_id = c.shift_id and t.volunteer_id = c.volunteer_id`.execute(
    transaction,
  )
}

/** All of one tenant. One judgement for each scan, in their order; ids must be distinct. */
export const takeScans = (
  api: Api,
  tenantId: string,
  scans: readonly ScanOfCaller[],
): Promise<readonly JudgedScan[]> =>
  api.database.transaction().execute(async (transaction) => {
    const known = await knownBefore(transaction, tenantId, scans)
    const fresh = scans.filter(({ scan }) => !known.has(scan.scanId))
    if (fresh.length === 0) return scans.flatMap(({ scan }) => known.get(scan.scanId) ?? [])
    const reads = await readAll(api, transaction, tenantId, fresh)
    const leaders = await loadLeaders(transaction, fresh, api.nowMs())
    const desk: Desk = { api, tenantId, leaders }
    // Whoever would be refused whatever they did so far needs no attendance.
    const counting = reads.filter((read) => judge(desk, read, undefined).adds !== null)
    const standings = new Map(await lockStandings(transaction, tenantId, counting.map(pairOf)))
    const changed = new Map<string, { read: ReadScan; attendance: Attendance }>()
    const judged = reads.map((read) => {
      const key = pairKey(pairOf(read))
      const standing = standings.get(key)
      const judgement = judge(desk, read, standing)
      if (judgement.adds && standing) {
        const attendance = joinAttendances(standing.attendance, judgement.adds)
        standings.set(key, { ...standing, attendance })
        changed.set(key, { read, attendance })
      }
      return { read, judgement }
    })
    await keepScans(transaction, desk, judged)
    await keepAttendances(transaction, tenantId, changed)
    const results = new Map<string, JudgedScan>(known)
    for (const { judgement } of judged) {
      const { adds: _adds, ...told } = judgement
      results.set(told.scanId, told)
    }
    return scans.flatMap(({ scan }) => results.get(scan.scanId) ?? [])
  })
