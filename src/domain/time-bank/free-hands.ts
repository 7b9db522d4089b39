/** Whether a volunteer may take one order more. Pure. */
import { refuse, type Refusal } from '../refusal'
import { success, type Result } from '../result'
import type { TimeBankRules } from '../settings/time-bank-rules'

/** More at once is nobody's need and everybody's wait; the same for who asks and for who takes. */
export const mostUnderWay = 5

export interface TakingFacts {
  /** Taken and not ended. */
  readonly underWay: number
  /** Given back within the rule's days. */
  readonly givenBack: number
}

/** Whoever takes an order is shown whom to visit and where, so nobody takes one after the other only to look. */
export const requireMayTake = (
  { giveBacksMost, giveBackDays }: TimeBankRules,
  { underWay, givenBack }: TakingFacts,
): Result<undefined, Refusal> => {
  if (underWay >= mostUnderWay)
    return refuse('not-by-the-rules', `手上最多 ${mostUnderWay} 个，先办完再接`)
  return givenBack > giveBacksMost
    ? refuse('not-by-the-rules', `${giveBackDays} 天里退回了 ${givenBack} 次，暂时不能再接`)
    : success(undefined)
}
