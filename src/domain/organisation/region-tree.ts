/** The tree of regions as a list that can be drawn: each region with its depth below where one starts. */
import type { Region } from './region'

export interface TreeLine {
  readonly region: Region
  /** 0 for the region one starts from. */
  readonly depth: number
}

const byPlace = (one: Region, other: Region): number =>
  one.ordinal - other.ordinal || (one.id < other.id ? -1 : 1)

/** The region and all below it, children after their parent, siblings by ordinal; [] when it is not known. */
export const regionTree = (regions: readonly Region[], rootId: string): readonly TreeLine[] => {
  const childrenOf = new Map<string | null, Region[]>()
  for (const region of regions) {
    const siblings = childrenOf.get(region.parentId) ?? []
    siblings.push(region)
    childrenOf.set(region.parentId, siblings)
  }
  const lines: TreeLine[] = []
  const walk = (region: Region, depth: number): void => {
    lines.push({ region, depth })
    if (depth < 20)
      for (const child of (childrenOf.get(region.id) ?? []).sort(byPlace)) walk(child, depth + 1)
  }
  const root = regions.find(({ id }) => id === rootId)
  if (root) walk(root, 0)
  return lines
}
