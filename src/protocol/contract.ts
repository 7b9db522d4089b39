/**
 * The procedures of the server, with the shape of what goes in and the type of what comes out. Writes are
 * commands and go through `sync.push`; what stands here besides are questions, uploads and the session.
 */
import { oc, type } from '@orpc/contract'
import * as v from 'valibot'
import type { FieldValue } from '../domain/field-merge'
import type { Post } from '../domain/organisation/post'
import type { RecordKind } from '../domain/record'
import type { InUse } from '../domain/settings/settings-problem'
import {
  filledTextShape,
  memberIdShape,
  recordIdShape,
  regionIdShape,
  type RegionId,
} from '../domain/shapes'
import type { AccessLogLine } from './access-log'
import { attendanceContract } from './attendance'
import { activityContract } from './activity'
import { certificateContract } from './certificate'
import { commandEnvelopeShape, maxCommandsPerPush, type CommandResult } from './envelope'
import type { FileAnswer } from './file-answer'
import { helpContract } from './help'
import { contentContract } from './content'
import { homeContract } from './home'
import { hotlineContract } from './hotline'
import { matterContract } from './matter'
import { mediationContract } from './mediation'
import { messageContract } from './message'
import { pullRequestShape, type PullPage } from './pull'
import { timeBankContract } from './time-bank'
import { rosterContract } from './roster'
import type { SettingsHistoryLine } from './settings-history'
import { volunteerRosterContract } from './volunteer-roster'
import { deliberationContract } from './deliberation'
import { announcementContract } from './announcement'
import { wishContract } from './wish'
import { volunteerContract } from './volunteer'

const nothing = v.optional(v.strictObject({}))
const reasonShape = v.pipe(
  filledTextShape(200, '请写明原因'),
  v.minLength(2, '请写明原因'),
  v.check((text) => text.trim().length >= 2, '请写明原因'),
)

export interface DemoUser {
  readonly id: string
  readonly name: string
  readonly post: string
  readonly tryThis: string
}

export interface FieldHistoryLine {
  readonly kind: RecordKind
  readonly recordId: string
  readonly field: string
  readonly from: FieldValue
  readonly to: FieldValue
  readonly memberName: string
  readonly atMs: number
}

export interface InvitationLine {
  readonly id: string
  readonly code: string
  readonly kindId: string
  readonly regionId: string
  readonly fromDate: string
  readonly toDate: string
  readonly expiresAtMs: number
  readonly usesLeft: number
  readonly issuedByName: string
}

export interface RefusedEntry {
  readonly commandId: string
  readonly name: string
  readonly regionId: string
  readonly args: unknown
  readonly code: string
  readonly detail: string
  readonly memberName: string
  readonly issuedAtMs: number
  readonly receivedAtMs: number
  readonly state: 'open' | 'adopted' | 'dismissed'
  readonly settledByName: string
  /** Why it was dismissed, as the one who decided wrote it. */
  readonly settledReason: string
}

/** A post with what an office may not know of its region: a phone without files knows regions down to the scopes. */
export interface ListedPost extends Post {
  readonly regionName: string
  /** What its region is synced with: the region itself, or the one above it that is a scope. */
  readonly scopeId: RegionId
}

/** A post that is over: ended by somebody, or run out (then `endedAtMs` is null and nobody's name stands there). */
export interface FormerPost extends ListedPost {
  readonly endedAtMs: number | null
  readonly endedByName: string
}

export interface RegionCounts {
  readonly regionId: string
  readonly houses: number
  readonly households: number
  readonly residents: number
  /** Households seen (见到) this month, and how many there are to see. */
  readonly metThisMonth: number
  readonly openFollowUps: number
}

const inRegion = v.strictObject({ regionId: regionIdShape })

