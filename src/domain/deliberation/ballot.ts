/**
 * One vote a household. Whoever of it votes first has cast it and may change it until the close; the others are told that
 * it was cast, and by whom. What it says is known to who cast it and to nobody else, the office included. For a household that
 * does not use WeChat a post may vote as somebody of it says: that vote gives way to any that the household casts itself. Pure.
 */
import { ageOn } from '../calendar'
import { refuse, type Refusal } from '../refusal'
import { success, type Result } from '../result'

/** How the household was asked: 当面, 打电话. */
export const askedWays = ['door', 'phone'] as const
export type AskedWay = (typeof askedWays)[number]

export const askedWayNames: Readonly<Record<AskedWay, string>> = { door: '当面', phone: '电话里' }

/** Of the household; or somebody of a post who acts for it. */
export interface Caster {
  readonly memberId: string
  readonly isProxy: boolean
}

export interface CastBallot extends Caster {
  /** Whoever cast it still belongs to the household; else another of it takes the vote over. */
  readonly isStillThere: boolean
}

const mayReplace = (caster: Caster, before: CastBallot): boolean => {
  if (before.isProxy) return !caster.isProxy || before.memberId === caster.memberId
  return !before.isStillThere || (!caster.isProxy && before.memberId === caster.memberId)
}

export const mayCast = (caster: Caster, before: CastBallot | null): Result<undefined, Refusal> =>
  before === null || mayReplace(caster, before) ? success(undefined) : refuse('household-voted')

export const speaksFromAge = 18

/** Whose word may be cast for a household: somebody grown up, of one where nobody votes on a phone. */
export const mayActFor = (
  { birthDate, usesPhone }: { readonly birthDate: string; readonly usesPhone: boolean },
  today: string,
): Result<undefined, Refusal> => {
  if (usesPhone) return refuse('household-votes-itself')
  return (ageOn(birthDate, today) ?? speaksFromAge) < speaksFromAge
    ? refuse('invalid', '要由家里的成年人说')
    : success(undefined)
}
