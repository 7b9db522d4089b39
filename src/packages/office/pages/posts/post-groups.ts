/** Posts as an office looks for them: by region, by a word, and where nobody is yet. Pure. */
import { regionPath, type Region } from '../../../../domain/organisation/region'
import { regionTree, type TreeLine } from '../../../../domain/organisation/region-tree'
import type { PostKind, Settings } from '../../../../domain/settings/settings'
import type { ListedPost } from '../../../../protocol/contract'
import { matches, placeBelow, upperLevels } from '../../region-words'

/** A post with what is said of it, and what it can be found by. */
export interface PostLine<Held extends ListedPost = ListedPost> {
  readonly post: Held
  readonly kindName: string
  /** '第二网格 · 1号微网格', from below the region that one looks at. */
  readonly place: string
}

export interface PostGroup {
  readonly region: Region
  readonly lines: readonly PostLine[]
  /** Regions here and below in which nobody has a post. */
  readonly vacant: readonly Region[]
  /** '网格长 1 · 微网格长 2', in the tenant's order. */
  readonly summary: string
}

export interface Street {
  readonly regions: readonly Region[]
  readonly known: ReadonlyMap<string, Region>
  readonly settings: Settings
}

const kindName = (settings: Settings, kindId: string): string =>
  settings.postKinds.find(({ id }) => id === kindId)?.name ?? '岗位'

/** A region below the scopes is not known to every office: then the scope above it leads there. */
const placeOf = (known: Street['known'], rootId: string, post: ListedPost): string => {
  const { regionId, regionName, scopeId } = post
  if (known.has(regionId)) return placeBelow(known, rootId, regionId)
  return [placeBelow(known, rootId, scopeId), regionName].filter(Boolean).join(' · ')
}

export const postLine = <Held extends ListedPost>(
  { known, settings }: Street,
  rootId: string,
  post: Held,
): PostLine<Held> => ({
  post,
  kindName: kindName(settings, post.kindId),
  place: placeOf(known, rootId, post),
})

export const findLines = <Held extends ListedPost>(
  lines: readonly PostLine<Held>[],
  query: string,
): readonly PostLine<Held>[] =>
  lines.filter(({ post, kindName, place }) =>
    matches(`${post.memberName} ${kindName} ${place}`, query),
  )

const active = ({ postKinds }: Settings): readonly PostKind[] =>
  postKinds.filter(({ retired }) => retired !== true)

/**
 * Regions without anybody, in the order of the tree: down to the scopes where some post is meant for those, else down
 * to those above them. Buildings are too many to be missed one by one.
 */
const vacantRegions = (
  tree: readonly TreeLine[],
  settings: Settings,
  taken: ReadonlySet<string>,
): readonly Region[] => {
  const scope = settings.levels.find(({ isScope }) => isScope)?.id ?? ''
  const meant = new Set(upperLevels(settings))
  if (active(settings).some(({ givenAt }) => givenAt?.includes(scope))) meant.add(scope)
  return tree
    .map(({ region }) => region)
    .filter(({ id, levelId }) => meant.has(levelId) && !taken.has(id))
}

const summaryOf = (settings: Settings, lines: readonly PostLine[]): string => {
  const counts = new Map<string, number>()
  for (const { post } of lines) counts.set(post.kindId, (counts.get(post.kindId) ?? 0) + 1)
  const order = settings.postKinds.map(({ id }) => id)
  return [...counts]
    .sort(([one], [other]) => order.indexOf(one) - order.indexOf(other))
    .map(([kindId, count]) => `${kindName(settings, kindId)} ${count}`)
    .join(' · ')
}

/** One group for the region itself and one for each region right below it, which holds all that lies in it. */
export const groupPosts = (
  street: Street,
  rootId: string,
  posts: readonly ListedPost[],
): readonly PostGroup[] => {
  const { regions, settings } = street
  const tree = regionTree(regions, rootId)
  const taken = new Set(posts.map(({ regionId }) => regionId as string))
  const groupOf = new Map<string, string>()
  for (const { region, depth } of tree)
    groupOf.set(
      region.id,
      depth < 2 ? region.id : (groupOf.get(region.parentId ?? '') ?? region.id),
    )
  const lines = new Map(tree.map(({ region }) => [region.id as string, new Array<PostLine>()]))
  for (const post of posts) {
    const id = groupOf.get(post.regionId) ?? groupOf.get(post.scopeId) ?? rootId
    lines.get(id)?.push(postLine(street, id, post))
  }
  const vacant = vacantRegions(tree, settings, taken)
  return tree
    .filter(({ depth }) => depth < 2)
    .map(({ region }) => {
      const own = lines.get(region.id) ?? []
      return {
        region,
        lines: own,
        vacant: vacant.filter(({ id }) => groupOf.get(id) === region.id),
        summary: summaryOf(settings, own),
      }
    })
}

/** Everybody who holds a post here and could take another one over, each once; who works nearest first. */
export const possibleHeirs = (
  { known }: Street,
  lines: readonly PostLine[],
  post: ListedPost,
): readonly PostLine[] => {
  const way = new Set(regionPath(known, post.regionId).map(({ id }) => id as string))
  const nearness = ({ post: other }: PostLine): number =>
    regionPath(known, other.regionId).filter(({ id }) => way.has(id)).length
  const seen = new Set([post.memberId])
  return lines
    .map((line) => ({ line, near: nearness(line) }))
    .sort((one, other) => other.near - one.near)
    .flatMap(({ line }) => {
      if (seen.has(line.post.memberId)) return []
      seen.add(line.post.memberId)
      return [line]
    })
}
