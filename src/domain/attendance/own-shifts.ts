/** Which of the own shifts a code can be of, also where two follow each other and the codes of both hold. */
import type { PlaceCheck } from '../activity/place-check'
import type { GateCode } from './gate-code'

interface OwnShift {
  readonly shiftId: string
  readonly startsAtMs: number
  readonly endsAtMs: number
  readonly state: string
  readonly cancelled: boolean
}

/** The next one whose codes still hold: people check out at its end and after; a place on a waiting list is none yet. */
export const nextShift = <Own extends OwnShift>(
  shifts: readonly Own[],
  nowMs: number,
  codeMarginMs: number,
): Own | undefined => {
  const open = shifts.filter(
    ({ state, cancelled, endsAtMs }) =>
      state === 'seated' && !cancelled && nowMs <= endsAtMs + codeMarginMs,
  )
  return open.find((one) => one.startsAtMs <= nowMs && nowMs < one.endsAtMs) ?? open[0]
}

interface CheckedShift extends OwnShift {
  /** Absent where it was kept by an older version. */
  readonly placeCheck?: PlaceCheck | null
}

/** What a phone compares with once it has read a code; null: nobody needs to know where it is. */
export type CheckOfCode = (code: GateCode | null) => PlaceCheck | null

export interface PlaceAtScan {
  /** Said before anything is scanned. */
  readonly mayCheck: boolean
  readonly checkOf: CheckOfCode
}

/** Only own shifts whose codes hold now: of another activity nothing was said before. */
export const placeAtScan = (
  shifts: readonly CheckedShift[],
  nowMs: number,
  codeMarginMs: number,
): PlaceAtScan => {
  const open = shifts.filter(
    ({ state, cancelled, startsAtMs, endsAtMs }) =>
      state === 'seated' &&
      !cancelled &&
      startsAtMs - codeMarginMs <= nowMs &&
      nowMs <= endsAtMs + codeMarginMs,
  )
  return {
    mayCheck: open.some(({ placeCheck }) => placeCheck),
    checkOf(code) {
      if (code?.kind === 'rotating')
        return open.find(({ shiftId }) => shiftId === code.shiftId)?.placeCheck ?? null
      // A code on a wall does not tell its shift: where they differ, nobody is compared with the wrong one.
      const checks = open.map(({ placeCheck = null }) => placeCheck)
      const isOne = new Set(checks.map((check) => JSON.stringify(check))).size === 1
      return code?.kind === 'wall' && isOne ? (checks[0] ?? null) : null
    },
  }
}
