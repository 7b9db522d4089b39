/** Questions about matters: what everybody may read, what those follow who asked, and what waits for those who handle them. */
import { oc, type } from '@orpc/contract'
import * as v from 'valibot'
import type {
  Duty,
  JointDuty,
  MatterChannel,
  MatterOutcome,
  MatterState,
  Pause,
  Rating,
} from '../domain/matter/matter'
import type { MatterRequest, Reached } from '../domain/matter/matter-commands'
import type { MatterStepKind } from '../domain/matter/matter-step'
import type { DeadlineClass } from '../domain/settings/matter-rules'
import { dateShape, recordIdShape, regionIdShape, textShape, timeMsShape } from '../domain/shapes'

const nothing = v.optional(v.strictObject({}))

export const mattersPerPage = 30

/** What neighbours see: what it is about, never who asked and at which door. */
export interface PublicMatter {
  readonly id: string
  readonly number: string
  readonly category: string
  readonly regionName: string
  readonly text: string
  readonly state: MatterState
  readonly outcome: MatterOutcome | null
  readonly submittedAtMs: number
  /** Neighbours who met with the same, besides the one who asked. */
  readonly followers: number
}

export interface MatterLine extends PublicMatter {
  readonly regionId: string
  readonly channel: MatterChannel
  readonly place: string
  readonly isPublic: boolean
  /** Of a public one: whether neighbours see it, or its text and photos are still being checked, or wait for a person. */
  readonly publicity: 'private' | 'checking' | 'shown' | 'held'
  readonly dueAtMs: number
  readonly pause: Pause['kind']
  readonly reopened: boolean
  /** '第二网格', '测试街道 城管中队' */
  readonly dutyName: string
  /** '' until somebody took it up. */
  readonly responsibleName: string
  readonly rating: Rating | null
  /** Four weeks on: the resident may say whether it lasted. */
  readonly mayRateLater: boolean
  /** Nobody can say in WeChat whether it is good: somebody has to ask (回访). */
  readonly toBeAsked: boolean
}

export interface MatterStepLine {
  readonly turn: number
  readonly kind: MatterStepKind
  readonly state: MatterState
  readonly atMs: number
  readonly byName: string
  readonly byPost: string
  readonly words: string
  readonly photoIds: readonly string[]
  readonly toName: string
  readonly isPrivate: boolean
  /** Of a rating that somebody took down: how the resident was reached. */
  readonly reached?: Reached
  /** The caller did it. */
  readonly isOwn: boolean
  /** Whether those who added a voice read its words; to them the words are '' until then. */
  readonly publicity: MatterLine['publicity']
  /** For who wrote it: why a person decided that they do not. */
  readonly heldReason: string
}

/** As whom the caller looks at it. writer: took it down for somebody, and has no other part in it. */
export type MatterSide = 'asker' | 'writer' | 'voice' | 'handler' | 'joint' | 'reader'

export interface MatterView extends MatterLine {
  readonly deadlineClass: DeadlineClass
  readonly side: MatterSide
  /** The asker's name and phone are covered for everybody but the one who asked. */
  readonly request: MatterRequest
  /** For the asker: why a person decided that neighbours do not see it; '' while nobody has. */
  readonly heldReason: string
  /** The content check held it: the caller may write it anew. */
  readonly mayRewrite: boolean
  /** The caller may take down what the resident says of it: handles it, and is not who is responsible. */
  readonly mayRateFor: boolean
  readonly pausedUntilMs: number
  readonly mergedInto: string
  /** Oldest first; notes among colleagues only for them. */
  readonly steps: readonly MatterStepLine[]
  /** For handlers: who was called in. */
  readonly joint: readonly (JointDuty & { readonly name: string })[]
}

export interface DutyChoice extends Duty {
  readonly name: string
  /** Somebody is on post there today. */
  readonly isHeld: boolean
  readonly isDepartment: boolean
  /** It lies there now. */
  readonly isNow: boolean
}

/** Always numerator and denominator; never of a person. */
export interface MatterRates {
  readonly regionId: string
  readonly regionName: string
  readonly received: number
  /** Of those received: had an answer; 答复率 = answered ÷ received. */
  readonly answered: number
  /** Of those answered: within the deadline. */
  readonly answeredInTime: number
  /** Of those rated: solved; 解决率 = solved ÷ rated. */
  readonly rated: number
  readonly solved: number
  /** Of those rated: 4 or 5; 满意率 = satisfied ÷ rated. */
  readonly satisfied: number
  readonly open: number
  readonly late: number
}

export const deskListNames = ['duty', 'open', 'late', 'answered', 'ended'] as const
export type DeskListName = (typeof deskListNames)[number]

export interface MatterPage {
  readonly lines: readonly MatterLine[]
  /** Give it back for the next ones; null at the end. */
  readonly next: { readonly atMs: number; readonly id: string } | null
}

const afterShape = v.exactOptional(v.strictObject({ atMs: timeMsShape, id: recordIdShape }))

export const matterContract = {
  /** Needs no login. What may be asked for, and sentences to choose from. */
  rules: oc.input(nothing).output(
    type<{
      readonly categories: readonly string[]
      readonly phrases: readonly string[]
    }>(),
  ),
  /** Needs no login. Public ones at or below a region (absent: the whole street), newest first. */
  around: oc
    .input(v.strictObject({ regionId: v.exactOptional(regionIdShape), after: afterShape }))
    .output(
      type<{ readonly matters: readonly PublicMatter[]; readonly next: MatterPage['next'] }>(),
    ),
  /** Open public ones of the same grid that are about the same, most alike first. */
  similar: oc
    .input(
      v.strictObject({ regionId: regionIdShape, category: textShape(20), text: textShape(500) }),
    )
    .output(type<readonly PublicMatter[]>()),
  /** Those that the caller asked for or follows, newest first. */
  mine: oc.input(nothing).output(type<readonly MatterLine[]>()),
  /** null: there is none, or it is not for the caller. */
  one: oc.input(v.strictObject({ matterId: recordIdShape })).output(type<MatterView | null>()),
  /** One of its photos, for who may read it whole; null: no such photo, or not for the caller. */
  photo: oc
    .input(v.strictObject({ matterId: recordIdShape, photoId: recordIdShape }))
    .output(type<{ readonly mediaType: string; readonly bytes: string } | null>()),
  /** How to reach who asked, for who handles it; each look is logged. null: it is not with the caller. */
  contact: oc
    .input(v.strictObject({ matterId: recordIdShape }))
    .output(type<{ readonly name: string; readonly phone: string } | null>()),
  /** For who handles matters in this region: what waits for them, all that lie there, what is late, what has ended. */
  desk: oc
    .input(
      v.strictObject({
        regionId: regionIdShape,
        list: v.picklist(deskListNames),
        category: v.exactOptional(textShape(20)),
        after: afterShape,
      }),
    )
    .output(type<MatterPage>()),
  /** To whom it can be given: the levels of its place, and departments. */
  duties: oc
    .input(v.strictObject({ matterId: recordIdShape }))
    .output(type<readonly DutyChoice[]>()),
  /** For a region and each one directly below it: what was submitted in these days. */
  rates: oc
    .input(v.strictObject({ regionId: regionIdShape, fromDate: dateShape, toDate: dateShape }))
    .output(type<readonly MatterRates[]>()),
} as const
