/** Carries out the parts of a portion together; if the database cannot bear that, one after the other. */
import { sql } from 'kysely'
import type { Api } from '../api'
import type { Transaction } from '../database/connect'
import { isViolation } from '../operating-error'

export interface Attempt<Part, Outcome> {
  readonly api: Api
  readonly transaction: Transaction
  /** `alone`: the place of a part that is carried out by itself. */
  readonly apply: (parts: readonly Part[], alone?: number) => Promise<Outcome>
  /** What becomes of a part that the database refuses by itself. */
  readonly refused: (part: Part) => Outcome
}

/** Null when a constraint refused it; then the transaction is as it was before. */
const attempt = async <Part, Outcome>(
  { api, transaction, apply }: Attempt<Part, Outcome>,
  parts: readonly Part[],
  alone?: number,
): Promise<{ readonly outcome: Outcome } | null> => {
  await sql`savepoint portion`.execute(transaction)
  try {
    return { outcome: await apply(parts, alone) }
  } catch (error) {
    if (!isViolation(error)) throw error
    api.report('a portion of a roster was refused', error)
    await sql`rollback to savepoint portion`.execute(transaction)
    return null
  }
}

/** So that only the culprit is left out, whoever it is. */
export const applyOrIsolate = async <Part, Outcome>(
  how: Attempt<Part, Outcome>,
  parts: readonly Part[],
): Promise<readonly Outcome[]> => {
  if (parts.length === 0) return []
  const whole = await attempt(how, parts)
  if (whole) return [whole.outcome]
  const outcomes: Outcome[] = []
  for (const [place, part] of parts.entries())
    outcomes.push((await attempt(how, [part], place))?.outcome ?? how.refused(part))
  return outcomes
}
