/** Scans that came too early or too late to count: what a leader reads of them who fills in when somebody came or left. */
import type { Direction } from './scan'

export const turnedAwayResults = ['too-early', 'too-late'] as const

export interface TurnedAwayScan {
  readonly direction: Direction
  readonly atMs: number
  readonly result: (typeof turnedAwayResults)[number]
}

/** Those that tell of what no scan that counts tells: who came too early and again in time is simply in. */
export const missedBy = (
  scans: readonly TurnedAwayScan[],
  { inAtMs, outAtMs }: { readonly inAtMs: number | null; readonly outAtMs: number | null },
): readonly TurnedAwayScan[] =>
  scans.filter(({ direction }) => (direction === 'in' ? inAtMs : outAtMs) === null)
