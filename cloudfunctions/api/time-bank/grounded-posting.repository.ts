/**
 * Posting on grounds: transfers that were decided on what somebody saw are posted only if it is still so when the
 * statement that posts them begins. So what a server remembers can be used without being asked for anew.
 */
import { prepared, type Statements } from '../database/prepared'
import type { SeenHolder } from './holder.repository'
import {
  resultOf,
  rowOf,
  type OwnedTransfer,
  type ResultRow,
  type TransferResult,
} from './ledger.repository'

export interface Grounds {
  /** Of the tenant's row: PostgreSQL's xmin, another one after every change of a row. */
  readonly rulesVersion: string
  /** By their versions. */
  readonly volunteers: readonly SeenHolder[]
}

const post = prepared<ResultRow>(
  'post-time-transfers-on-grounds',
  // The condition is of no row of the function's: PostgreSQL looks at it first, and calls nothing when it fails.
  `select transfer_id, code, excess from post_time_transfers($1, $2::jsonb, $3::bigint)
  where exists (select from tenant where id = $1 and xmin::text = $4)
    and cardinality($6::text[]) = (select count(*) from volunteer where tenant_id = $1
      and id = any(array(select unnest($5::text[]))) and id || ' ' || xmin::text = any($6::text[]))`,
)

/** One result for each, in order; none, and nothing is posted, when a row is not any more as it was seen. */
export const postOnGrounds = async (
  database: Statements,
  transfers: readonly OwnedTransfer[],
  { rulesVersion, volunteers }: Grounds,
  nowMs: number,
): Promise<readonly TransferResult[]> => {
  const tenantId = transfers[0]?.by.tenantId ?? ''
  const rows = JSON.stringify(transfers.map(rowOf))
  // Of one who was seen in two versions, one has changed: then there are more of these than rows.
  const seen = new Set(volunteers.map(({ id, version }) => `${id} ${version}`))
  const ids = new Set(volunteers.map(({ id }) => id))
  const values = [tenantId, rows, nowMs, rulesVersion, [...ids], [...seen]]
  return (await post(database, values)).map(resultOf)
}
