/** Writes regions: their place in the tree, their number among siblings, and what they are synced with. */
import { sql } from 'kysely'
import type { Region } from '../../../src/domain/organisation/region'
import type { Settings } from '../../../src/domain/settings/settings'
import type { Database, Transaction } from '../database/connect'

export interface RegionInTree {
  readonly id: string
  readonly path: string
  readonly scopeId: string
  readonly levelId: string
  readonly code: string
}

export const findPlacedRegion = (
  transaction: Transaction,
  tenantId: string,
  regionId: string,
): Promise<RegionInTree | undefined> =>
  transaction
    .selectFrom('region')
    .select(['id', 'path', 'scope_id as scopeId', 'level_id as levelId', 'code'])
    .where('tenant_id', '=', tenantId)
    .where('id', '=', regionId)
    .executeTakeFirst()

/** Names of the regions between the root and the one at this path, from above down. */
export const namesBetween = async (
  database: Database,
  tenantId: string,
  path: string,
): Promise<readonly string[]> => {
  const between = path.split('/').filter(Boolean).slice(1, -1)
  if (between.length === 0) return []
  const rows = await database
    .selectFrom('region')
    .select(['id', 'name'])
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', between)
    .execute()
  const nameOf = new Map(rows.map(({ id, name }) => [id, name]))
  return between.map((id) => nameOf.get(id) ?? '')
}

export interface Siblings {
  readonly names: ReadonlySet<string>
  readonly highestOrdinal: number
}

export const findSiblings = async (
  transaction: Transaction,
  tenantId: string,
  parentId: string,
): Promise<Siblings> => {
  const rows = await transaction
    .selectFrom('region')
    .select(['name', 'ordinal'])
    .where('tenant_id', '=', tenantId)
    .where('parent_id', '=', parentId)
    .execute()
  return {
    names: new Set(rows.map(({ name }) => name)),
    highestOrdinal: rows.reduce((highest, { ordinal }) => Math.max(highest, ordinal), 0),
  }
}

/** What a region of a level is synced with: itself down to the scope's level, below that its parent's scope. */
export const scopeOf = (
  region: { readonly id: string; readonly levelId: string },
  parentScopeId: string | null,
  { levels }: Settings,
): string => {
  const level = levels.findIndex(({ id }) => id === region.levelId)
  const scope = levels.findIndex(({ isScope }) => isScope)
  return level <= scope || parentScopeId === null ? region.id : parentScopeId
}

export interface PlacedRegion extends Region {
  readonly path: string
  readonly scopeId: string
}

/** Inserts regions in one statement; parents before children or the foreign key refuses. Known ids are left alone. */
export const insertRegions = async (
  transaction: Transaction,
  tenantId: string,
  regions: readonly PlacedRegion[],
): Promise<number> => {
  if (regions.length === 0) return 0
  const { rows } = await sql<{ id: string }>`
    insert into region (tenant_id, id, parent_id, level_id, name, code, ordinal, path, scope_id)
    select ${tenantId}, id, "parentId", "levelId", name, code, ordinal, path, "scopeId"
    from jsonb_to_recordset(${JSON.stringify(regions)}::jsonb) as new (id text, "parentId" text,
      "levelId" text, name text, code text, ordinal integer, path text, "scopeId" text)
    on conflict (tenant_id, id) do nothing returning id`.execute(transaction)
  return rows.length
}
