/**
 * What the scans of one volunteer at one shift come to. It is a fold over the set of scans: in whichever order two gates
 * without signal send theirs, it is the same one attendance.
 */
export interface Attendance {
  /** null: only a check-out is known. */
  readonly inAtMs: number | null
  /** null: no check-out so far. */
  readonly outAtMs: number | null
  readonly walkIn: boolean
  readonly lateCode: boolean
}

export const noAttendance: Attendance = {
  inAtMs: null,
  outAtMs: null,
  walkIn: false,
  lateCode: false,
}

const earlier = (one: number | null, other: number | null): number | null =>
  one === null || (other !== null && other < one) ? other : one

const later = (one: number | null, other: number | null): number | null =>
  one === null || (other !== null && other > one) ? other : one

/** The first check-in and the last check-out count. */
export const joinAttendances = (one: Attendance, other: Attendance): Attendance => ({
  inAtMs: earlier(one.inAtMs, other.inAtMs),
  outAtMs: later(one.outAtMs, other.outAtMs),
  walkIn: one.walkIn || other.walkIn,
  lateCode: one.lateCode || other.lateCode,
})

export interface ShiftTimes {
  readonly startsAtMs: number
  readonly endsAtMs: number
}

const minuteMs = 60_000

/**
 * Whole minutes within the shift: coming early, staying on and the way there do not count by themselves. Without a
 * check-out the shift's end closes it; without a check-in nothing is known.
 */
export const attendedMinutes = (
  { inAtMs, outAtMs }: Attendance,
  { startsAtMs, endsAtMs }: ShiftTimes,
): number => {
  if (inAtMs === null) return 0
  const from = Math.max(inAtMs, startsAtMs)
  const to = Math.min(outAtMs ?? endsAtMs, endsAtMs)
  return Math.max(0, Math.floor((to - from) / minuteMs))
}
