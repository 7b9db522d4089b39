/** Questions about homes: one's own, and those that somebody with the files has to find. */
import { oc, type } from '@orpc/contract'
import * as v from 'valibot'
import type { HomeDetails, HomeState } from '../domain/home/home'
import { recordIdShape, regionIdShape, type RegionId } from '../domain/shapes'

export interface MyHome {
  readonly homeId: string
  readonly regionId: RegionId
  /** '迎凤社区 第一网格 15幢' */
  readonly regionName: string
  readonly details: HomeDetails
  readonly state: HomeState
  /** Why it was declined. */
  readonly reason: string
  /** Who has looked at the phone number, newest first. */
  readonly looks: readonly { readonly memberName: string; readonly atMs: number }[]
}

/** One that waits to be found among the files; the phone number covered. */
export interface UnconfirmedHome {
  readonly homeId: string
  /** The caller gave it: somebody else has to settle it. */
  readonly isOwn: boolean
  readonly regionId: RegionId
  readonly regionName: string
  readonly door: string
  readonly name: string
  readonly phoneMask: string
  /** '' for one's own home; else who the elder is to the one who acts. */
  readonly relation: string
  readonly setAtMs: number
}

/** A region that one may choose for a home, below another one. */
export interface HomePlace {
  readonly id: RegionId
  readonly name: string
}

export const homeContract = {
  mine: oc.input(v.optional(v.strictObject({}))).output(type<readonly MyHome[]>()),
  /** The regions directly below one; below the root they are the communities. Needs no login. */
  places: oc
    .input(v.strictObject({ regionId: regionIdShape }))
    .output(type<readonly HomePlace[]>()),
  /** Unconfirmed ones in a region and below, oldest first, at most 100. */
  list: oc
    .input(v.strictObject({ regionId: regionIdShape }))
    .output(type<readonly UnconfirmedHome[]>()),
  /** The whole phone number; written down first, and shown to whose home it is. */
  phone: oc
    .input(v.strictObject({ regionId: regionIdShape, homeId: recordIdShape }))
    .output(type<{ readonly phone: string }>()),
} as const
