/** Questions about micro-wishes: what everybody reads without a login, what is one's own, what waits for the worker. */
import { oc, type } from '@orpc/contract'
import * as v from 'valibot'
import type { ContentState, HeldWhy } from '../domain/content-check/content-check'
import type { Pool, WishState } from '../domain/wish/wish'
import type { WishStepKind } from '../domain/wish/wish-acts'
import type { Helper, WishRequest } from '../domain/wish/wish-commands'
import { dateShape, recordIdShape, regionIdShape, timeMsShape } from '../domain/shapes'
import type { RegionId } from '../domain/shapes'

const nothing = v.optional(v.strictObject({}))

export const wishesPerPage = 30

/** What everybody reads: never a name, a door, a phone, and no region below the grid. */
export interface PublicWish {
  readonly id: string
  readonly category: string
  readonly regionId: RegionId
  /** '迎凤社区 第一网格' */
  readonly regionName: string
  readonly text: string
  readonly state: WishState
  /** null: to be claimed by one. */
  readonly pool: Pool | null
  /** 0 before the check. */
  readonly publishedAtMs: number
  readonly confirmedAtMs: number
  /** Of the wisher, once it came true and the words were checked; '' otherwise. */
  readonly thanks: string
}

/** A community whose wishes may be read. */
export interface WishPlace {
  readonly regionId: RegionId
  readonly name: string
  /** Where the caller has a home or holds a post. */
  readonly isOwn: boolean
  /** Waiting for somebody. */
  readonly open: number
}

/** As whom the caller looks at it. */
export type WishSide = 'wisher' | 'writer' | 'helper' | 'pledger' | 'manager' | 'neighbour'

export interface WishLine extends PublicWish {
  readonly side: WishSide
  readonly submittedAtMs: number
  /** Until when the claim holds; 0 for none, and for who is not concerned. */
  readonly claimUntilMs: number
  /** Of the caller's own pledges that were not taken back. */
  readonly ownPledged: number
  /** Of its words, while it waits for the community worker, for those whose it is and who manages wishes. */
  readonly wordsCheck: ContentState | null
  /** For who manages wishes: what the check took them for. */
  readonly heldWhy: HeldWhy | null
}

export interface WishStepLine {
  readonly turn: number
  readonly kind: WishStepKind
  readonly atMs: number
  /** For who manages wishes; '' for others. */
  readonly byName: string
  /** '' where they are not for the caller. */
  readonly words: string
  readonly photoIds: readonly string[]
}

export interface PledgeLine {
  readonly id: string
  readonly amount: number
  readonly state: 'standing' | 'taken-back' | 'released' | 'given'
  readonly atMs: number
  readonly isOwn: boolean
  /** Covered; '' for others than who manages wishes. */
  readonly name: string
  readonly words: string
}

export interface WishView extends WishLine {
  /** For who wished, wrote or checks it; there the contact is covered. null for others. */
  readonly request: WishRequest | null
  /** The caller manages wishes here, whatever else the caller is. */
  readonly manages: boolean
  /** The caller may say for the wisher that it came true. */
  readonly mayConfirmFor: boolean
  /** Who claimed it, covered, for who manages wishes. */
  readonly helperName: string
  readonly steps: readonly WishStepLine[]
  readonly pledges: readonly PledgeLine[]
  /** Who looked at how the sides are reached; for those whose it is and for who manages wishes. */
  readonly looks: readonly { readonly byName: string; readonly atMs: number }[]
}

export interface WishContacts {
  /** null: not for the caller. */
  readonly wisher: (WishRequest['contact'] & { readonly helpedName: string }) | null
  readonly helpers: readonly (Helper & { readonly amount: number })[]
}

/** Numerator and denominator, never of a person. */
export interface WishCounts {
  readonly regionId: string
  readonly regionName: string
  /** Published in these days. */
  readonly published: number
  /** Of those: came true until now. */
  readonly fulfilled: number
  /** The pooled ones among both. */
  readonly pooledPublished: number
  readonly pooledFulfilled: number
}

export const wishListNames = ['open', 'underway', 'true'] as const
export type WishListName = (typeof wishListNames)[number]
export const wishDeskLists = ['checking', 'connecting', 'underway', 'ended'] as const
export type WishDeskList = (typeof wishDeskLists)[number]

export interface WishKey {
  readonly atMs: number
  readonly id: string
}

export interface WishPage<Line> {
  readonly wishes: readonly Line[]
  /** Give it back for the next ones; null at the end. */
  readonly next: WishKey | null
}

const afterShape = v.exactOptional(v.strictObject({ atMs: timeMsShape, id: recordIdShape }))
const oneShape = v.strictObject({ wishId: recordIdShape })

export const wishContract = {
  /** Needs no login. */
  rules: oc.input(nothing).output(
    type<{
      readonly categories: readonly string[]
      readonly longestText: number
      readonly claimDays: number
      readonly mostClaims: number
    }>(),
  ),
  /** Needs no login. The communities, one's own first. */
  places: oc.input(nothing).output(type<readonly WishPlace[]>()),
  /** Needs no login. Newest first; at or below a region (absent: the whole street). */
  shown: oc
    .input(
      v.strictObject({
        list: v.picklist(wishListNames),
        regionId: v.exactOptional(regionIdShape),
        after: afterShape,
      }),
    )
    .output(type<WishPage<PublicWish>>()),
  /** Needs no login for what everybody may read. null: there is none, or it is not for the caller. */
  one: oc.input(oneShape).output(type<WishView | null>()),
  /** Wished, written, claimed and pledged to by the caller, newest first. */
  mine: oc.input(nothing).output(type<readonly WishLine[]>()),
  desk: oc
    .input(
      v.strictObject({
        regionId: regionIdShape,
        list: v.picklist(wishDeskLists),
        after: afterShape,
      }),
    )
    .output(type<WishPage<WishLine>>()),
  /** How the sides are reached, after writing down who looked. */
  contacts: oc.input(oneShape).output(type<WishContacts>()),
  photo: oc
    .input(v.strictObject({ wishId: recordIdShape, photoId: recordIdShape }))
    .output(type<{ readonly mediaType: string; readonly bytes: string }>()),
  /** For a region and each one directly below it. */
  counts: oc
    .input(v.strictObject({ regionId: regionIdShape, fromDate: dateShape, toDate: dateShape }))
    .output(type<readonly WishCounts[]>()),
} as const
