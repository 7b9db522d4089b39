/**
 * Givings posted by one statement, which finds out itself whose they are: they were decided for two verified volunteers,
 * and are posted where it is so.
 */
import { prepared, type Statements } from '../database/prepared'
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

const give = prepared<ResultRow>(
  'give-time',
  `select transfer_id, code, excess
  from post_time_transfers($1, givings_between($1, $2, $3::jsonb), $4::bigint)`,
)

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
  const rows = await give(database, [tenantId, rulesVersion, JSON.stringify(asked), nowMs])
  const results = new Map(rows.map((row) => [row.transfer_id, resultOf(row)]))
  return givings.map((giving) => {
    const { id } = giving.transfer
    return byId.get(id) === giving ? (results.get(id) ?? null) : null
  })
}
