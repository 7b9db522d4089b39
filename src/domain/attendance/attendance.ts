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

/** Whoever pressed one for the other: both say that somebody stood there, but not which was the coming. */
export const isOutBeforeIn = ({ inAtMs, outAtMs }: Attendance): boolean =>
  inAtMs !== null && outAtMs !== null && outAtMs < inAtMs

/**
 * Whole minutes within the shift: coming early, staying on and the way there do not count by themselves. Without a
 * check-out the shift's end closes it; without a check-in nothing is known; the wrong way round, the time between counts.
 */
export const attendedMinutes = (
  attendance: Attendance,
  { startsAtMs, endsAtMs }: ShiftTimes,
): number => {
  const { inAtMs, outAtMs } = attendance
  if (inAtMs === null) return 0
  const [came, left] = isOutBeforeIn(attendance) ? [outAtMs ?? inAtMs, inAtMs] : [inAtMs, outAtMs]
  const from = Math.max(came, startsAtMs)
  const to = Math.min(left ?? endsAtMs, endsAtMs)
  return Math.max(0, Math.floor((to - from) / minuteMs))
}
