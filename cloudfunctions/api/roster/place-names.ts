/**
 * Which region the names in a list mean: the community first, then the grid and the micro-grid under it, each at its own
 * level: the keys of 第二网格 and 2号微网格 are equal. Pure; it looks nothing up.
 */
import type { Region } from '../../../src/domain/organisation/region'
import type { Settings } from '../../../src/domain/settings/settings'
import { isNameOf } from './other-region'
import { nameAtLevel, type PlaceNames } from './plan-regions'

export interface PlacedRegion extends Pick<Region, 'name' | 'code' | 'levelId'> {
  readonly id: string
  readonly path: string
}

export interface KnownPlaces {
  /** The chosen region and those above it, from the top. */
  readonly onPath: readonly PlacedRegion[]
  readonly below: readonly PlacedRegion[]
  readonly levels: Settings['levels']
}

/** unknown: as deep as it could be followed. several: more than one bears that name there. elsewhere: another community. */
export type FoundPlace =
  | { readonly kind: 'found' | 'unknown' | 'several'; readonly region: PlacedRegion }
  | { readonly kind: 'elsewhere' }

const partNames: PlaceNames = {
  communityName: 'community',
  gridName: 'grid',
  microGridName: 'micro',
}

/** @param alone a name that does not say what it is; looked for where the others are all ''. */
export const placeNames = (
  { communityName, gridName, microGridName }: PlaceNames,
  target: PlacedRegion,
  { onPath, below, levels }: KnownPlaces,
  alone = '',
): FoundPlace => {
  const partOf = new Map(levels.map((level) => [level.id, nameAtLevel(level, partNames)]))
  const written = [
    { part: 'community', name: communityName },
    { part: 'grid', name: gridName },
    { part: 'micro', name: microGridName },
  ].filter(({ name }) => name !== '')
  // What does not say what it is may be any: a community before what lies in one.
  const steps = written.length > 0 || alone === '' ? written : [{ part: '', name: alone }]
  let region = target
  for (const { part, name } of steps) {
    const named = (regions: readonly PlacedRegion[]) =>
      regions.filter(
        (one) => (part === '' || partOf.get(one.levelId) === part) && isNameOf(name, one),
      )
    if (named(onPath).length > 0) continue
    const all = named(below).filter(({ path }) => path.startsWith(region.path))
    const communities = all.filter(({ levelId }) => partOf.get(levelId) === 'community')
    const [first, ...more] = communities.length > 0 ? communities : all
    if (!first) return part === 'community' ? { kind: 'elsewhere' } : { kind: 'unknown', region }
    if (more.length > 0) return { kind: 'several', region }
    region = first
  }
  return { kind: 'found', region }
}
