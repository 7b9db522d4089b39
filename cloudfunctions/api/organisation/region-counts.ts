/** How much there is in a region and in each region right below it, in the order of the tree: never a ranking. */
import { sql } from 'kysely'
import { chinaDate, startOfChinaDateMs } from '../../../src/domain/calendar'
import type { RegionCounts } from '../../../src/protocol/contract'
import type { RegionPlace } from '../access/region-place'
import type { Database } from '../database/connect'

export const countRegions = async (
  database: Database,
  tenantId: string,
  place: RegionPlace,
  nowMs: number,
): Promise<readonly RegionCounts[]> => {
  const monthStartMs = startOfChinaDateMs(`${chinaDate(nowMs).slice(0, 7)}-01`)
  const below = sql`select g.id from region g
    where g.tenant_id = ${tenantId} and starts_with(g.path, shown.path)`
  const { rows } = await sql<RegionCounts>`
    select shown.id as "regionId",
      (select count(*) from house h
        where h.tenant_id = ${tenantId} and h.region_id in (${below})) as houses,
      (select count(*) from household f where f.tenant_id = ${tenantId} and f.state = 'living'
        and f.region_id in (${below})) as households,
      (select count(*) from resident r where r.tenant_id = ${tenantId} and r.state = 'living'
        and r.region_id in (${below})) as residents,
      (select count(distinct v.household_id) from visit v where v.tenant_id = ${tenantId}
        and v.outcome = 'met' and v.visited_at_ms >= ${monthStartMs}
        and v.region_id in (${below})) as "metThisMonth",
      (select count(*) from follow_up u where u.tenant_id = ${tenantId} and u.state = 'open'
        and u.region_id in (${below})) as "openFollowUps"
    from region shown
    where shown.tenant_id = ${tenantId} and (shown.id = ${place.id} or shown.parent_id = ${place.id})
    order by shown.id <> ${place.id}, shown.ordinal, shown.id`.execute(database)
  return rows
}
