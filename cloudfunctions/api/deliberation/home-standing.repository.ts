/** Where somebody's homes stand towards a topic's region. */
import type { HomeStanding } from '../../../src/protocol/deliberation'
import type { Home } from '../home/home.repository'
import type { TopicFiles } from './topic.repository'

/** In the region, or given no nearer than a region above it (a community, of which the grid is not known yet). */
export const isNear = ({ state, path }: Home, regionPath: string): boolean =>
  state !== 'declined' && (path.startsWith(regionPath) || regionPath.startsWith(path))

/** The household lives there now, wherever its home was found once. */
export const livesIn = async (
  { database, tenantId }: TopicFiles,
  householdId: string,
  regionPath: string,
): Promise<boolean> => {
  const row = await database
    .selectFrom('household as h')
    .innerJoin('region as r', (join) =>
      join.onRef('r.tenant_id', '=', 'h.tenant_id').onRef('r.id', '=', 'h.region_id'),
    )
    .select(['h.state', 'r.path'])
    .where('h.tenant_id', '=', tenantId)
    .where('h.id', '=', householdId)
    .executeTakeFirst()
  return row?.state === 'living' && row.path.startsWith(regionPath)
}

export const entitledHomes = async (
  files: TopicFiles,
  homes: readonly Home[],
  regionPath: string,
): Promise<readonly Home[]> => {
  const found: Home[] = []
  for (const home of homes)
    if (home.state === 'confirmed' && (await livesIn(files, home.householdId, regionPath)))
      found.push(home)
  return found
}

export const standingOfHomes = (
  homes: readonly Home[],
  entitled: readonly Home[],
  regionPath: string,
): HomeStanding => {
  if (entitled.length > 0) return 'entitled'
  if (homes.length === 0) return 'none'
  return homes.some((home) => isNear(home, regionPath)) ? 'unconfirmed' : 'elsewhere'
}
