/** What a leader confirms: the sheet of one shift, and which sheets want another look. */
import type { Attendance } from '../domain/attendance/attendance'
import type { Anomaly } from '../domain/attendance/hours'
import type { LateScans } from '../domain/attendance/late-scans'
import type { Direction, ScanWay } from '../domain/attendance/scan'
import type { TurnedAwayScan } from '../domain/attendance/turned-away'

export interface HoursSheetLine {
  readonly volunteerId: string
  readonly name: string
  readonly attendance: Attendance
  readonly proposedMinutes: number
  readonly anomalies: readonly Anomaly[]
  /** The activity asks for it and a phone could not say, or its owner declined; a note, and nothing odd. */
  readonly placeUnchecked: boolean
  /** Which of its times a leader ticked without a code; a note, and nothing odd. Absent from older servers. */
  readonly byHand?: readonly Direction[]
  /** Came too early or too late to count, the earliest first; absent from older servers. */
  readonly turnedAway?: readonly TurnedAwayScan[]
  /** The reader's own, or a relative's: somebody else confirms it. */
  readonly own: boolean
  /** null until it is confirmed. */
  readonly confirmed: {
    /** For an objection, as long as it is on public notice. */
    readonly serviceId: string
    readonly state: 'notice' | 'objected' | 'posted'
    readonly noticeUntilMs: number
    readonly minutes: number
    readonly reason: string
    /** What the scans came to then; `proposedMinutes` is what they come to by now. */
    readonly scannedMinutes: number
    /** Of 0 minutes, past their notice, and nobody objected. Absent from older servers, as what follows. */
    readonly mayConfirmAnew?: boolean
    /** Whether scans that came since say something else, and a leader has looked. */
    readonly lateScans?: LateScans
    /** By which ways those came. */
    readonly lateWays?: readonly ScanWay[]
  } | null
}

/** The sheet of one shift: who came, what it comes to, what looks odd. */
export interface HoursSheet {
  readonly shiftId: string
  readonly regionId: string
  readonly title: string
  readonly startsAtMs: number
  readonly endsAtMs: number
  /** Nobody can have served longer there; absent from older servers. */
  readonly mostMinutes?: number
  readonly lines: readonly HoursSheetLine[]
  /** Signed up and no scan counts: of 0 minutes, until the leader adds what the gate missed. */
  readonly absent: readonly HoursSheetLine[]
  /** Neither signed up nor counted, and scanned too early or too late: the same. Absent from older servers. */
  readonly turnedAway?: readonly HoursSheetLine[]
}

/** A shift whose hours were confirmed before all of its scans had come. */
export interface LateShift {
  readonly shiftId: string
  readonly title: string
  readonly startsAtMs: number
  readonly endsAtMs: number
  /** Whose scans nobody has looked at; the reader's own are another's. */
  readonly people: number
  /** By which ways those came; absent from older servers. */
  readonly lateWays?: readonly ScanWay[]
}
