/** Where regions lie in the tree, for deciding about them. Says nothing of what lies in them. */
import { CallError } from '../call-error'
import type { Database } from '../database/connect'
import type { Permission } from '../../../src/domain/organisation/permission'
import { may, type ActorAccess } from './actor-access'

export interface RegionPlace {
  readonly id: string
  /** '/root/…/id/' */
  readonly path: string
  readonly scopeId: string
}

export type RegionPlaces = ReadonlyMap<string, RegionPlace>

/** The regions that exist, by id. */
export const loadRegionPlaces = async (
  database: Database,
  tenantId: string,
  ids: readonly string[],
): Promise<RegionPlaces> => {
  if (ids.length === 0) return new Map()
  const rows = await database
    .selectFrom('region')
    .select(['id', 'path', 'scope_id as scopeId'])
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** `known` and those of `ids` that are not among them; no statement when there are none. */
export const loadMissingPlaces = async (
  database: Database,
  tenantId: string,
  known: RegionPlaces,
  ids: readonly string[],
): Promise<RegionPlaces> => {
  const missing = ids.filter((id) => !known.has(id))
  return missing.length === 0
    ? known
    : new Map([...known, ...(await loadRegionPlaces(database, tenantId, missing))])
}

/** Its place, if the caller has a post that allows any of these there; the same answer where it does not exist. */
export const findAllowedRegion = async (
  database: Database,
  access: ActorAccess,
  anyOf: Permission | readonly Permission[],
  regionId: string,
): Promise<RegionPlace | undefined> => {
  const place = (await loadRegionPlaces(database, access.actor.tenantId, [regionId])).get(regionId)
  const isAllowed = place && [anyOf].flat().some((permission) => may(access, permission, place))
  return isAllowed ? place : undefined
}

/** For questions about one region: its place, or a CallError 'forbidden' (see findAllowedRegion). */
export const requireRegion = async (
  database: Database,
  access: ActorAccess,
  anyOf: Permission | readonly Permission[],
  regionId: string,
): Promise<RegionPlace> => {
  const place = await findAllowedRegion(database, access, anyOf, regionId)
  if (!place) throw new CallError('forbidden')
  return place
}
