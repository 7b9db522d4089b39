/** Questions about the time bank: one's own account and orders, what waits for the office, and the audit. */
import { oc, type } from '@orpc/contract'
import * as v from 'valibot'
import type { TimeBankRules } from '../domain/settings/time-bank-rules'
import type { ChainEnd } from '../domain/time-bank/check-chain'
import type { StoredEntry, TransferKind, TransferPhase } from '../domain/time-bank/ledger'
import { recordIdShape, regionIdShape } from '../domain/shapes'
import type { Audits, AuditTold, WholeAudit } from './time-audit'
import { orderCursorShape, type OrderPage, type PendingGift, type TimeOrder } from './time-order'
import type { Proposals } from './time-proposal'

/** Of a month of a statement come so many at a time, the newest first. */
export const linesAPage = 100

const nothing = v.optional(v.strictObject({}))
const monthShape = v.pipe(v.string(), v.regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/))
/** The last line of a page, by its place in the account. */
const lineCursorShape = v.strictObject({ sequence: v.pipe(v.number(), v.integer(), v.minValue(1)) })
export type LineCursor = v.InferOutput<typeof lineCursorShape>
const numberShape = v.pipe(v.string(), v.regex(/^[0-9A-Za-z-]{3,40}$/))

/** What came in and went out in a month, in minutes. */
export interface TimeMonth {
  /** '2026-03' */
  readonly month: string
  readonly inMinutes: number
  readonly outMinutes: number
}

export interface OwnTimeAccount {
  /** false: the caller is no verified volunteer; then there is no account, but one may ask for help. */
  readonly verified: boolean
  readonly number: string
  readonly balanceMinutes: number
  /** Of the balance, promised to an order or a gift. */
  readonly heldMinutes: number
  /** An inheritance has closed it; it opens again when a worker verifies its owner anew. */
  readonly closed: boolean
  readonly rules: TimeBankRules
  /** The last audit of everybody's accounts; null before the first. */
  readonly wholeAudit: WholeAudit | null
  /** Newest first. */
  readonly months: readonly TimeMonth[]
}

/** One line of a statement. Minutes are signed: what came in is positive. */
export interface TimeLine {
  readonly transferId: string
  readonly kind: TransferKind
  readonly phase: TransferPhase
  readonly minutes: number
  readonly heldMinutes: number
  readonly balanceAfterMinutes: number
  readonly atMs: number
  /** The person on the other side; '' for the pool, or where there is none. */
  readonly otherName: string
  /** Of an order: '陪诊'; of a confirmed service: the activity's title; of a correction: that of what it puts right. */
  readonly what: string
  /** Whom an order is for, where that is somebody else than the other side. */
  readonly forName: string
  /** What was written with it. */
  readonly words: string
  /** Of a correction: which transfer it puts right; absent from older servers. */
  readonly corrects?: { readonly kind: TransferKind; readonly atMs: number }
}

/** A line as the office reads it: how much of it stands after corrections; null where nothing can be put right. */
export interface OfficeTimeLine extends TimeLine {
  readonly standingMinutes: number | null
}

/** The account of a volunteer, as the office reads it. */
export interface OfficeAccount extends LinesPage<OfficeTimeLine> {
  readonly name: string
  readonly balanceMinutes: number
  readonly heldMinutes: number
}

/** Entries with what is needed to recompute their hashes, and where the account stands. */
export interface ChainPage {
  readonly end: ChainEnd
  readonly entries: readonly {
    readonly entry: StoredEntry
    /** sha-256 of the transfer's canonical text, recomputed by the server from its fields. */
    readonly transferDigest: string
  }[]
  readonly more: boolean
}

/** A volunteer team to which hours can be given. */
export interface TeamLine {
  readonly id: string
  readonly name: string
  readonly regionName: string
  /** The caller answers for its hours. */
  readonly keeping: boolean
}

/** Of the month asked for, newest first. */
export interface LinesPage<Line extends TimeLine = TimeLine> {
  readonly lines: readonly Line[]
  /** Give it back for those before; null: that was all of the month. */
  readonly next: LineCursor | null
}

