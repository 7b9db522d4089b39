/**
 * Takes a batch of scans of any number of phones in two statements: all that is known of them, and what they come to by
 * the same rule that a leader's phone runs. When another batch was first at one of them nothing is written, and the
 * batch is judged anew. A scan that came before gets its first answer.
 */
import { joinAttendances, type Attendance } from '../../../src/domain/attendance/attendance'
import { readGateCode, type GateCode } from '../../../src/domain/attendance/gate-code'
import { directionOf, judgeScan, type Judgement } from '../../../src/domain/attendance/judge-scan'
import {
  clockOffMs,
  longestUnsentMs,
  scannedSinceMs,
} from '../../../src/domain/attendance/phone-clock'
import type { JudgedScan, Scan } from '../../../src/domain/attendance/scan'
import { loadPastAccesses, may, type ActorAccess, type MemberKey } from '../access/actor-access'
import type { Api } from '../api'
import { isTransient } from '../operating-error'
import { gateKey, volunteerProof } from './gate-secrets'
import { keepScans, mostScansOfPerson, type ChangedAttendance, type KeptScan } from './kept-scans'
import { attendanceOf, loadScanFacts, type AskedScan, type ScanFacts } from './scan-facts'

export interface ScanOfCaller {
  readonly caller: MemberKey
  readonly scan: Scan
  /** By the phone's clock. */
  readonly sentAtMs?: number
}

const isOwn = ({ way }: Scan): boolean => way === 'rotating' || way === 'wall'

const codeOf = ({ way, code }: Scan): GateCode | null => {
  if (way === 'by-hand') return null
  const read = readGateCode(code)
  return read?.kind === way ? read : null
}

interface Desk {
  readonly api: Api
  readonly tenantId: string
}

/** Whom a leader means; '' for a code that is not genuine. */
const meantVolunteer = (
  { api, tenantId }: Desk,
  { volunteerId }: Scan,
  code: GateCode | null,
): string => {
  if (code?.kind !== 'personal') return volunteerId
  return volunteerProof(api.vault, tenantId, code.volunteerId) === code.proof
    ? code.volunteerId
    : ''
}

interface ReadScan extends ScanOfCaller {
  readonly code: GateCode | null
}

const shiftIdOf = ({ scan, code }: ReadScan): string => {
  if (code?.kind === 'rotating') return code.shiftId
  return code?.kind === 'wall' ? '' : scan.shiftId
}

const askedOf = (desk: Desk, read: ReadScan): AskedScan => ({
  scanId: read.scan.scanId,
  shiftId: shiftIdOf(read),
  wallCode: read.code?.kind === 'wall' ? read.code.wallCode : '',
  volunteerId: isOwn(read.scan) ? null : meantVolunteer(desk, read.scan, read.code),
  memberId: read.caller.memberId,
})

const judge = (
  { api, tenantId }: Desk,
  { scan, code }: ReadScan,
  { gate, person, seated }: ScanFacts,
  standing: { readonly attendance: Attendance; readonly leader: ActorAccess | undefined },
): Judgement =>
  judgeScan({
    scan,
    code,
    gate: gate && { ...gate, key: gateKey(api.vault, tenantId, gate.shiftId) },
    comer: person && { verified: person.verified, seated, attendance: standing.attendance },
    mayRun: !!standing.leader && !!gate && may(standing.leader, 'activity.run', gate),
  })

/** Somebody else's id: nothing of theirs is told. */
const toldAgain = (
  { caller, scan: { scanId } }: ReadScan,
  { memberId, result, sinceMs }: NonNullable<ScanFacts['known']>,
): JudgedScan =>
  memberId === caller.memberId
    ? { scanId, result, sinceMs }
    : { scanId, result: 'code-unknown', sinceMs: 0 }

const takeOnce = async (
  desk: Desk,
  scans: readonly ScanOfCaller[],
): Promise<readonly JudgedScan[]> => {
  const { api, tenantId } = desk
  const nowMs = api.nowMs()
  const reads = scans.map((one): ReadScan => ({ ...one, code: codeOf(one.scan) }))
  const leaderIds = new Set(
    scans.flatMap(({ scan, caller }) => (isOwn(scan) ? [] : [caller.memberId])),
  )
  const [facts, leaders] = await Promise.all([
    loadScanFacts(
      api.pipeline,
      tenantId,
      reads.map((read) => askedOf(desk, read)),
    ),
    loadPastAccesses(api.pipeline, tenantId, [...leaderIds], {
      earliestMs: nowMs - longestUnsentMs,
      nowMs,
    }),
  ])
  const kept: KeptScan[] = []
  const changed = new Map<string, ChangedAttendance>()
  const keptOf = new Map<string, number>()

  const take = (read: ReadScan, fact: ScanFacts): JudgedScan => {
    if (fact.known) return toldAgain(read, fact.known)
    const { scan, caller, code } = read
    const shiftId = fact.gate?.shiftId ?? ''
    const volunteerId = fact.person?.volunteerId ?? ''
    const pair = `${shiftId} ${volunteerId || caller.memberId}`
    const before = changed.get(pair)?.attendance ?? attendanceOf(fact)
    const leader = leaders.get(caller.memberId)?.(scannedSinceMs({ ...scan, receivedAtMs: nowMs }))
    const { adds, ...told } = judge(desk, read, fact, { attendance: before, leader })
    if (adds) {
      const attendance = joinAttendances(before, adds)
      changed.set(pair, { shiftId, volunteerId, was: fact.attendance, attendance })
    }
    const keptScans = keptOf.get(pair) ?? fact.keptScans
    if (keptScans < mostScansOfPerson) {
      const { memberId } = caller
      const direction = directionOf(scan, code)
      const at = {
        receivedAtMs: nowMs,
        clockOffMs: clockOffMs({ ...read, ...scan, receivedAtMs: nowMs }),
      }
      kept.push({ scan, memberId, shiftId, volunteerId, direction, ...at, ...told })
      keptOf.set(pair, keptScans + 1)
    }
    return told
  }
  const judged = reads.flatMap((read, index) => {
    const fact = facts[index]
    return fact ? [take(read, fact)] : []
  })
  // In one order, so that two batches with the same people wait for each other, never crosswise.
  const inOrder = [...changed].sort(([one], [other]) => (one < other ? -1 : 1))
  await keepScans(
    api.pipeline,
    tenantId,
    kept.sort((one, other) => (one.scan.scanId < other.scan.scanId ? -1 : 1)),
    inOrder.map(([, attendance]) => attendance),
  )
  return judged
}

/** Each time others have gone on; more often than this no batch meets one. */
const MAX_ATTEMPTS = 8

/** All of one tenant. One judgement for each scan, in their order; ids must be distinct. */
export const takeScans = async (
  desk: Desk,
  scans: readonly ScanOfCaller[],
): Promise<readonly JudgedScan[]> => {
  for (let attempt = 1; ; attempt++)
    try {
      return await takeOnce(desk, scans)
    } catch (error) {
      if (!isTransient(error) || attempt === MAX_ATTEMPTS) throw error
    }
}
