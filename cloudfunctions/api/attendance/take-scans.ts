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
  loadScanFacts,
  lockStandings,
  pairKey,
  type GateOnFile,
  type KnownPerson,
  type ScanFacts,
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

/** Somebody else's id: nothing of theirs is told. */
const toldOf = (
  { caller, scan }: ScanOfCaller,
  known: { readonly memberId: string } & JudgedScan,
): JudgedScan =>
  known.memberId === caller.memberId
    ? { scanId: scan.scanId, result: known.result, sinceMs: known.sinceMs }
    : { scanId: scan.scanId, result: 'code-unknown', sinceMs: 0 }

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

const codeOf = ({ way, code }: Scan): GateCode | null => {
  if (way === 'by-hand') return null
  const read = readGateCode(code)
  return read?.kind === way ? read : null
}

/** Whom a leader means; '' for a code that is not genuine. */
const meantVolunteer = ({ vault }: Api, tenantId: string, { scan }: ScanOfCaller): string => {
  const code = codeOf(scan)
  if (code?.kind !== 'personal') return scan.volunteerId
  return volunteerProof(vault, tenantId, code.volunteerId) === code.proof ? code.volunteerId : ''
}

const askFor = (
  api: Api,
  tenantId: string,
  scans: readonly ScanOfCaller[],
): Parameters<typeof loadScanFacts>[2] => {
  const codes = scans.map(({ scan }) => codeOf(scan))
  return {
    scanIds: scans.map(({ scan }) => scan.scanId),
    shiftIds: codes.map((code, index) =>
      code?.kind === 'rotating' ? code.shiftId : (scans[index]?.scan.shiftId ?? ''),
    ),
    wallCodes: codes.flatMap((code) => (code?.kind === 'wall' ? [code.wallCode] : [])),
    volunteerIds: scans.map((one) => meantVolunteer(api, tenantId, one)),
    memberIds: scans.filter(({ scan }) => isOwn(scan)).map(({ caller }) => caller.memberId),
  }
}

const readAll = (
  api: Api,
  tenantId: string,
  scans: readonly ScanOfCaller[],
  { gates, walls, people }: ScanFacts,
): readonly ReadScan[] => {
  const byId = new Map(people.map((person) => [person.volunteerId, person]))
  const byMember = new Map(people.map((person) => [person.memberId, person]))
  const shiftIdOf = (scan: Scan, code: GateCode | null): string => {
    if (code?.kind === 'rotating') return code.shiftId
    return code?.kind === 'wall' ? (walls.get(code.wallCode) ?? '') : scan.shiftId
  }
  return scans.map((one): ReadScan => {
    const code = codeOf(one.scan)
    const person = isOwn(one.scan)
      ? byMember.get(one.caller.memberId)
      : byId.get(meantVolunteer(api, tenantId, one))
    return {
      ...one,
      code,
      gate: gates.get(shiftIdOf(one.scan, code)) ?? null,
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

interface Judged {
  readonly read: ReadScan
  readonly judgement: Judgement
}

const scanRow = ({ api, tenantId }: Desk, { read, judgement }: Judged) => ({
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
})

/** The scans and the attendances that they add to, in one statement. */
const keep = async (
  transaction: Transaction,
  desk: Desk,
  judged: readonly Judged[],
  changed: ReadonlyMap<string, { readonly read: ReadScan; readonly attendance: Attendance }>,
): Promise<void> => {
  const attendances = [...changed.values()].map(({ read, attendance }) => ({
    shift_id: pairOf(read).shiftId,
    volunteer_id: pairOf(read).volunteerId,
    in_at_ms: attendance.inAtMs,
    out_at_ms: attendance.outAtMs,
    walk_in: attendance.walkIn,
    late_code: attendance.lateCode,
  }))
  const scans = judged.map((one) => scanRow(desk, one))
  await sql`
    with kept as (
      insert into scan select * from jsonb_populate_recordset(null::scan, ${JSON.stringify(scans)}::jsonb)
      on conflict (tenant_id, id) do nothing
    )
    update attendance t set in_at_ms = c.in_at_ms, out_at_ms = c.out_at_ms, walk_in = c.walk_in,
      late_code = c.late_code
    from jsonb_to_recordset(${JSON.stringify(attendances)}::jsonb) as c(shift_id text, volunteer_id text,
      in_at_ms bigint, out_at_ms bigint, walk_in boolean, late_code boolean)
    where t.tenant_id = ${desk.tenantId} and t.shift_id = c.shift_id and t.volunteer_id = c.volunteer_id`.execute(
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
    const facts = await loadScanFacts(transaction, tenantId, askFor(api, tenantId, scans))
    const results = new Map<string, JudgedScan>()
    for (const one of scans) {
      const known = facts.known.get(one.scan.scanId)
      if (known) results.set(one.scan.scanId, toldOf(one, known))
    }
    const fresh = scans.filter(({ scan }) => !results.has(scan.scanId))
    if (fresh.length === 0) return scans.flatMap(({ scan }) => results.get(scan.scanId) ?? [])
    const reads = readAll(api, tenantId, fresh, facts)
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
    await keep(transaction, desk, judged, changed)
    for (const { judgement } of judged) {
      const { adds: _adds, ...told } = judgement
      results.set(told.scanId, told)
    }
    return scans.flatMap(({ scan }) => results.get(scan.scanId) ?? [])
  })
