/**
 * Keeps a batch of scans, and what they add to attendances, in one statement: each was judged for everybody who may have
 * come, and the database picks by who came (keep-scans.sql.ts). All is kept or, when somebody was first, nothing.
 */
import { noAttendance } from '../../../src/domain/attendance/attendance'
import type { Comer, Judgement } from '../../../src/domain/attendance/judge-scan'
import {
  countingResults,
  type Direction,
  type Scan,
  type ScanResult,
} from '../../../src/domain/attendance/scan'
import type { MemberKey } from '../access/actor-access'
import { prepared, type Statements } from '../database/prepared'
import type { KnownGate } from './known-gates'

/**
 * So many scans of one person and shift are kept, and of what leads to no shift as many in 24 hours; of whom a leader's scan
 * does not tell, it is the leader. Of what comes after only a first check-in or check-out is kept and counts, so that nobody
 * can fill the file by scanning, and no check-out is lost; the rest is judged and answered.
 */
export const mostScansOfPerson = 50

export interface ScanOfCaller {
  readonly caller: MemberKey
  readonly scan: Scan
  /** By the phone's clock. */
  readonly sentAtMs?: number
}

export interface MeantVolunteer {
  /** Whom a leader means, '' for nobody; null: whoever scanned. */
  readonly volunteerId: string | null
  /** Which of their personal codes was scanned; null: none was. */
  readonly codeSerial: number | null
}

export interface ScanToKeep {
  readonly scan: Scan
  readonly memberId: string
  readonly gate: KnownGate | null
  readonly meant: MeantVolunteer
  readonly direction: Direction
  readonly atMs: number
  /** Since when it can have been made. */
  readonly sinceMs: number
  /** How far the phone's clock was off, as far as it could be known. */
  readonly clockOffMs: number
  readonly judge: (comer: Comer | null) => Judgement
}

export interface KeptScan {
  /** The same scan came before: whose it is; this is what it came to then. */
  readonly knownMemberId: string | null
  readonly result: ScanResult
  readonly sinceMs: number
}

const either = [false, true]

const mayCome: Comer = { verified: true, seated: false, attendance: noAttendance }

/** Everybody who may have come, as far as the rule looks at them, in the order in which keep_scans counts. */
const comers: readonly (Comer | null)[] = [
  null,
  { ...mayCome, holdsOldCode: true },
  { ...mayCome, verified: false },
  ...either.flatMap((seated) =>
    either.flatMap((isIn) =>
      either.map((isOut): Comer => {
        const times = { inAtMs: isIn ? 1 : null, outAtMs: isOut ? 1 : null }
        return { ...mayCome, seated, attendance: { ...noAttendance, ...times } }
      }),
    ),
  ),
]

/** What a scan comes to for each of them, as keep_scans reads it. */
export const resultsText = (judge: ScanToKeep['judge']): string =>
  comers.map((comer) => judge(comer).result).join(' ')

const rowOf = ({ scan, gate, meant, judge, ...one }: ScanToKeep) => ({
  id: scan.scanId,
  shift_id: gate?.shiftId ?? '',
  volunteer_id: meant.volunteerId,
  code_serial: meant.codeSerial,
  made_since_ms: one.sinceMs,
  member_id: one.memberId,
  device_id: scan.deviceId,
  way: scan.way,
  direction: one.direction,
  code: scan.code,
  scanned_at_ms: scan.scannedAtMs,
  clock_off_ms: one.clockOffMs,
  place: scan.place ?? '',
  at_ms: one.atMs,
  late: judge(mayCome).adds?.lateCode ?? false,
  results: resultsText(judge),
})

type Answer = readonly (readonly [knownMemberId: string | null, ScanResult, sinceMs: number])[]

const keep = prepared<{ readonly answer: Answer }>(
  'keep-scans',
  `select keep_scans($1, $2::text[], $3::text[], $4::json, $5, $6::text[], $7) as answer`,
)

/**
 * One for each, in order. Rejects with a transient failure (operating-error) when a gate is not any more as it was known,
 * another batch was first at somebody, or one person comes twice in this one.
 */
export const keepScans = async (
  database: Statements,
  tenantId: string,
  scans: readonly ScanToKeep[],
  nowMs: number,
): Promise<readonly KeptScan[]> => {
  const versions = new Map(
    scans.flatMap(({ gate }) => (gate ? [[gate.shiftId, gate.version] as const] : [])),
  )
  const [row] = await keep(database, [
    tenantId,
    [...versions.keys()],
    [...versions.values()],
    JSON.stringify(scans.map(rowOf)),
    nowMs,
    countingResults,
    mostScansOfPerson,
  ])
  return (row?.answer ?? []).map(([knownMemberId, result, sinceMs]) => ({
    knownMemberId,
    result,
    sinceMs,
  }))
}
