/** Whether the database answers, asked at most once a second however often somebody wants to know. */
import type { Api } from '../api'

const REMEMBERED_MS = 1_000

/** Rejects with what the database failed with. */
export const createHealth = ({ database }: Api): (() => Promise<unknown>) => {
  let askedAtMs = -REMEMBERED_MS
  let answer: Promise<unknown> = Promise.resolve()
  return () => {
    // Not the wall clock: set back, it would repeat the last answer until it has caught up.
    if (performance.now() - askedAtMs < REMEMBERED_MS) return answer
    askedAtMs = performance.now()
    answer = database.selectNoFrom((of) => of.lit(1).as('one')).execute()
    return answer
  }
}
