/** Orders whose time, or whose day, is over: what the clock ends, or brings to the office. */
import type { Database } from '../database/connect'

/** Ids of those whose time is over, the longest overdue first. */
export const listDueOrders = async (
  database: Database,
  tenantId: string,
  nowMs: number,
): Promise<readonly string[]> => {
  const rows = await database
    .selectFrom('time_order')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('state', 'in', ['asked', 'open', 'taken'])
    .where('expires_at_ms', '<=', nowMs)
    .orderBy('expires_at_ms')
    .orderBy('id')
    .limit(200)
    .execute()
  return rows.map(({ id }) => id)
}
