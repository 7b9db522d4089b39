/** Cuts a plan into portions that one call each can carry out, and places the new regions in the tree. Pure. */
import type { Settings } from '../../../src/domain/settings/settings'
import { scopeOf, type PlacedRegion } from '../organisation/region.repository'
import type { ImportPlan, PlannedHousehold } from './import-plan'

/** Plain JSON: it is sealed until it is carried out. */
export interface Portion {
  /** Only in the first one. */
  readonly newRegions: readonly PlacedRegion[]
  readonly households: readonly PlannedHousehold[]
}

export const rowCountOf = ({ households }: Portion): number =>
  households.reduce((sum, { rowCount }) => sum + rowCount, 0)

/** About 500 people are written in well under a second, far below any call's time limit. */
export const rowsPerPortion = 500

export interface PlaceOfTarget {
  readonly id: string
  readonly path: string
  readonly scopeId: string
}

/** `known`: the regions under which new ones may lie. Parents come before children in the plan. */
export const placeRegions = (
  plan: ImportPlan,
  known: readonly PlaceOfTarget[],
  settings: Settings,
): readonly PlacedRegion[] => {
  const places = new Map(known.map((place) => [place.id, place]))
  return plan.newRegions.map((region) => {
    const parent = places.get(region.parentId ?? '')
    if (!parent) throw new Error('A planned region has a parent.')
    const path = `${parent.path}${region.id}/`
    const scopeId = scopeOf(region, parent.scopeId, settings)
    places.set(region.id, { id: region.id, path, scopeId })
    return { ...region, path, scopeId }
  })
}

/** Regions alone come first, so that a failure among people leaves the rest with their places. */
export const cutPortions = (
  newRegions: readonly PlacedRegion[],
  households: readonly PlannedHousehold[],
): readonly Portion[] => {
  const portions: Portion[] = newRegions.length > 0 ? [{ newRegions, households: [] }] : []
  let current: PlannedHousehold[] = []
  let rows = 0
  for (const household of households) {
    if (rows > 0 && rows + household.rowCount > rowsPerPortion) {
      portions.push({ newRegions: [], households: current })
      current = []
      rows = 0
    }
    current.push(household)
    rows += household.rowCount
  }
  if (current.length > 0) portions.push({ newRegions: [], households: current })
  return portions
}
