/**
 * Givings posted by statements that find out themselves whose they are: they were decided for two verified volunteers, and
 * are posted where it is so. First those that nothing is in the way of, all at once; what is left, one after the other.
 */
import { prepared, type Statements } from '../database/prepared'
import { isTransient } from '../operating-error'
import {
  resultOf,
  rowOf,
  type OwnedTransfer,
  type ResultRow,
  type TransferResult,
} from './ledger.repository'

/** Its accounts are those of whoever sends it and of toNumber. */
export interface Giving extends OwnedTransfer {
  /** null: to the pool. */
  readonly toNumber: string | null
}

const giveAtOnce = prepared<{ readonly id: string }>(
  'give-at-once',
  'select give_time as id from give_time($1, $2, $3::jsonb, $4::bigint)',
)

const giveOneByOne = prepared<ResultRow>(
  'give-one-by-one',
  `select transfer_id, code, excess
  from post_time_transfers($1, givings_between($1, $2, $3::jsonb), $4::bigint)`,
)

/** Each would need an account of the pool of its own: more of them are cheaper one after the other, into one. */
const mostDonationsAtOnce = 4

/** Somebody else was first. What was posted at once stands all the same, and is answered so. */
const noneOfThem = (error: unknown): readonly never[] => {
  if (isTransient(error)) return []
  throw error
}

/**
 * One for each, in order: null where nothing was posted, because it is not between two verified volunteers or an id comes
 * twice. None is, when the tenant's row is not any more as it was seen (rulesVersion: PostgreSQL's xmin).
 */
export const giveTime = async (
  database: Statements,
  rulesVersion: string,
  givings: readonly Giving[],
  nowMs: number,
): Promise<readonly (TransferResult | null)[]> => {
  const byId = new Map<string, Giving>()
  for (const giving of givings)
    if (!byId.has(giving.transfer.id)) byId.set(giving.transfer.id, giving)
  const tenantId = givings[0]?.by.tenantId ?? ''
  const asked = [...byId.values()].map((giving) => ({
    ...rowOf(giving),
    to_number: giving.toNumber,
  }))
  const valuesOf = (some: typeof asked) => [tenantId, rulesVersion, JSON.stringify(some), nowMs]
  const results = new Map<string, TransferResult>()
  const gifts = asked.filter((one) => one.to_number !== null)
  const atOnce = asked.length - gifts.length > mostDonationsAtOnce ? gifts : asked
  const posted = atOnce.length > 0 ? await giveAtOnce(database, valuesOf(atOnce)) : []
  for (const { id } of posted) results.set(id, { id, code: 'posted', excessMinutes: 0 })
  const left = asked.filter(({ id }) => !results.has(id))
  if (left.length > 0)
    for (const row of await giveOneByOne(database, valuesOf(left)).catch(noneOfThem))
      results.set(row.transfer_id, resultOf(row))
  return givings.map((giving) => {
    const { id } = giving.transfer
    return byId.get(id) === giving ? (results.get(id) ?? null) : null
  })
}
