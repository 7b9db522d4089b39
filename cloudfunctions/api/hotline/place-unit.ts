/**
 * Which region the unit is to which a hotline gave a case: the community that it names first, then the grid and the
 * micro-grid under it, each at its own level: the keys of 第二网格 and 2号微网格 are equal. Pure; it looks nothing up.
 */
import { isNameOf } from '../roster/other-region'
import { nameAtLevel, type PlaceNames } from '../roster/plan-regions'
import type { PlacedRegion, VolunteerPlaces } from '../roster/volunteers/place-volunteers'

/** unknown: as deep as it could be followed. several: more than one bears that name there. elsewhere: another community. */
export type UnitPlace =
  | { readonly kind: 'found' | 'unknown' | 'several'; readonly region: PlacedRegion }
  | { readonly kind: 'elsewhere' }

const UNIT =
  /^(?<community>.*(?:社区|村|居委会|村委会)(?!网格$))?(?<grid>.+?(?<!微)网格)?(?<micro>.+微(?:网格|格))?$/

/** 杨家门社区, 第二网格 and '' of 杨家门社区第二网格; all '' of 城管局. */
const namesOf = (unit: string): PlaceNames => {
  const { community = '', grid = '', micro = '' } = UNIT.exec(unit)?.groups ?? {}
  return { communityName: community, gridName: grid, microGridName: micro }
}

const partNames: PlaceNames = {
  communityName: 'community',
  gridName: 'grid',
  microGridName: 'micro',
}

export const placeUnit = (
  unit: string,
  target: PlacedRegion,
  { onPath, below, levels }: VolunteerPlaces,
): UnitPlace => {
  if (unit === '') return { kind: 'found', region: target }
  const partOf = new Map(levels.map((level) => [level.id, nameAtLevel(level, partNames)]))
  const { communityName, gridName, microGridName } = namesOf(unit)
  const written = [
    { part: 'community', name: communityName },
    { part: 'grid', name: gridName },
    { part: 'micro', name: microGridName },
  ].filter(({ name }) => name !== '')
  // What does not say what it is may be any: a community before what lies in one.
  const steps = written.length > 0 ? written : [{ part: '', name: unit }]
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
