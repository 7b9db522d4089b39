/** Published → come true, by region and period: counts, so that every rate shows what it is of. Never of a person. */
import { sql } from 'kysely'
import { addDays, startOfChinaDateMs } from '../../../src/domain/calendar'
import type { WishCounts } from '../../../src/protocol/wish'
import { atOrBelow } from '../access/at-or-below'
import type { RegionPlace } from '../access/region-place'
import type { Database } from '../database/connect'

export interface WishPeriod {
  readonly fromDate: string
  /** The last day that counts. */
  readonly toDate: string
}

/** The region itself first, then each directly below it that has any. What was withdrawn is not counted. */
export const countWishes = async (
  database: Database,
  tenantId: string,
  region: RegionPlace,
  { fromDate, toDate }: WishPeriod,
): Promise<readonly WishCounts[]> => {
  const fromMs = startOfChinaDateMs(fromDate)
  const untilMs = startOfChinaDateMs(addDays(toDate, 1))
  const { rows } = await sql<WishCounts>`
    with counted as (
      select split_part(substr(region_path, ${region.path.length + 1}::integer), '/', 1) as child,
        state = 'confirmed' as came_true, pool_unit is not null as pooled
      from wish
      where tenant_id = ${tenantId} and region_path like ${atOrBelow(region.path)}
        and published_at_ms >= ${fromMs} and published_at_ms < ${untilMs}
        and state <> 'withdrawn'
    ), sums as (
      select child, count(*) as published, count(*) filter (where came_true) as fulfilled,
        count(*) filter (where pooled) as pooled_published,
        count(*) filter (where pooled and came_true) as pooled_fulfilled
      from counted group by grouping sets ((), (child))
    )
    select coalesce(r.id, ${region.id}) as "regionId", coalesce(r.name, top.name) as "regionName",
      s.published::integer, s.fulfilled::integer, s.pooled_published::integer as "pooledPublished",
      s.pooled_fulfilled::integer as "pooledFulfilled"
    from sums s
    join region top on top.tenant_id = ${tenantId} and top.id = ${region.id}
    left join region r on r.tenant_id = ${tenantId} and r.id = s.child
    where s.child is distinct from ''
    order by s.child is not null, r.ordinal, r.id`.execute(database)
  return rows
}
