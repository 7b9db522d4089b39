/** What a leader's phone knows at a gate, and how it judges a scan by that: the same rule as the server, fewer facts. */
import { joinAttendances, noAttendance, type Attendance, type ShiftTimes } from './attendance'
import { readGateCode } from './gate-code'
import { judgeScan, type Judgement } from './judge-scan'
import type { Scan } from './scan'

export interface GateSeat {
  readonly volunteerId: string
  readonly name: string
  /** Proves a personal code. */
  readonly proof: string
  readonly verified: boolean
  /** false: came without having signed up. */
  readonly seated: boolean
  readonly attendance: Attendance
}

export interface GateKnown extends ShiftTimes {
  readonly shiftId: string
  readonly regionId: string
  readonly title: string
  readonly place: string
  readonly cancelled: boolean
  readonly marginMs: number
  /** Signs the rotating codes. It stays on phones of those who run the activity. */
  readonly key: string
  readonly wallCode: string
  readonly seats: readonly GateSeat[]
}

/** Whom a leader's scan means; undefined for somebody who is not on this phone's list. */
const seatOf = (known: GateKnown, scan: Scan): GateSeat | undefined => {
  const code = scan.way === 'by-hand' ? null : readGateCode(scan.code)
  if (scan.way === 'by-hand') return known.seats.find((one) => one.volunteerId === scan.volunteerId)
  return code?.kind === 'personal'
    ? known.seats.find((one) => one.volunteerId === code.volunteerId && one.proof === code.proof)
    : undefined
}

const judgeWith = (
  known: GateKnown,
  seat: GateSeat,
  scan: Scan,
  attendance: Attendance,
): Judgement =>
  judgeScan({
    scan,
    code: scan.way === 'by-hand' ? null : readGateCode(scan.code),
    gate: known,
    comer: { verified: seat.verified, seated: seat.seated, attendance },
    mayRun: true,
  })

/** The seats with what this phone has scanned since it took them along. */
export const seatsNow = (known: GateKnown, scans: readonly Scan[]): readonly GateSeat[] => {
  const here = scans.filter(({ shiftId }) => shiftId === known.shiftId)
  return known.seats.map((seat) => {
    const own = here.filter((scan) => seatOf(known, scan)?.volunteerId === seat.volunteerId)
    const attendance = own.reduce((sofar, scan) => {
      const { adds } = judgeWith(known, seat, scan, sofar)
      return adds ? joinAttendances(sofar, adds) : sofar
    }, seat.attendance)
    return { ...seat, attendance }
  })
}

export interface GateVerdict extends Judgement {
  /** '' for somebody who is not on the list; the server will know. */
  readonly name: string
}

/** `scans`: what this phone has scanned here before. */
export const judgeAtGate = (known: GateKnown, scan: Scan, scans: readonly Scan[]): GateVerdict => {
  const code = readGateCode(scan.code)
  const listed = seatOf(known, scan)
  if (!listed) {
    const result =
      scan.way === 'personal' && code?.kind === 'personal' ? 'unchecked' : 'code-unknown'
    return { scanId: scan.scanId, result, sinceMs: 0, adds: null, name: '' }
  }
  const now = seatsNow(known, scans).find((one) => one.volunteerId === listed.volunteerId)
  const judgement = judgeWith(known, listed, scan, now?.attendance ?? noAttendance)
  return { ...judgement, name: listed.name }
}
