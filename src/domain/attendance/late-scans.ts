/** Scans that arrive after the hours were confirmed: whether a leader still has to look at what they come to. */
import { dayMs } from '../calendar'
import type { ScanWay } from './scan'

/** Of what was longer ago nobody knows any more: nobody is asked about it. */
export const lateScansLookBackMs = 60 * dayMs

/** to-see: they say something else than stands, and no leader has looked; seen: one did, and left the hours as they are. */
export type LateScans = 'none' | 'to-see' | 'seen'

export interface ConfirmedScans {
  /** The hours as they stand. */
  readonly minutes: number
  /** What the scans came to when they were confirmed. */
  readonly scannedMinutes: number
  /** What they came to when a leader last looked and left the hours as they are; null: nobody has. */
  readonly seenMinutes: number | null
}

/** `nowMinutes`: what all scans come to by now. */
export const lateScansOf = (
  nowMinutes: number,
  { minutes, scannedMinutes, seenMinutes }: ConfirmedScans,
): LateScans => {
  if (nowMinutes === scannedMinutes || nowMinutes === minutes) return 'none'
  return nowMinutes === seenMinutes ? 'seen' : 'to-see'
}

const kinds: readonly (readonly [words: string, ways: readonly ScanWay[]])[] = [
  ['扫码', ['rotating', 'wall', 'personal']],
  ['点名', ['by-hand']],
  ['收回的点名', ['take-back']],
]

/** '扫码、收回的点名': what came late. Older servers, which do not say, told of scans alone. */
export const lateWords = (ways: readonly ScanWay[] = []): string => {
  const came = kinds.filter(([, of]) => of.some((way) => ways.includes(way)))
  return came.length === 0 ? '扫码' : came.map(([words]) => words).join('、')
}
