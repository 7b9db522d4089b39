/** Regions in words: a name of its own where it says enough, with its parent's where every grid has a 1号微网格. */
import { regionPath, type Region } from '../../domain/organisation/region'
import type { Settings } from '../../domain/settings/settings'

type Known = ReadonlyMap<string, Region>

/** Levels above the one that is synced: of those there are tens, below there may be thousands. */
export const upperLevels = ({ levels }: Settings): ReadonlySet<string> =>
  new Set(
    levels
      .slice(
        0,
        levels.findIndex(({ isScope }) => isScope),
      )
      .map(({ id }) => id),
  )

/** '第一网格', '第一网格 · 1号微网格', '1号微网格 · 迎凤二期 15幢' */
export const regionName = (known: Known, settings: Settings, id: string): string => {
  const region = known.get(id)
  if (!region) return ''
  const parent = known.get(region.parentId ?? '')
  const isUpper = upperLevels(settings).has(region.levelId)
  return [isUpper ? undefined : parent?.name, region.name].filter(Boolean).join(' · ')
}

/** The way from below one region down to another: '第二网格 · 1号微网格'; '' for the region itself. */
export const placeBelow = (known: Known, rootId: string, id: string): string => {
  const path = regionPath(known, id)
  return path
    .slice(path.findIndex((region) => region.id === rootId) + 1)
    .map(({ name }) => name)
    .join(' · ')
}

/** Whether a text holds every word that is looked for, in any order. */
export const matches = (text: string, query: string): boolean =>
  query
    .trim()
    .split(/\s+/)
    .every((word) => text.includes(word))
