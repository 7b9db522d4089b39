/** What volunteers see of themselves, and what an office sees of its volunteers. Masked as residents are. */
import { oc, type } from '@orpc/contract'
import * as v from 'valibot'
import {
  filledTextShape,
  recordIdShape,
  regionIdShape,
  textShape,
  type RegionId,
} from '../domain/shapes'
import type { EntryKind } from '../domain/volunteer/entry'
import type { MoveSeen } from '../domain/volunteer/move'
import type { OfficeWaiting } from '../domain/volunteer/office-waiting'
import {
  volunteerStates,
  type CorrectionChanges,
  type VolunteerDetails,
  type VolunteerState,
} from '../domain/volunteer/volunteer'
import type { ShownAct } from './access-log'
import type { OwnAttendance } from './attendance'
import type { FileAnswer } from './file-answer'
import type { SettingsHistoryLine } from './settings-history'

const nothing = v.optional(v.strictObject({}))

/** A region in which somebody may register: the root and those right below it. */
export interface OpenRegion {
  readonly id: RegionId
  readonly name: string
}

export interface VolunteerEntry {
  readonly id: string
  readonly kind: EntryKind
  /** Name of the training or the commendation, words of the appraisal. */
  readonly text: string
  readonly onDate: string
  /** Of a training; else 0. */
  readonly minutes: number
  /** Who commended; else ''. */
  readonly givenBy: string
  readonly enteredByName: string
  /** What became of it since; null while it stands. */
  readonly ended: {
    readonly how: 'amended' | 'withdrawn'
    readonly reason: string
    readonly byName: string
  } | null
}

export interface VolunteerCorrection {
  readonly id: string
  readonly changes: CorrectionChanges
  /** How that stands, or stood until it was put right. Absent from older servers. */
  readonly before?: CorrectionChanges
  readonly note: string
  /** Where the volunteer moved house to and asks to belong to; null: it is no move. */
  readonly moveTo: OpenRegion | null
  /** Who of the office asked in the place of somebody without a phone; else ''. */
  readonly askedByName: string
  /** That is the reader, and somebody else grants it. Absent from older servers. */
  readonly askedByReader?: boolean
  readonly state: 'open' | 'accepted' | 'declined'
  /** Declined by whoever had asked. Absent from older servers. */
  readonly takenBack?: boolean
  readonly askedAtMs: number
  readonly settledByName: string
  /** Why it was declined, or what was done, in words. */
  readonly settledReason: string
  /** null while it is open; absent from older servers. */
  readonly settledAtMs?: number | null
}

/** One confirmed attendance. */
export interface ServiceEntry {
  readonly activityTitle: string
  readonly serviceKind: string
  readonly place: string
  readonly startsAtMs: number
  readonly minutes: number
}

/** An order of the time bank that the volunteer took on and did. */
export interface OrderService {
  /** '陪诊' */
  readonly service: string
  /** When it was confirmed. */
  readonly atMs: number
  readonly minutes: number
}

/** All that one has served as it stands: posted services, orders done, and what an older record brought. */
export interface ServedHours {
  readonly minutes: number
  /** Of the minutes, those that only the older record has: of no month and no time; absent from older servers. */
  readonly carriedMinutes?: number
  /** Services and orders. */
  readonly times: number
  /** Months in which there was some, oldest first: '2026-03', by the days of the shifts, and of orders when they were done. */
  readonly months: readonly { readonly month: string; readonly minutes: number }[]
}

/** `idNumber` is a mask everywhere. */
export interface VolunteerRecord {
  readonly id: string
  readonly number: string
  readonly state: VolunteerState
  readonly settledReason: string
  readonly regionId: RegionId
  readonly regionName: string
  readonly registeredAtMs: number
  /** Whom a worker registered at the desk: by whom, and what was noted of the consent; null for others. */
  readonly enrolled: { readonly byName: string; readonly note: string } | null
  readonly details: VolunteerDetails
  /** From before it was recorded here; named as such wherever it is told, and in no certificate. null: none. */
  readonly carried: {
    readonly minutes: number
    readonly asOf: string
    readonly enteredByName: string
    /** How it was put right, the newest last: its `minutes` hold. Absent from older servers. */
    readonly amendments?: readonly {
      readonly wasMinutes: number
      readonly minutes: number
      readonly reason: string
      readonly byName: string
      readonly atMs: number
    }[]
  } | null
  /** 服务情况, the newest 1,000. */
  readonly service: readonly ServiceEntry[]
  /** Of all of it. */
  readonly serviceSum: { readonly times: number; readonly minutes: number }
  /** Without a public notice, so apart from the sum, and in no certificate; the newest first. Absent from older servers. */
  readonly orders?: readonly OrderService[]
  /** 培训, 表彰奖励, 评价, newest first; also those that were put right or taken back. */
  readonly entries: readonly VolunteerEntry[]
  /** Newest first. */
  readonly corrections: readonly VolunteerCorrection[]
}

