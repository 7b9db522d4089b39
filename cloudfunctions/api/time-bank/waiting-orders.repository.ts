/** Orders that wait for the office: those in dispute first, since somebody has helped already; each oldest first. */
import { sql } from 'kysely'
import { storedOrder, type OrderFiles, type StoredOrder } from './order.repository'

export interface WaitingOrders {
  readonly orders: readonly StoredOrder[]
  /** With those beyond the limit. */
  readonly count: number
}

/** In or below a region. */
export const listWaitingOrders = async (
  files: OrderFiles,
  path: string,
  limit: number,
): Promise<WaitingOrders> => {
  const rows = await files.database
    .selectFrom('time_order as o')
    .innerJoin('region as r', (join) =>
      join.onRef('r.tenant_id', '=', 'o.tenant_id').onRef('r.id', '=', 'o.region_id'),
    )
    .selectAll('o')
    .select(sql<number>`(count(*) over ())::integer`.as('count'))
    .where('o.tenant_id', '=', files.tenantId)
    .where('o.state', 'in', ['asked', 'disputed'])
    .where((e) => e.fn('starts_with', ['r.path', e.val(path)]), '=', true)
    .orderBy((e) => e('o.state', '=', 'disputed'), 'desc')
    .orderBy('o.asked_at_ms')
    .orderBy('o.id')
    .limit(limit)
    .execute()
  return { orders: rows.map((row) => storedOrder(files, row)), count: rows[0]?.count ?? 0 }
}
