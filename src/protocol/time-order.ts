/** Orders (兑换) as they are answered: to strangers, to the two sides, to the office. */
import * as v from 'valibot'
import type { ContentState } from '../domain/content-check/content-check'
import { recordIdShape, timeMsShape } from '../domain/shapes'
import type { OrderState } from '../domain/time-bank/order'

export interface TimeOrderLine {
  readonly id: string
  readonly service: string
  readonly minutes: number
  readonly state: OrderState
  readonly fromPool: boolean
  readonly regionName: string
  /** The day on which it is wanted; '' = any day. */
  readonly wantedOn: string
  /** What to know. '' for volunteers, and for the elder for whom a relative wrote it, until it has been checked. */
  readonly wish: string
  readonly askedAtMs: number
  readonly expiresAtMs: number
}

/** For those on one of its sides, and for the office. */
export interface TimeOrder extends TimeOrderLine {
  readonly mine: 'asked' | 'taken' | 'neither'
  /** On the asking side as the elder whose hours they are, for which another asked. */
  readonly asElder: boolean
  /** Who reads it for the office decides nothing of it: a side of it, or a relative on file of one. */
  readonly needsAnother: boolean
  /** How far the check of `wish` is; null where nothing was written, and for an elder who did not write it. */
  readonly wishCheck: ContentState | null
  readonly elderName: string
  /** Out of the elder's own hours, for which a relative asked: nothing is held before the community has agreed. */
  readonly fromElder: boolean
  /** Of such: a worker has said that the elder was asked in person and wants it; the hours are held from then on. */
  readonly elderAgreed: boolean
  /** Of such, for the office: who the elder is as a volunteer, and whether the files know both to live together. Else null. */
  readonly elder: {
    readonly volunteerId: string
    readonly number: string
    readonly livesTogether: boolean
  } | null
  /** For the office: how old the one is for whom it is, and how that is known; null for others, and where nothing was said. */
  readonly entitlement: { readonly age: number; readonly from: EntitlementSource } | null
  /** It went out, or was to go out, only once a worker had agreed. */
  readonly neededApproval: boolean
  readonly relation: string
  /** '' unless it is one's own: the others ask `contact`. */
  readonly contact: string
  readonly askerName: string
  readonly takerName: string
  readonly askerMinutes: number | null
  readonly takerMinutes: number | null
  /** null as long as nobody has taken it. */
  readonly takenAtMs: number | null
  /** Who had taken it is no volunteer any more; nobody has taken it since. */
  readonly takerLeft: boolean
  /** A side has said in words that it does not agree. */
  readonly objected: boolean
  /** For the office all that was said; for who `needsAnother` what they said themselves, and what the product says of a step. */
  readonly disputes: readonly { readonly memberName: string; readonly words: string }[]
  readonly settledByName: string
  readonly settledReason: string
}

/** file: the files know the birth date; record: the worker verified the volunteer with it; said: nobody has looked. */
export type EntitlementSource = 'file' | 'record' | 'said'

export interface PendingGift {
  readonly id: string
  readonly fromName: string
  readonly toName: string
  readonly minutes: number
  /** The relation, and what was written with it. */
  readonly words: string
  readonly atMs: number
  readonly expiresAtMs: number
}

/** Where the next page begins. */
export const orderCursorShape = v.strictObject({ atMs: timeMsShape, id: recordIdShape })

export interface OrderPage {
  readonly own: readonly TimeOrder[]
  readonly open: readonly TimeOrderLine[]
  /** Give it back for the next ones that wait; null at the end. */
  readonly next: v.InferOutput<typeof orderCursorShape> | null
  /** The same of one's own. */
  readonly nextOwn: v.InferOutput<typeof orderCursorShape> | null
}
