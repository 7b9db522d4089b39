/** 答复率, 解决率, 满意率 by region and period: counts, so that every rate shows what it is of. Never of a person. */
import { sql } from 'kysely'
import { addDays, startOfChinaDateMs } from '../../../src/domain/calendar'
import type { MatterRates } from '../../../src/protocol/matter'
import { atOrBelow } from '../access/at-or-below'
import type { RegionPlace } from '../access/region-place'
import type { Database } from '../database/connect'

export interface Period {
  readonly fromDate: string
  /** The last day that counts. */
  readonly toDate: string
}

/** The region itself first, then each directly below it that has any. What was withdrawn or merged is not counted. */
export const countRates = async (
  database: Database,
  tenantId: string,
  region: RegionPlace,
  { fromDate, toDate, nowMs }: Period & { readonly nowMs: number },
): Promise<readonly MatterRates[]> => {
  const fromMs = startOfChinaDateMs(fromDate)
  const untilMs = startOfChinaDateMs(addDays(toDate, 1))
  const { rows } = await sql<MatterRates>`
    with counted as (
      select split_part(substr(region_path, ${region.path.length + 1}::integer), '/', 1) as child,
        state, answered_at_ms, due_at_ms, pause_kind, solved, satisfaction
      from matter
      where tenant_id = ${tenantId} and region_path like ${atOrBelow(region.path)}
        and submitted_at_ms >= ${fromMs} and submitted_at_ms < ${untilMs}
        and state not in ('withdrawn', 'merged')
    ), sums as (
      select child, count(*) as received, count(answered_at_ms) as answered,
        count(*) filter (where answered_at_ms <= due_at_ms) as in_time,
        count(solved) as rated, count(*) filter (where solved) as solved,
        count(*) filter (where satisfaction >= 4) as satisfied,
        count(*) filter (where state not in ('answered', 'closed')) as open,
        count(*) filter (where state not in ('answered', 'closed') and pause_kind = 'none'
          and due_at_ms < ${nowMs}) as late
      from counted group by grouping sets ((), (child))
    )
    select coalesce(r.id, ${region.id}) as "regionId", coalesce(r.name, top.name) as "regionName",
      s.received::integer, s.answered::integer, s.in_time::integer as "answeredInTime",
      s.rated::integer, s.solved::integer, s.satisfied::integer, s.open::integer, s.late::integer
    from sums s
    join region top on top.tenant_id = ${tenantId} and top.id = ${region.id}
    left join region r on r.tenant_id = ${tenantId} and r.id = s.child
    where s.child is distinct from ''
    order by s.child is not null, r.ordinal, r.id`.execute(database)
  return rows
}
