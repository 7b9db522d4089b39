/** How many scopes a first sync will bring, for its progress. */
import { regionPath } from '../domain/organisation/region'
import type { Access } from '../protocol/pull'

/** Scopes in or above the regions of posts that carry files; 0 while that is not known. */
export const expectedScopes = (access: Access | null): number => {
  if (!access) return 0
  const { settings, regions } = access
  const scopeLevel = settings.levels.find(({ isScope }) => isScope)?.id
  const carrying = new Set(
    settings.postKinds.filter(({ carriesFiles }) => carriesFiles).map(({ id }) => id),
  )
  const held = new Set<string>(
    access.posts.filter(({ kindId }) => carrying.has(kindId)).map(({ regionId }) => regionId),
  )
  const byId = new Map(regions.map((region) => [region.id as string, region]))
  const reached = regions.filter(
    ({ id, levelId }) =>
      levelId === scopeLevel && regionPath(byId, id).some((up) => held.has(up.id)),
  )
  const above = [...held].flatMap((id) =>
    regionPath(byId, id).filter(({ levelId }) => levelId === scopeLevel),
  )
  return new Set([...reached, ...above].map(({ id }) => id)).size
}
