/**
 * How far a phone's clock was off when it scanned, as far as a server can know. A clock that was set back for the scan and
 * right again before it was sent shows only in that the scan seems older than the last meeting with the server.
 */
import { codeToleranceMs } from './gate-code'

export interface ScanMoments {
  /** By the clock of the phone that scanned. */
  readonly scannedAtMs: number
  /** The server's time as this phone had last heard it before the scan; absent when it never had. */
  readonly heardServerAtMs?: number
  /** By the clock of the phone, as it sent the scan; absent from older versions. */
  readonly sentAtMs?: number
  /** By the server's. */
  readonly receivedAtMs: number
}

/** Above 0: fast; below 0: slow. 0 when nothing contradicts the phone: a scan may wait for days to be sent. */
export const clockOffMs = (scan: ScanMoments): number => {
  const { scannedAtMs, receivedAtMs, heardServerAtMs = scannedAtMs, sentAtMs = receivedAtMs } = scan
  const signs = [
    Math.max(0, scannedAtMs - receivedAtMs),
    Math.min(0, scannedAtMs - heardServerAtMs),
    sentAtMs - receivedAtMs,
  ]
  return signs.reduce((most, off) => (Math.abs(off) > Math.abs(most) ? off : most), 0)
}

/**
 * By the server's clock: a phone that is off by hours says by how much as it sends. What lies within the tolerance of codes
 * is left as it is, because sending takes its time as well.
 */
export const scannedByServerMs = ({
  scannedAtMs,
  receivedAtMs,
  sentAtMs = receivedAtMs,
}: ScanMoments): number => {
  const offMs = sentAtMs - receivedAtMs
  return Math.abs(offMs) > codeToleranceMs ? scannedAtMs - offMs : scannedAtMs
}

/** A leader's scan that waits longer is judged by what its leader may run now. */
export const longestUnsentMs = 30 * 86_400_000

/**
 * Since when a scan can have been made: what its leader ran then counts, though the post ended before a signal came. A
 * phone that has met the server since cannot have scanned before that.
 */
export const scannedSinceMs = ({
  scannedAtMs,
  heardServerAtMs = scannedAtMs,
  receivedAtMs,
}: ScanMoments): number => {
  const sinceMs = Math.max(scannedAtMs, heardServerAtMs)
  return sinceMs < receivedAtMs - longestUnsentMs ? receivedAtMs : Math.min(sinceMs, receivedAtMs)
}

/** What an answer may take on its way. */
const longestOnTheWayMs = 60_000

/**
 * How far the clock of a gate's phone is off, by the list that it took along: volunteers who scan its codes would all be
 * late or early by that. Above 0: fast.
 */
export const gateClockOffMs = (servedAtMs: number | undefined, takenAtMs: number): number => {
  const offMs = servedAtMs === undefined ? 0 : takenAtMs - servedAtMs
  return Math.abs(offMs) > longestOnTheWayMs ? offMs : 0
}