export const contract = {
  session: {
    /** Demo mode only: who can be tried. */
    demoUsers: oc.input(nothing).output(type<readonly DemoUser[]>()),
    /** Demo mode only: a signed session for one of them. Refused anywhere else. */
    demoSignIn: oc
      .input(v.strictObject({ userId: memberIdShape }))
      .output(type<{ readonly token: string; readonly memberName: string }>()),
    /** Who the caller is; makes the member at the first contact through WeChat. */
    me: oc
      .input(nothing)
      .output(type<{ readonly memberId: string; readonly name: string; readonly demo: boolean }>()),
  },
  sync: {
    push: oc
      .input(
        v.strictObject({
          commands: v.pipe(
            v.array(commandEnvelopeShape),
            v.minLength(1),
            v.maxLength(maxCommandsPerPush),
          ),
        }),
      )
      .output(
        type<{ readonly results: readonly CommandResult[]; readonly serverTimeMs: number }>(),
      ),
    pull: oc.input(pullRequestShape).output(type<PullPage>()),
  },
  file: {
    /** One part of an upload (a photo, a roster); parts may be sent again and in any order. */
    put: oc
      .input(
        v.strictObject({
          fileId: recordIdShape,
          purpose: v.picklist(['photo', 'resident-photo', 'roster', 'volunteer-roster', 'hotline']),
          regionId: regionIdShape,
          index: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(400)),
          partCount: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(400)),
          /** base64 of at most `maxPartBytes`. */
          bytes: v.pipe(v.string(), v.maxLength(90_000), v.base64()),
        }),
      )
      .output(type<{ readonly complete: boolean }>()),
    photo: oc
      .input(v.strictObject({ photoId: recordIdShape, regionId: regionIdShape }))
      .output(type<{ readonly mediaType: string; readonly bytes: string }>()),
  },
  roster: rosterContract,
  volunteerRoster: volunteerRosterContract,
  hotline: hotlineContract,
  history: {
    /** Every changed field of a household and all in it, newest first. */
    ofHousehold: oc
      .input(v.strictObject({ householdId: recordIdShape, regionId: regionIdShape }))
      .output(type<readonly FieldHistoryLine[]>()),
  },
  privacy: {
    /** The whole ID number, because …; written to the access log before it is answered. */
    revealIdNumber: oc
      .input(
        v.strictObject({ residentId: recordIdShape, regionId: regionIdShape, reason: reasonShape }),
      )
      .output(type<{ readonly idNumber: string }>()),
    accessLog: oc.input(inRegion).output(type<readonly AccessLogLine[]>()),
    /** What the caller asked for, said and voted, as .xlsx (base64); names of others are covered. */
    exportMine: oc.input(v.optional(v.strictObject({}))).output(type<FileAnswer>()),
  },
  organisation: {
    /** At most `maxPostsPerAnswer`; `after` names the last one that the caller has. */
    posts: oc
      .input(v.strictObject({ regionId: regionIdShape, after: v.exactOptional(recordIdShape) }))
      .output(type<readonly ListedPost[]>()),
    formerPosts: oc.input(inRegion).output(type<readonly FormerPost[]>()),
    invitations: oc.input(inRegion).output(type<readonly InvitationLine[]>()),
    /** What an invitation offers, before it is accepted. Needs no post. */
    invitation: oc
      .input(v.strictObject({ code: v.pipe(v.string(), v.regex(/^[0-9A-Z]{8,20}$/)) }))
      .output(
        type<{
          readonly kindName: string
          readonly regionName: string
          /** The regions above it, from below the root down: '杨家门社区 · 第三网格'; '' for one right below it. */
          readonly within: string
          readonly issuedByName: string
          readonly expiresAtMs: number
        }>(),
      ),
    counts: oc.input(inRegion).output(type<readonly RegionCounts[]>()),
    /** Levels and kinds of post that the rules may not lose. */
    inUse: oc.input(inRegion).output(type<InUse>()),
    /** Every changed part of the rules, newest first. */
    settingsHistory: oc.input(inRegion).output(type<readonly SettingsHistoryLine[]>()),
  },
  refused: {
    list: oc.input(inRegion).output(type<readonly RefusedEntry[]>()),
  },
  attendance: attendanceContract,
  volunteer: volunteerContract,
  activity: activityContract,
  timeBank: timeBankContract,
  matter: matterContract,
  mediation: mediationContract,
  wish: wishContract,
  announcement: announcementContract,
  deliberation: deliberationContract,
  message: messageContract,
  content: contentContract,
  home: homeContract,
  help: helpContract,
  certificate: certificateContract,
} as const
