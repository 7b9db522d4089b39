/**
 * Decides what comes of a scan, by the facts at hand: on the leader's phone by the gate's pack, on the server by the
 * truth. A volunteer's phone knows neither the key nor the list and says 'unchecked'.
 */
import type { Attendance, ShiftTimes } from './attendance'
import { codeStepMs, codeToleranceMs, isGenuine, msOffScreen, type GateCode } from './gate-code'
import type { Direction, JudgedScan, Scan, ScanResult } from './scan'

export interface GateFacts extends ShiftTimes {
  readonly shiftId: string
  readonly cancelled: boolean
  /** Codes hold so long before the start and after the end. */
  readonly marginMs: number
  /** Signs the rotating codes. */
  readonly key: string
}

/** Who came, as far as it is known here. */
export interface Comer {
  /** By a personal code that another one has taken the place of. */
  readonly holdsOldCode?: boolean
  readonly verified: boolean
  /** Whether a seat was taken for this shift. */
  readonly seated: boolean
  readonly attendance: Attendance
}

interface Scanned {
  readonly scan: Scan
  /** null when the code could not be read; by hand there is none. */
  readonly code: GateCode | null
  /** null: the code leads to no shift. */
  readonly gate: GateFacts | null
  /** A leader's scan: whether they run this activity. */
  readonly mayRun: boolean
}

/** When it happened: a signed code proves its own time, any other scan has only its phone's clock. */
export const momentOf = (scan: Pick<Scan, 'scannedAtMs'>, code: GateCode | null): number => {
  if (code?.kind !== 'rotating') return scan.scannedAtMs
  const off = msOffScreen(code.step, scan.scannedAtMs)
  return off <= codeToleranceMs ? scan.scannedAtMs : code.step * codeStepMs
}

/** The volunteer's own phone scanned. */
export const isOwn = ({ way }: Scan): boolean => way === 'rotating' || way === 'wall'

/** Whoever came. */
const gateRefusal = ({ scan, code, gate, mayRun }: Scanned): ScanResult | null => {
  if (!isOwn(scan) && !mayRun) return 'not-allowed'
  if (!gate || (scan.way !== 'by-hand' && code === null)) return 'code-unknown'
  return code?.kind === 'rotating' && !isGenuine(gate.key, code) ? 'code-unknown' : null
}

/** Of a volunteer who may come. */
const timeRefusal = ({ scan, code, gate }: Scanned): ScanResult | null => {
  if (!gate) return null
  if (gate.cancelled) return 'cancelled'
  const atMs = momentOf(scan, code)
  if (atMs < gate.startsAtMs - gate.marginMs) return 'too-early'
  return atMs > gate.endsAtMs + gate.marginMs ? 'too-late' : null
}

const isLate = (scan: Scan, code: GateCode | null): boolean =>
  code?.kind === 'rotating' && msOffScreen(code.step, scan.scannedAtMs) > codeToleranceMs

const acceptedResult = (
  direction: Direction,
  { seated, attendance }: Comer,
  late: boolean,
): ScanResult => {
  if (direction === 'in' && attendance.inAtMs !== null) return 'again-in'
  if (direction === 'out' && attendance.outAtMs !== null) return 'again-out'
  if (late) return 'late-code'
  if (direction === 'out') return attendance.inAtMs === null ? 'out-without-in' : 'out'
  return seated ? 'in' : 'walk-in'
}

export interface Judgement extends JudgedScan {
  /** What it adds to the attendance; null when it does not count. */
  readonly adds: Attendance | null
}

/** The direction of a rotating code is the gate's, whatever the phone says. */
export const directionOf = (scan: Scan, code: GateCode | null): Direction =>
  code?.kind === 'rotating' ? code.direction : scan.direction

/** By the code and the gate first, then by who came (null: nobody is known by it): the server asks for everybody who may. */
export const judgeScan = (scanned: Scanned): ((comer: Comer | null) => Judgement) => {
  const { scan, code } = scanned
  const refusedAtGate = gateRefusal(scanned)
  const refusedByTime = timeRefusal(scanned)
  const refusalOf = (comer: Comer | null): ScanResult | null => {
    if (refusedAtGate !== null) return refusedAtGate
    if (!comer) return isOwn(scan) ? 'not-a-volunteer' : 'code-unknown'
    if (comer.holdsOldCode) return 'old-code'
    return comer.verified ? refusedByTime : 'not-verified'
  }
  const direction = directionOf(scan, code)
  const late = isLate(scan, code)
  const atMs = momentOf(scan, code)
  return (comer) => {
    const refusal = refusalOf(comer)
    if (refusal !== null || !comer)
      return { scanId: scan.scanId, result: refusal ?? 'code-unknown', sinceMs: 0, adds: null }
    const { inAtMs, outAtMs } = comer.attendance
    const result = acceptedResult(direction, comer, late)
    return {
      scanId: scan.scanId,
      result,
      sinceMs: result === 'again-in' ? (inAtMs ?? 0) : result === 'again-out' ? (outAtMs ?? 0) : 0,
      adds: {
        inAtMs: direction === 'in' ? atMs : null,
        outAtMs: direction === 'out' ? atMs : null,
        walkIn: !comer.seated,
        lateCode: late,
      },
    }
  }
}
