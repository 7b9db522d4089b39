/**
 * Takes a batch of scans of any number of phones, mostly in one statement: what its gate says of each is judged by the
 * same rule that a leader's phone runs, for everybody who may have come, and kept for whoever it was (kept-scans.ts). A
 * scan that came before gets its first answer.
 */
import { readGateCode, type GateCode } from '../../../src/domain/attendance/gate-code'
import { directionOf, isOwn, judgeScan, momentOf } from '../../../src/domain/attendance/judge-scan'
import {
  clockOffMs,
  longestUnsentMs,
  scannedByServerMs,
  scannedSinceMs,
} from '../../../src/domain/attendance/phone-clock'
import type { JudgedScan, Scan } from '../../../src/domain/attendance/scan'
import { loadPastAccesses, may, type PastAccess } from '../access/actor-access'
import type { Api } from '../api'
import { isTransient } from '../operating-error'
import { provenSerial } from './gate-secrets'
import {
  keepScans,
  type KeptScan,
  type MeantVolunteer,
  type ScanOfCaller,
  type ScanToKeep,
} from './kept-scans'
import { takeBackTick } from './take-back-tick'
import { knownGatesOf, type FindGate, type NamedGate } from './known-gates'

const codeOf = ({ way, code }: Scan): GateCode | null => {
  if (way === 'by-hand') return null
  const read = readGateCode(code)
  return read?.kind === way ? read : null
}

interface Desk {
  readonly api: Api
  readonly tenantId: string
}

interface ReadScan extends ScanOfCaller {
  readonly code: GateCode | null
}

/** A code that is not genuine. */
const nobody: MeantVolunteer = { volunteerId: '', codeSerial: null }

/** Whom somebody names who runs no such shift, they do not scan for: what they send is kept as their own. */
const meantBy = (
  { api, tenantId }: Desk,
  { scan, code }: ReadScan,
  mayRun: boolean,
): MeantVolunteer => {
  if (isOwn(scan)) return { volunteerId: null, codeSerial: null }
  if (!mayRun) return nobody
  if (code?.kind !== 'personal') return { volunteerId: scan.volunteerId, codeSerial: null }
  const codeSerial = provenSerial(api.vault, tenantId, code)
  return codeSerial === null ? nobody : { volunteerId: code.volunteerId, codeSerial }
}

const gateNamedBy = ({ scan, code }: ReadScan): NamedGate => {
  if (code?.kind === 'wall') return { shiftId: '', wallCode: code.wallCode }
  return { shiftId: code?.kind === 'rotating' ? code.shiftId : scan.shiftId, wallCode: '' }
}

interface Known {
  readonly find: FindGate
  /** Of those who scanned as leaders. */
  readonly leaders: ReadonlyMap<string, PastAccess>
  readonly nowMs: number
}

const toKeep = (desk: Desk, read: ReadScan, { find, leaders, nowMs }: Known): ScanToKeep => {
  const { caller, code } = read
  const moments = { ...read, ...read.scan, receivedAtMs: nowMs }
  // A leader's phone has judged by its own clock, and says how far that is off.
  const scannedAtMs = isOwn(read.scan) ? scannedByServerMs(moments) : read.scan.scannedAtMs
  // What no code of ours says is nothing to keep: it may be somebody's payment code, from another client than our own.
  const isOurs = code !== null || readGateCode(read.scan.code) !== null
  const scan = { ...read.scan, scannedAtMs, code: isOurs ? read.scan.code : '' }
  const gate = find(gateNamedBy(read))
  const sinceMs = scannedSinceMs(moments)
  const leader = leaders.get(caller.memberId)?.(sinceMs)
  const mayRun = !!leader && !!gate && may(leader, 'activity.run', gate)
  return {
    ...{ scan, gate, memberId: caller.memberId, meant: meantBy(desk, read, mayRun) },
    ...{ direction: directionOf(scan, code), atMs: momentOf(scan, code), sinceMs },
    clockOffMs: clockOffMs(moments),
    judge: judgeScan({ scan, code, gate, mayRun }),
  }
}

