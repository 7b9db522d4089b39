/** Questions about the help call: the caller's and the relatives', the phones' on duty, and those who keep the register. */
import { oc, type } from '@orpc/contract'
import * as v from 'valibot'
import type { HelpCallState, HelpOutcome } from '../domain/help/help-call'
import type { HelpDetails } from '../domain/help/help-commands'
import type { HelpEventKind } from '../domain/help/help-event'
import type { HelpRegistrationState } from '../domain/help/help-registration'
import { recordIdShape, regionIdShape, textShape } from '../domain/shapes'

const nothing = v.optional(v.strictObject({}))

export interface HelpEventLine {
  readonly turn: number
  readonly kind: HelpEventKind
  readonly atMs: number
  readonly byName: string
  readonly byPost: string
  /** Of the level that was alerted. */
  readonly regionName: string
  /** Of the call when it happened. */
  readonly round: number
  readonly words: string
}

export interface HelpCallLine {
  readonly id: string
  readonly registrationId: string
  readonly regionId: string
  readonly door: string
  /** Covered for those on duty until they open it. */
  readonly name: string
  readonly state: HelpCallState
  /** From 1; all are called again when who had it does not come. */
  readonly round: number
  readonly isDrill: boolean
  /** Kept on a phone without a network and sent later. */
  readonly isLate: boolean
  readonly pressedAtMs: number
  readonly calledAtMs: number
  readonly outcome: HelpOutcome | null
  readonly responder: {
    readonly name: string
    readonly minutes: number
    readonly atMs: number
    /** The caller of this question. */
    readonly isSelf: boolean
    /** The time that they said is over, and they were asked. */
    readonly isReminded: boolean
    readonly delaysLeft: number
  } | null
}

export interface HelpCallView extends HelpCallLine {
  readonly relativesTold: boolean
  readonly isAtTop: boolean
  /** Oldest first. */
  readonly events: readonly HelpEventLine[]
}

export interface MyHelp {
  readonly registrationId: string
  readonly state: HelpRegistrationState
  readonly name: string
  readonly door: string
  readonly regionId: string
  /** Who the elder is to the one who presses; '' for oneself. */
  readonly relation: string
  /** false for a relative, who only follows. */
  readonly mayPress: boolean
  /** What the key dials without a network. */
  readonly dialNumber: string
  /** Only for who presses. */
  readonly details: HelpDetails | null
  /** The open call, or the one that ended within the last hour. */
  readonly call: HelpCallView | null
  /** Who has looked at names and phones, newest first. */
  readonly looks: readonly { readonly memberName: string; readonly atMs: number }[]
}

export interface MyHelpAnswer {
  readonly mine: readonly MyHelp[]
  readonly drillsAllowed: boolean
  /** While a call is open. */
  readonly pollSeconds: number
  readonly dialNumber: string
}

/** `same`: as at the tag that the phone gave. */
export type WatchAnswer =
  | { readonly same: true; readonly pollSeconds: number }
  | {
      readonly same: false
      readonly tag: string
      readonly pollSeconds: number
      readonly calls: readonly HelpCallLine[]
    }

export interface HelpPerson extends HelpDetails {
  readonly phone: string
  readonly relation: string
}

export interface AnsweredCall extends HelpCallView {
  /** Names and phones whole: it was written down who opened it. */
  readonly person: HelpPerson
}

export interface RegisterLine {
  readonly registrationId: string
  readonly homeId: string
  readonly state: HelpRegistrationState
  readonly regionId: string
  readonly regionName: string
  readonly door: string
  readonly name: string
  readonly relatives: number
}

/** A home without a key. */
export interface HomeWithoutKey {
  readonly homeId: string
  readonly regionId: string
  readonly regionName: string
  readonly door: string
  readonly name: string
}

export interface RegisterEntry extends RegisterLine {
  readonly person: HelpPerson
  readonly consentedOn: string
}

const inRegion = v.strictObject({ regionId: regionIdShape })

export const helpContract = {
  /** What the caller may press, and as a relative follows. A look moves the clock of open calls on. */
  mine: oc.input(nothing).output(type<MyHelpAnswer>()),
  /** For phones on duty, every few seconds; `tag` is that of the last answer, '' at first. */
  watch: oc.input(v.strictObject({ tag: textShape(64) })).output(type<WatchAnswer>()),
  /** For who answers help calls at this door; null: there is none. Who opened it is kept, and shown to the caller. */
  one: oc.input(v.strictObject({ callId: recordIdShape })).output(type<AnsweredCall | null>()),
  /** Calls at or below a region, newest first, at most 100. */
  calls: oc.input(inRegion).output(type<readonly HelpCallLine[]>()),
  /** Who is registered, or asked for it, at or below a region; and homes of which nobody is. */
  register: oc.input(inRegion).output(
    type<{
      readonly lines: readonly RegisterLine[]
      readonly without: readonly HomeWithoutKey[]
    }>(),
  ),
  /** One of them with names and phones; written down first. */
  entry: oc
    .input(v.strictObject({ regionId: regionIdShape, registrationId: recordIdShape }))
    .output(type<RegisterEntry | null>()),
} as const
