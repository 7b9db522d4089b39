/** Questions about gates, scans and hours, and the one way by which scans come in. */
import { oc, type } from '@orpc/contract'
import * as v from 'valibot'
import type { GateKnown } from '../domain/attendance/gate-known'
import type { Anomaly } from '../domain/attendance/hours'
import type { LateScans } from '../domain/attendance/late-scans'
import { scanShape, type Direction, type JudgedScan, type ScanWay } from '../domain/attendance/scan'
import {
  recordIdShape,
  regionIdShape,
  textShape,
  timeMsShape,
  type RegionId,
} from '../domain/shapes'
import type { FileAnswer } from './file-answer'
import type { HoursSheet, LateShift } from './hours-sheet'
import { whichNoticesShape, type NoticeLine } from './notice'

const nothing = v.optional(v.strictObject({}))

export const maxScansPerCall = 50
/** Of one name; an answer with one more says that there are others, who are found by their number. */
export const mostNamesakes = 10

/** What a leader's phone takes along to stand at a gate without a network. */
export type GatePack = GateKnown

/** later: WeChat is busy or out of reach. refused: it draws none, as before the mini-program is published. */
export type WallPicture =
  | { readonly kind: 'picture'; readonly bytes: string; readonly isFake: boolean }
  | { readonly kind: 'none' | 'later' | 'refused' }

/** What came of an objection, as it is told to the volunteer: neither who objected nor in which words. */
export interface ServiceDecision {
  readonly upheld: boolean
  readonly minutesBefore: number
  readonly reason: string
  /** Absent from what older versions kept on a phone. */
  readonly decidedAtMs?: number | null
}

/** The newest; a leader who confirms nothing for months is asked about the first of them. */
export const mostWaiting = 100

/** Scanned at a shift, and nobody has confirmed it yet: nothing is said of how long it comes to. */
export interface WaitingAttendance {
  readonly shiftId: string
  readonly activityId: string
  readonly title: string
  readonly startsAtMs: number
  readonly endsAtMs: number
  readonly inAtMs: number | null
  readonly outAtMs: number | null
  /** Which of them a leader ticked without a code; absent from what older versions kept on a phone. */
  readonly byHand?: readonly Direction[]
  /** Of the activity: whom to ask when it takes long. */
  readonly contactName: string
  /** '' for none. */
  readonly contactPhone: string
}

/** One's own code, and what one has done. */
export interface OwnAttendance {
  readonly volunteerId: string
  readonly proof: string
  readonly name: string
  readonly number: string
  /** The volunteer's; absent from what older versions kept on a phone. */
  readonly regionId?: RegionId
  /** The newest first; absent from what older versions kept on a phone. */
  readonly waiting?: readonly WaitingAttendance[]
  readonly services: readonly {
    readonly serviceId: string
    readonly title: string
    readonly startsAtMs: number
    readonly minutes: number
    readonly state: 'notice' | 'objected' | 'posted'
    readonly noticeUntilMs: number
    /** For an objection; this and what follows is absent from what older versions kept on a phone. */
    readonly regionId?: RegionId
    /** What the scans came to. */
    readonly scannedMinutes?: number
    /** Of the leader who confirmed it; '' for none. */
    readonly leaderReason?: string
    /** The oldest first. */
    readonly decisions?: readonly ServiceDecision[]
    /** Whether scans that came after the confirmation wait for the leader to look. */
    readonly lateScans?: LateScans
    /** By which ways those came. */
    readonly lateWays?: readonly ScanWay[]
    /** Which of its times a leader ticked without a code. */
    readonly byHand?: readonly Direction[]
  }[]
}

/** Somebody whom a leader looks for: enough to know one from another of the same name. */
export interface FoundVolunteer {
  readonly volunteerId: string
  readonly name: string
  readonly number: string
  readonly regionName: string
  /** The reader, or a relative: somebody else confirms their hours. */
  readonly own?: boolean
}