export interface TeamAccount extends TeamLine, LinesPage {
  readonly balanceMinutes: number
  readonly months: readonly TimeMonth[]
}

/** A team as the office keeps it. */
export interface KeptTeam extends TeamLine {
  readonly keeperName: string
  readonly keeperNumber: string
  readonly balanceMinutes: number
  /** The content check holds the name: nobody else reads it. */
  readonly nameHidden: boolean
  /** What a person wrote who keeps it hidden; '' while nobody has. */
  readonly hiddenReason: string
}

export const timeBankContract = {
  account: oc.input(nothing).output(type<OwnTimeAccount>()),
  /** Of one's own account, in a month in China; newest first. `after`: `next` of the page before. */
  statement: oc
    .input(v.strictObject({ month: monthShape, after: v.exactOptional(lineCursorShape) }))
    .output(type<LinesPage>()),
  /** One's own chain after a sequence, oldest first: the phone recomputes it from nothing. */
  chain: oc
    .input(v.strictObject({ after: v.pipe(v.number(), v.integer(), v.minValue(0)) }))
    .output(type<ChainPage>()),
  /**
   * One's own, and those that wait for somebody to take them, newest first; `after`: the next of these, and none of one's own;
   * `afterOwn`: the next of one's own, and none of these.
   */
  orders: oc
    .input(
      v.optional(
        v.strictObject({
          after: v.exactOptional(orderCursorShape),
          afterOwn: v.exactOptional(orderCursorShape),
        }),
      ),
    )
    .output(type<OrderPage>()),
  /** How to reach who asked: for who has taken the order, and for the office. Each look is logged. */
  contact: oc
    .input(v.strictObject({ orderId: recordIdShape }))
    .output(type<{ readonly contact: string }>()),
  /**
   * Whose number it is, the name covered (王*英), before hours are given to it: for who may give, where anybody may be given to.
   * null: nobody who may be. Each look is logged, and there are only so many a day.
   */
  receiver: oc
    .input(v.strictObject({ number: numberShape }))
    .output(type<{ readonly name: string } | null>()),
  /** All teams there are, by name; one whose name is hidden is told to its keeper only. */
  teams: oc.input(nothing).output(type<readonly TeamLine[]>()),
  /** The account of a team, for its keeper. null: there is none, or somebody else keeps it. */
  team: oc
    .input(
      v.strictObject({
        teamId: recordIdShape,
        month: monthShape,
        after: v.exactOptional(lineCursorShape),
      }),
    )
    .output(type<TeamAccount | null>()),
  /** Those of a region and below, for the office. */
  keptTeams: oc
    .input(v.strictObject({ regionId: regionIdShape }))
    .output(type<readonly KeptTeam[]>()),
  /** What waits for a community worker. */
  office: oc.input(v.strictObject({ regionId: regionIdShape })).output(
    type<{
      readonly orders: readonly TimeOrder[]
      /** With those that are not among `orders`: the first hundred, those in dispute before the others, oldest first. */
      readonly orderCount: number
      readonly gifts: readonly PendingGift[]
    }>(),
  ),
  /** Inheritances and corrections that wait for an approval, and the caller's own that were declined of late. */
  proposals: oc.input(v.strictObject({ regionId: regionIdShape })).output(type<Proposals>()),
  /** The account of a volunteer of the region, to find what is to be corrected. */
  ofVolunteer: oc
    .input(
      v.strictObject({
        regionId: regionIdShape,
        number: numberShape,
        month: monthShape,
        after: v.exactOptional(lineCursorShape),
      }),
    )
    .output(type<OfficeAccount>()),
  /** The audit under way, and the last one. */
  audit: oc.input(v.strictObject({ regionId: regionIdShape })).output(type<Audits>()),
  /** Recomputes a portion more of the whole ledger, or the first one of a new audit. */
  auditOn: oc.input(v.strictObject({ regionId: regionIdShape })).output(type<AuditTold>()),
} as const
