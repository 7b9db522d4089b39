/** Where somebody's homes stand towards a topic's region. */
import type { HomeStanding } from '../../../src/protocol/deliberation'
import { findHomesOf, type Home } from '../home/home.repository'
import type { TopicFiles } from './topic.repository'

/** In the region, or given no nearer than a region above it (a community, of which the grid is not known yet). */
export const isNear = ({ state, path }: Home, regionPath: string): boolean =>
  state !== 'declined' && (path.startsWith(regionPath) || regionPath.startsWith(path))

/** The household lives there now, and in it who the home is of: the files know better than what was found in them once. */
export const livesIn = async (
  { database, tenantId }: TopicFiles,
  { state, householdId, details }: Home,
  regionPath: string,
): Promise<boolean> => {
  if (state !== 'confirmed') return false
  const row = await database
    .selectFrom('household as h')
    .innerJoin('region as r', (join) =>
      join.onRef('r.tenant_id', '=', 'h.tenant_id').onRef('r.id', '=', 'h.region_id'),
    )
    .innerJoin('resident as p', (join) =>
      join.onRef('p.tenant_id', '=', 'h.tenant_id').onRef('p.household_id', '=', 'h.id'),
    )
    .select('r.path')
    .where('h.tenant_id', '=', tenantId)
    .where('h.id', '=', householdId)
    .where('h.state', '=', 'living')
    .where('p.state', '=', 'living')
    .where('p.name', '=', details.name.trim())
    .executeTakeFirst()
  return row?.path.startsWith(regionPath) ?? false
}

export const entitledHomes = async (
  files: TopicFiles,
  homes: readonly Home[],
  regionPath: string,
): Promise<readonly Home[]> => {
  const found: Home[] = []
  for (const home of homes) if (await livesIn(files, home, regionPath)) found.push(home)
  return found
}

/** Who cast a household's vote still lives there, or acts for who does. */
export const belongsStill = async (
  files: TopicFiles,
  { memberId, householdId }: Pick<Home, 'memberId' | 'householdId'>,
  regionPath: string,
): Promise<boolean> => {
  const homes = await findHomesOf(files, { tenantId: files.tenantId, memberId })
  const there = homes.filter((home) => home.householdId === householdId)
  return (await entitledHomes(files, there, regionPath)).length > 0
}

export const standingOfHomes = (
  homes: readonly Home[],
  entitled: readonly Home[],
  regionPath: string,
): HomeStanding => {
  if (entitled.length > 0) return 'entitled'
  if (homes.length === 0) return 'none'
  const near = homes.filter((home) => isNear(home, regionPath))
  if (near.length === 0) return 'elsewhere'
  return near.some(({ state }) => state === 'unconfirmed') ? 'unconfirmed' : 'changed'
}
