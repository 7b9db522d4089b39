/** How much there is in a region and in each region right below it, in the order of the tree: never a ranking. */
import { sql, type RawBuilder } from 'kysely'
import { chinaDate, startOfChinaDateMs } from '../../../src/domain/calendar'
import type { RegionCounts } from '../../../src/protocol/contract'
import { atOrBelow } from '../access/at-or-below'
import type { RegionPlace } from '../access/region-place'
import type { Database } from '../database/connect'

type Figure = Exclude<keyof RegionCounts, 'regionId'>

interface CountRow {
  readonly figure: Figure
  /** null: what lies in the region itself, or the whole. */
  readonly child: string | null
  readonly whole: boolean
  readonly number: number
}

/** One pass over a table, however many regions are shown: by the child in or below which a record lies, and in all. */
const counted = (
  tenantId: string,
  figure: Figure,
  { number, table, where }: Readonly<Record<'number' | 'table' | 'where', RawBuilder<unknown>>>,
) => sql`
  select ${sql.lit(figure)} as figure, home.child, grouping(home.child) = 1 as whole,
    ${number} as number
  from ${table} t join home on home.id = t.region_id
  where t.tenant_id = ${tenantId} and ${where}
  group by grouping sets ((home.child), ())`

const countRows = async (
  database: Database,
  tenantId: string,
  { path }: RegionPlace,
  monthStartMs: number,
): Promise<readonly CountRow[]> => {
  const number = sql`count(*)`
  const isLiving = sql`t.state = 'living'`
  const figures = [
    counted(tenantId, 'houses', { number, table: sql`house`, where: sql`true` }),
    counted(tenantId, 'households', { number, table: sql`household`, where: isLiving }),
    counted(tenantId, 'residents', { number, table: sql`resident`, where: isLiving }),
    counted(tenantId, 'openFollowUps', {
      number,
      table: sql`follow_up`,
      where: sql`t.state = 'open'`,
    }),
    // A household that was met twice, or in two regions because it moved, is one household.
    counted(tenantId, 'metThisMonth', {
      number: sql`count(distinct t.household_id)`,
      table: sql`visit`,
      where: sql`t.outcome = 'met' and t.visited_at_ms >= ${monthStartMs}`,
    }),
  ]
  const { rows } = await sql<CountRow>`
    with home as (
      select id, nullif(split_part(substr(path, ${path.length + 1}::integer), '/', 1), '') as child
      from region where tenant_id = ${tenantId} and path like ${atOrBelow(path)})
    ${sql.join(figures, sql` union all `)}`.execute(database)
  return rows
}

const linesOf = (
  rows: readonly CountRow[],
  regionId: string,
  isOf: (row: CountRow) => boolean,
): RegionCounts => {
  const found = new Map(rows.filter(isOf).map(({ figure, number }) => [figure, Number(number)]))
  const of = (figure: Figure): number => found.get(figure) ?? 0
  return {
    regionId,
    houses: of('houses'),
    households: of('households'),
    residents: of('residents'),
    metThisMonth: of('metThisMonth'),
    openFollowUps: of('openFollowUps'),
  }
}

export const countRegions = async (
  database: Database,
  tenantId: string,
  place: RegionPlace,
  nowMs: number,
): Promise<readonly RegionCounts[]> => {
  const monthStartMs = startOfChinaDateMs(`${chinaDate(nowMs).slice(0, 7)}-01`)
  const rows = await countRows(database, tenantId, place, monthStartMs)
  const children = await database
    .selectFrom('region')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('parent_id', '=', place.id)
    .orderBy('ordinal')
    .orderBy('id')
    .execute()
  return [
    linesOf(rows, place.id, ({ whole }) => whole),
    ...children.map(({ id }) => linesOf(rows, id, ({ child, whole }) => !whole && child === id)),
  ]
}
