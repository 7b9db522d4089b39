/** Which posts I may give, end and hand over: used to offer what can be done; the server decides for itself. */
import { givenAtLevel } from '../../domain/organisation/post-giving'
import { postHolds } from '../../domain/organisation/post'
import { regionPath, type Region } from '../../domain/organisation/region'
import type { PostKind } from '../../domain/settings/settings'
import type { Access } from '../../protocol/pull'

/** Kinds of post that I may give to others, in the tenant's order. */
export const grantableKinds = ({ posts, settings }: Access, today: string): readonly PostKind[] => {
  const own = new Set(posts.filter((post) => postHolds(post, today)).map(({ kindId }) => kindId))
  const granted = new Set(
    settings.postKinds
      .filter(({ id, permissions }) => own.has(id) && permissions.includes('post.manage'))
      .flatMap(({ grants }) => grants),
  )
  return settings.postKinds.filter(({ id, retired }) => granted.has(id) && retired !== true)
}

/** Whether a post of mine reaches the region and gives this kind: then I may end it, and hand it on where it is meant. */
export const mayEnd = (
  { posts, settings }: Access,
  known: ReadonlyMap<string, Region>,
  { kindId, regionId }: { readonly kindId: string; readonly regionId: string },
  today: string,
): boolean => {
  const above = new Set(regionPath(known, regionId).map(({ id }) => id as string))
  return posts.some((post) => {
    const kind = settings.postKinds.find(({ id }) => id === post.kindId)
    return (
      postHolds(post, today) &&
      above.has(post.regionId) &&
      (kind?.permissions.includes('post.manage') ?? false) &&
      (kind?.grants.includes(kindId) ?? false)
    )
  })
}

export const givenHere = (kind: PostKind | undefined, region: Region | undefined): boolean =>
  kind !== undefined && region !== undefined && givenAtLevel(kind, region.levelId)
