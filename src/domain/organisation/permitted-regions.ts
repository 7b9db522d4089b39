/** In which regions a member's posts allow something. Used to show what can be done; the server decides for itself. */
import type { Settings } from '../settings/settings'
import type { Permission } from './permission'
import { postHolds, type Post } from './post'
import type { Region } from './region'

export interface OwnAccess {
  readonly posts: readonly Post[]
  readonly regions: readonly Region[]
  readonly settings: Settings
}

/**
 * The regions named in posts that hold on this day and allow it (any of several), in the order of the tree;
 * what lies below them is allowed too and is not listed.
 */
export const permittedRegions = (
  { posts, regions, settings }: OwnAccess,
  anyOf: Permission | readonly Permission[],
  today: string,
): readonly Region[] => {
  const kinds = new Set(
    settings.postKinds
      .filter((kind) => [anyOf].flat().some((one) => kind.permissions.includes(one)))
      .map((kind) => kind.id),
  )
  const named = new Set(
    posts
      .filter((post) => kinds.has(post.kindId) && postHolds(post, today))
      .map((post) => post.regionId),
  )
  return regions.filter((region) => named.has(region.id))
}

/** Whether any post allows it for this region: a post holds for its region and everything below. */
export const mayActIn = (
  access: OwnAccess,
  permission: Permission,
  regionId: string,
  today: string,
): boolean => {
  const allowed = new Set(permittedRegions(access, permission, today).map(({ id }) => id as string))
  const parentOf = new Map(access.regions.map((region) => [region.id as string, region.parentId]))
  for (let id: string | null = regionId, steps = 0; id !== null && steps < 20; steps++) {
    if (allowed.has(id)) return true
    id = parentOf.get(id) ?? null
  }
  return false
}
