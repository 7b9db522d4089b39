/** Which region the unit is to which a hotline gave a case, by the names that it is made of. Pure; it looks nothing up. */
import {
  placeNames,
  type FoundPlace,
  type KnownPlaces,
  type PlacedRegion,
} from '../roster/place-names'
import type { PlaceNames } from '../roster/plan-regions'

const UNIT =
  /^(?<community>.*(?:社区|村|居委会|村委会)(?!网格$))?(?<grid>.+?(?<!微)网格)?(?<micro>.+微(?:网格|格))?$/

/** 杨家门社区, 第二网格 and '' of 杨家门社区第二网格; all '' of 城管局. */
const namesOf = (unit: string): PlaceNames => {
  const { community = '', grid = '', micro = '' } = UNIT.exec(unit)?.groups ?? {}
  return { communityName: community, gridName: grid, microGridName: micro }
}

export const placeUnit = (unit: string, target: PlacedRegion, places: KnownPlaces): FoundPlace =>
  placeNames(namesOf(unit), target, places, unit)