/** With all that whoever decides has to know of both sides. */
export interface ObjectionLine {
  readonly objectionId: string
  readonly serviceId: string
  readonly volunteerName: string
  readonly title: string
  readonly startsAtMs: number
  readonly endsAtMs: number
  readonly minutes: number
  /** The scans; null where there was none. */
  readonly inAtMs: number | null
  readonly outAtMs: number | null
  /** Which of them a leader ticked without a code; absent from older servers. */
  readonly byHand?: readonly Direction[]
  /** What they came to when the hours were confirmed, and what looked odd then. */
  readonly scannedMinutes: number
  readonly anomalies: readonly Anomaly[]
  /** Of the leader who confirmed the hours; '' for none. */
  readonly leaderReason: string
  readonly confirmedByName: string
  /** Of the activity. */
  readonly contactName: string
  /** '' for none. */
  readonly contactPhone: string
  /** Nobody can have served longer there. */
  readonly mostMinutes: number
  readonly text: string
  /** Who of the office took it down for the volunteer, who has no phone; else ''. */
  readonly askedByName?: string
  readonly atMs: number
  /** Why another has to decide it than who reads this; '' for none. */
  readonly share: string
}

/** To who objected: a covered name, and what came of it. */
export interface OwnObjection {
  readonly objectionId: string
  readonly name: string
  readonly title: string
  readonly startsAtMs: number
  readonly minutesBefore: number
  /** As the service stands now. */
  readonly minutes: number
  readonly text: string
  readonly atMs: number
  readonly state: 'open' | 'upheld' | 'dismissed'
  /** Of the decision; '' while it is open. */
  readonly reason: string
}

/** People (人) and attendances (人次) of a region in a time; two different units, never added. */
export interface AttendanceCounts {
  readonly people: number
  readonly attendances: number
  readonly minutes: number
}

export const attendanceContract = {
  /** Takes scans in; the same scan again gets the first answer. Answers one judgement for each, in their order. */
  scan: oc
    .input(
      v.strictObject({
        scans: v.pipe(v.array(scanShape), v.minLength(1), v.maxLength(maxScansPerCall)),
        /** By the clock of the phone that sends; absent from older versions. */
        sentAtMs: v.exactOptional(timeMsShape),
      }),
    )
    .output(type<{ readonly results: readonly JudgedScan[] }>()),
  gate: oc.input(v.strictObject({ shiftId: recordIdShape })).output(type<GatePack>()),
  /** The 小程序码 of the wall code, whose scene is the code itself; for who runs the activity. */
  wallPicture: oc.input(v.strictObject({ shiftId: recordIdShape })).output(type<WallPicture>()),
  /** The same on an A4 paper to be printed: PDF, base64. */
  wallPaper: oc.input(v.strictObject({ shiftId: recordIdShape })).output(type<FileAnswer>()),
  /** Verified volunteers of the whole street by number, phone or name, each whole, for who runs activities in the region; a look by phone is logged. */
  findVolunteer: oc
    .input(
      v.strictObject({
        regionId: regionIdShape,
        find: v.pipe(textShape(40), v.trim(), v.minLength(2)),
      }),
    )
    .output(type<readonly FoundVolunteer[]>()),
  /** A volunteer's own code on paper, for who has no phone: PDF, base64. */
  codePaper: oc
    .input(v.strictObject({ volunteerId: recordIdShape, regionId: regionIdShape }))
    .output(type<FileAnswer>()),
  mine: oc.input(nothing).output(type<OwnAttendance | null>()),
  sheet: oc.input(v.strictObject({ shiftId: recordIdShape })).output(type<HoursSheet>()),
  /** Shifts of a region and below whose scans, arrived after the confirmation, wait for a look of who runs them; the newest first. */
  lateScans: oc
    .input(v.strictObject({ regionId: regionIdShape }))
    .output(type<readonly LateShift[]>()),
  /** Needs no sign-in. So many at a time, the newest first. */
  notices: oc.input(whichNoticesShape).output(type<readonly NoticeLine[]>()),
  objections: oc
    .input(v.strictObject({ regionId: regionIdShape }))
    .output(type<readonly ObjectionLine[]>()),
  /** The caller's own, the newest 50. */
  myObjections: oc.input(nothing).output(type<readonly OwnObjection[]>()),
  counts: oc
    .input(
      v.strictObject({
        regionId: regionIdShape,
        fromMs: timeMsShape,
        toMs: timeMsShape,
        /** Of this one alone. */
        activityId: v.exactOptional(recordIdShape),
      }),
    )
    .output(type<AttendanceCounts>()),
} as const