export interface OfficeVolunteer extends VolunteerRecord {
  /** Of one who waits: an earlier entry (from a roster, or one who left) that is likely the same person; verifying makes the two one. */
  readonly sameAs: string
  /** Others who wait with the same ID number: verifying one declines them. */
  readonly otherClaims: number
  /** Somebody signs in as them. */
  readonly signsIn: boolean
  /** It is the reader's: another decides about it and writes into it. */
  readonly own: boolean
  /** What the open move is to the reader; of who comes `in`, only who they are is told. */
  readonly moves: MoveSeen
  /** Of who has no phone: hours that are not posted yet, and those to which somebody objected. Absent from older servers. */
  readonly hours?: OwnAttendance['services']
}

export interface ListedVolunteer {
  readonly id: string
  readonly number: string
  readonly state: VolunteerState
  readonly name: string
  readonly phoneMask: string
  readonly idNumberMask: string
  readonly team: string
  readonly regionName: string
  readonly registeredAtMs: number
  /** Those that are decided where the reader looks. */
  readonly openCorrections: number
  /** Belongs elsewhere, and asks to come. */
  readonly comes: boolean
}

/** Who belonged here until lately. */
export interface MovedVolunteer {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly toRegionName: string
  readonly movedAtMs: number
  readonly takenInByName: string
}

export interface VolunteerPage {
  readonly volunteers: readonly ListedVolunteer[]
  readonly more: boolean
  /** Of the last three months, the newest first; with the first page of all, and of those who are sought. */
  readonly moved: readonly MovedVolunteer[]
}

/** How many looks at the own data a phone is told. */
export const looksPerAnswer = 50

/** Somebody of the office looked at a volunteer's data. */
export interface OwnLook {
  readonly atMs: number
  readonly act: ShownAct
  readonly memberName: string
  /** The community and the post, as held then: '迎凤社区', '社区工作者'; '' where none is known. */
  readonly placeName: string
  readonly postName: string
}

const revealShape = v.strictObject({
  volunteerId: recordIdShape,
  regionId: regionIdShape,
  reason: v.pipe(filledTextShape(200, '请写明原因'), v.minLength(2, '请写明原因')),
})

export const volunteerContract = {
  /** Needs no login. */
  regions: oc.input(nothing).output(type<readonly OpenRegion[]>()),
  /** null: the caller is no volunteer. */
  mine: oc.input(nothing).output(type<VolunteerRecord | null>()),
  /** The own hours by month; null: the caller is no volunteer. */
  served: oc.input(nothing).output(type<ServedHours | null>()),
  /** Who looked at the own data, the newest first. */
  looks: oc.input(nothing).output(type<readonly OwnLook[]>()),
  /** The own record as .xlsx : what the law names, 时间银行明细, 签到签退, 要求过的更正, 谁看过我的信息. */
  exportMine: oc.input(nothing).output(type<FileAnswer>()),
  /** Of a region and below, with `correcting` also who asks to come there, newest first; `after` names the last one that the caller has. */
  list: oc
    .input(
      v.strictObject({
        regionId: regionIdShape,
        state: v.exactOptional(v.picklist(volunteerStates)),
        /** A whole volunteer number or phone number, or part of a name. */
        find: v.exactOptional(textShape(40)),
        /** Only those with an open request for correction. */
        correcting: v.exactOptional(v.boolean()),
        after: v.exactOptional(recordIdShape),
      }),
    )
    .output(type<VolunteerPage>()),
  /** Of all regions in which the caller's posts decide about volunteers. */
  waiting: oc.input(nothing).output(type<OfficeWaiting>()),
  /** Who changed which rule of volunteering and of the time bank, newest first. */
  ruleChanges: oc
    .input(v.strictObject({ regionId: regionIdShape }))
    .output(type<readonly SettingsHistoryLine[]>()),
  /** Phone numbers as masks, 政治面貌 covered; `phone` and `politicalStatus` hand them out. */
  one: oc
    .input(v.strictObject({ volunteerId: recordIdShape, regionId: regionIdShape }))
    .output(type<OfficeVolunteer>()),
  /** The whole numbers, for whoever has to call; written into the access log with the reason. */
  phone: oc
    .input(revealShape)
    .output(type<{ readonly phone: string; readonly guardianPhone: string }>()),
  /** 政治面貌, which nobody needs to decide anything here; written into the access log with the reason. */
  politicalStatus: oc.input(revealShape).output(type<{ readonly politicalStatus: string }>()),
} as const