/** Of a scan that came before, somebody else's is told nothing. */
const told = (
  { caller, scan: { scanId } }: ReadScan,
  { knownMemberId, result, sinceMs }: KeptScan,
): JudgedScan =>
  knownMemberId === null || knownMemberId === caller.memberId
    ? { scanId, result, sinceMs }
    : { scanId, result: 'code-unknown', sinceMs: 0 }

/** Rejects with a transient failure when a gate is not any more as it was known, or another batch was first. */
const takeOnce = async (desk: Desk, reads: readonly ReadScan[]): Promise<readonly JudgedScan[]> => {
  const { api, tenantId } = desk
  const nowMs = api.nowMs()
  const leaderIds = new Set(
    reads.flatMap(({ scan, caller }) => (isOwn(scan) ? [] : [caller.memberId])),
  )
  const [find, leaders] = await Promise.all([
    knownGatesOf(api).learn(tenantId, reads.map(gateNamedBy)),
    loadPastAccesses(api.pipeline, tenantId, [...leaderIds], {
      earliestMs: nowMs - longestUnsentMs,
      nowMs,
    }),
  ])
  const scans = reads.map((read) => toKeep(desk, read, { find, leaders, nowMs }))
  const kept = await keepScans(api.pipeline, tenantId, scans, nowMs)
  return reads.flatMap((read, index) => {
    const one = kept[index]
    return one ? [told(read, one)] : []
  })
}

/** Each time others have gone on; by then even the halves of the largest batch are single scans. */
const MAX_ATTEMPTS = 16

/** From the second failure on by halves: perhaps two of them are about one person, which cannot be seen before. */
const takeAll = async (
  desk: Desk,
  reads: readonly ReadScan[],
  attempt = 1,
): Promise<readonly JudgedScan[]> => {
  try {
    return await takeOnce(desk, reads)
  } catch (error) {
    if (!isTransient(error) || attempt === MAX_ATTEMPTS) throw error
    knownGatesOf(desk.api).forget(desk.tenantId, reads.map(gateNamedBy))
    const middle = attempt === 1 ? 0 : Math.floor(reads.length / 2)
    const halves = [reads.slice(0, middle), reads.slice(middle)].filter(({ length }) => length > 0)
    const taken: JudgedScan[] = []
    for (const half of halves) taken.push(...(await takeAll(desk, half, attempt + 1)))
    return taken
  }
}

/** Nobody comes twice in a round, as far as the scans tell: what the first came to decides about the second. */
const roundsOf = (reads: readonly ReadScan[]): readonly (readonly ReadScan[])[] => {
  const rounds: ReadScan[][] = []
  const scansOf = new Map<string, number>()
  for (const read of reads) {
    const { scan, code, caller } = read
    const meant = code?.kind === 'personal' ? code.volunteerId : scan.volunteerId
    const who = isOwn(scan) ? `member ${caller.memberId}` : `volunteer ${meant}`
    const pair = `${Object.values(gateNamedBy(read)).join(' ')} ${who}`
    const turn = scansOf.get(pair) ?? 0
    scansOf.set(pair, turn + 1)
    const round = rounds[turn]
    if (round) round.push(read)
    else rounds.push([read])
  }
  return rounds
}

/** All of one tenant. One judgement for each scan, in any order; ids must be distinct. */
export const takeScans = async (
  desk: Desk,
  scans: readonly ScanOfCaller[],
): Promise<readonly JudgedScan[]> => {
  const judged: JudgedScan[] = []
  let run: ReadScan[] = []
  const takeRun = async (): Promise<void> => {
    for (const round of roundsOf(run)) judged.push(...(await takeAll(desk, round)))
    run = []
  }
  for (const one of scans) {
    if (one.scan.way !== 'take-back') {
      run.push({ ...one, code: codeOf(one.scan) })
      continue
    }
    // Whoever is ticked anew after that is told of no tick that stands no more.
    await takeRun()
    judged.push(await takeBackTick(desk, one))
  }
  await takeRun()
  return judged
}
