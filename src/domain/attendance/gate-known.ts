/** What a leader's phone knows at a gate, and how it judges a scan by that: the same rule as the server, fewer facts. */
import { joinAttendances, type Attendance, type ShiftTimes } from './attendance'
import { readGateCode } from './gate-code'
import { judgeScan, type Judgement } from './judge-scan'
import type { Direction, Scan } from './scan'

export interface GateSeat {
  readonly volunteerId: string
  readonly name: string
  /** Absent from lists that an older version took along. */
  readonly number?: string
  /** Proves a personal code. */
  readonly proof: string
  readonly verified: boolean
  /** false: came without having signed up, or only waits for a place. */
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
  /** The server's time when it gave this list; absent from lists of an older version. */
  readonly servedAtMs?: number
  readonly seats: readonly GateSeat[]
}

/** What people who come to a gate now most likely do, before the leader says otherwise. */
export const likelyDirection = ({ startsAtMs, endsAtMs }: ShiftTimes, atMs: number): Direction =>
  atMs - startsAtMs <= endsAtMs - atMs ? 'in' : 'out'

type Seats = ReadonlyMap<string, GateSeat>

const seatsById = ({ seats }: GateKnown): Seats =>
  new Map(seats.map((seat) => [seat.volunteerId, seat]))

/** Whom a leader's scan means; undefined for somebody who is not on this phone's list. */
const seatOf = (seats: Seats, scan: Scan): GateSeat | undefined => {
  if (scan.way === 'by-hand') return seats.get(scan.volunteerId)
  const code = readGateCode(scan.code)
  const seat = code?.kind === 'personal' ? seats.get(code.volunteerId) : undefined
  return code?.kind === 'personal' && seat?.proof === code.proof ? seat : undefined
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
    mayRun: true,
  })({ verified: seat.verified, seated: seat.seated, attendance })

/** The scans made here, by whom they mean: in one pass, because a gate may expect two thousand. */
const scansBySeat = (
  { shiftId }: GateKnown,
  seats: Seats,
  scans: readonly Scan[],
): ReadonlyMap<string, readonly Scan[]> => {
  const bySeat = new Map<string, Scan[]>()
  for (const scan of scans) {
    const seat = scan.shiftId === shiftId ? seatOf(seats, scan) : undefined
    if (!seat) continue
    const own = bySeat.get(seat.volunteerId)
    if (own) own.push(scan)
    else bySeat.set(seat.volunteerId, [scan])
  }
  return bySeat
}

const attendanceNow = (known: GateKnown, seat: GateSeat, own: readonly Scan[]): Attendance =>
  own.reduce((sofar, scan) => {
    const { adds } = judgeWith(known, seat, scan, sofar)
    return adds ? joinAttendances(sofar, adds) : sofar
  }, seat.attendance)

/** The seats with what this phone has scanned since it took them along. */
export const seatsNow = (known: GateKnown, scans: readonly Scan[]): readonly GateSeat[] => {
  const bySeat = scansBySeat(known, seatsById(known), scans)
  return known.seats.map((seat) => {
    const own = bySeat.get(seat.volunteerId)
    return own ? { ...seat, attendance: attendanceNow(known, seat, own) } : seat
  })
}

/** Somebody in or out, whoever scanned it. */
export interface Passage {
  readonly volunteerId: string
  readonly name: string
  readonly direction: Direction
  readonly atMs: number
}

/** The latest first. */
const passagesOf = (seats: readonly GateSeat[]): readonly Passage[] =>
  seats
    .flatMap(({ volunteerId, name, attendance: { inAtMs, outAtMs } }) =>
      (
        [
          ['in', inAtMs],
          ['out', outAtMs],
        ] as const
      ).flatMap(([direction, atMs]) =>
        atMs === null ? [] : [{ volunteerId, name, direction, atMs }],
      ),
    )
    .sort((one, other) => other.atMs - one.atMs)

/** Whom a leader's own scan means; '' where it does not say. */
const meantBy = ({ code, volunteerId }: Scan): string => {
  const read = readGateCode(code)
  return read?.kind === 'personal' ? read.volunteerId : volunteerId
}

/** The passages that none of these scans made: what others scanned, or the volunteers themselves. */
export const passagesOfOthers = (
  seats: readonly GateSeat[],
  scans: readonly Scan[],
): readonly Passage[] => {
  const keyOf = (volunteerId: string, direction: Direction, atMs: number): string =>
    `${volunteerId} ${direction} ${atMs}`
  const own = new Set(scans.map((scan) => keyOf(meantBy(scan), scan.direction, scan.scannedAtMs)))
  return passagesOf(seats).filter(
    ({ volunteerId, direction, atMs }) => !own.has(keyOf(volunteerId, direction, atMs)),
  )
}

/** Whom a leader scanned by a personal code, genuine or not; '' for any other scan. */
const holderOf = ({ way, code }: Scan): string => {
  const read = way === 'personal' ? readGateCode(code) : null
  return read?.kind === 'personal' ? read.volunteerId : ''
}

/** Who came in and is not on the list that this phone took along: it only tells one from another. */
export const comersOffList = (
  listed: readonly GateSeat[],
  scans: readonly Scan[],
): readonly string[] => {
  const known = new Set(['', ...listed.map(({ volunteerId }) => volunteerId)])
  const came = new Set(scans.filter(({ direction }) => direction === 'in').map(holderOf))
  return [...came].filter((volunteerId) => !known.has(volunteerId))
}

export interface GateVerdict extends Judgement {
  /** '' for somebody who is not on the list; the server will know. */
  readonly name: string
}

/**
 * Without a list, or of somebody who is not on it: the server will know. A repeated one is known again, by what this phone
 * scanned at this shift before, the oldest first.
 */
export const judgeOffList = (scan: Scan, scans: readonly Scan[]): GateVerdict => {
  const verdict = { scanId: scan.scanId, sinceMs: 0, adds: null, name: '' }
  const holder = holderOf(scan)
  if (holder === '') return { ...verdict, result: 'code-unknown' }
  const earlier = scans.find(
    (one) =>
      one.shiftId === scan.shiftId && one.direction === scan.direction && holderOf(one) === holder,
  )
  if (!earlier) return { ...verdict, result: 'unchecked' }
  const result = scan.direction === 'in' ? 'again-in' : 'again-out'
  return { ...verdict, result, sinceMs: earlier.scannedAtMs }
}

/** `scans`: what this phone has scanned here before. */
export const judgeAtGate = (known: GateKnown, scan: Scan, scans: readonly Scan[]): GateVerdict => {
  const seats = seatsById(known)
  const listed = seatOf(seats, scan)
  // A listed name by a code that is not the one on the list is nobody's until the server has looked.
  if (!listed) return judgeOffList(scan, seats.has(holderOf(scan)) ? [] : scans)
  const own = scansBySeat(known, seats, scans).get(listed.volunteerId) ?? []
  const judgement = judgeWith(known, listed, scan, attendanceNow(known, listed, own))
  return { ...judgement, name: listed.name }
}
