/**
 * A leader who ticked the wrong one takes the tick back. Both are kept as they were; what was taken back counts for
 * nothing, whichever of the two came first, and what was scanned with a code is never taken back.
 */
import { joinAttendances, noAttendance, type Attendance } from './attendance'
import { readGateCode } from './gate-code'
import type { GateKnown } from './gate-known'
import { momentOf } from './judge-scan'
import { scanResults, type Scan, type ScanResult } from './scan'

interface Told {
  readonly scan: Pick<Scan, 'scanId' | 'way' | 'direction' | 'code' | 'scannedAtMs'>
  readonly result: ScanResult
}

const takenBack = (told: readonly Told[]): ReadonlySet<string> =>
  new Set(told.flatMap(({ scan, result }) => (result === 'taken-back' ? [scan.code] : [])))

/** Without the ticks that were taken back. */
export const standingOf = <One extends Told>(told: readonly One[]): readonly One[] => {
  const back = takenBack(told)
  return told.filter(({ scan }) => scan.way !== 'by-hand' || !back.has(scan.scanId))
}

/** Those that may be taken back: ticks by hand that count. */
export const standingTicks = <One extends Told>(told: readonly One[]): readonly One[] =>
  standingOf(told).filter(
    ({ scan, result }) => scan.way === 'by-hand' && scanResults[result].counts,
  )

/** A name tapped again so soon was meant once. */
const slipMs = 60_000

type Tick = Pick<Scan, 'shiftId' | 'volunteerId' | 'direction' | 'scannedAtMs'>

export const isSlip = (again: Tick, tick: Tick): boolean =>
  again.scannedAtMs - tick.scannedAtMs < slipMs

/**
 * The standing tick that this one would only say again: with it all goes that its leader saw made, once it is taken back. A
 * check-out that comes later says something new, because the last one counts.
 */
export const tickedBefore = <One extends Told & { readonly scan: Tick }>(
  scan: Scan,
  told: readonly One[],
): One | undefined =>
  scan.way === 'by-hand'
    ? standingTicks(told).find(
        ({ scan: tick }) =>
          tick.shiftId === scan.shiftId &&
          tick.volunteerId === scan.volunteerId &&
          tick.direction === scan.direction &&
          tick.scannedAtMs <= scan.scannedAtMs &&
          (scan.direction === 'in' || isSlip(scan, tick)),
      )
    : undefined

/** What all scans of one person at one shift come to; who came without a place is on file. */
export const timesOf = (told: readonly Told[]): Pick<Attendance, 'inAtMs' | 'outAtMs'> =>
  standingOf(told)
    .filter(({ result }) => scanResults[result].counts)
    .map(({ scan }): Attendance => {
      const atMs = momentOf(scan, scan.way === 'by-hand' ? null : readGateCode(scan.code))
      return { ...noAttendance, [scan.direction === 'in' ? 'inAtMs' : 'outAtMs']: atMs }
    })
    .reduce(joinAttendances, noAttendance)

/** The list that a phone took along, without the times of ticks that it has taken back since. */
export const listStanding = (
  known: GateKnown,
  told: readonly (Told & { readonly scan: Scan })[],
): GateKnown => {
  const back = takenBack(told)
  const ticks = told.filter(({ scan }) => scan.way === 'by-hand' && back.has(scan.scanId))
  if (ticks.length === 0) return known
  const isTicked = (volunteerId: string, atMs: number | null): boolean =>
    ticks.some(({ scan }) => scan.volunteerId === volunteerId && scan.scannedAtMs === atMs)
  return {
    ...known,
    seats: known.seats.map((seat) => {
      const { inAtMs, outAtMs } = seat.attendance
      return {
        ...seat,
        attendance: {
          ...seat.attendance,
          inAtMs: isTicked(seat.volunteerId, inAtMs) ? null : inAtMs,
          outAtMs: isTicked(seat.volunteerId, outAtMs) ? null : outAtMs,
        },
      }
    }),
  }
}
