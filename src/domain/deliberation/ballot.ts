/**
 * One vote a household. Whoever of it votes first has cast it and may change it until the close; the others are told that
 * it was cast, and by whom. What it says is known to who cast it and to nobody else, the office included. Pure.
 */
import { refuse, type Refusal } from '../refusal'
import { success, type Result } from '../result'

export interface CastBallot {
  readonly memberId: string
  /** Whoever cast it still belongs to the household; else another of it takes the vote over. */
  readonly isStillThere: boolean
}

export const mayCast = (memberId: string, before: CastBallot | null): Result<undefined, Refusal> =>
  before === null || before.memberId === memberId || !before.isStillThere
    ? success(undefined)
    : refuse('household-voted')
