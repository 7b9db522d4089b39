/**
 * Plans an import: compares clean rows with what is on file and says what will be created, changed, kept
 * and left for a person to decide. Pure; it writes nothing and deletes nothing.
 */
import type { RegionId } from '../../../src/domain/shapes'
import type { VacantHouse } from '../../../src/domain/roster'
import type { Settings } from '../../../src/domain/settings/settings'
import type { ImportPlan, IndexedRow, OnFile, PlannedHousehold } from './import-plan'
import { indexOnFile } from './on-file-index'
import { planHousehold, type HouseholdPlanning } from './plan-household'
import { planRegions, type RegionPlan } from './plan-regions'
import { planVacantHouses } from './plan-vacant-houses'

export interface PlanInput {
  readonly rows: readonly IndexedRow[]
  readonly vacantHouses: readonly VacantHouse[]
  /** Names in rows that were kept out: such a person is in the roster, if not in the plan. */
  readonly defectiveNames: ReadonlySet<string>
  readonly onFile: OnFile
  readonly targetId: RegionId
  readonly settings: Settings
  readonly newId: () => string
  readonly newRegionId: () => RegionId
}

const groupRows = (rows: readonly IndexedRow[]): IndexedRow[][] => {
  const groups = new Map<string, IndexedRow[]>()
  for (const row of rows) {
    const key = [row.communityName, row.gridName, row.microGridName, row.householdKey].join('|')
    const members = groups.get(key)
    if (members) members.push(row)
    else groups.set(key, [row])
  }
  return [...groups.values()]
}

/** The region that is synced as a whole around another one, or that one itself. */
const scopeFinder = (plan: RegionPlan, { onFile, settings }: PlanInput) => {
  const scopeLevel = settings.levels.find(({ isScope }) => isScope)?.id
  const regions = new Map([...onFile.regions, ...plan.newRegions()].map((each) => [each.id, each]))
  return (id: RegionId): string => {
    for (let at = regions.get(id); at; at = regions.get(at.parentId ?? id)) {
      if (at.levelId === scopeLevel) return at.id
      if (at.parentId === null) break
    }
    return id
  }
}

/** On file in a micro-grid that the roster speaks of, but not in the roster. */
const notListed = (
  input: PlanInput,
  regionPlan: RegionPlan,
  seen: ReadonlySet<string>,
  addressOf: (householdId: string) => string,
): ImportPlan['notListed'] => {
  const scopeOf = scopeFinder(regionPlan, input)
  const touched = new Set<string>()
  for (const row of input.rows) {
    const region = regionPlan.find(row)
    if (region) touched.add(scopeOf(region))
  }
  return input.onFile.residents
    .filter(({ resident }) => resident.state === 'living' && !seen.has(resident.id))
    .filter(({ resident }) => touched.has(scopeOf(resident.regionId)))
    .filter(({ resident }) => !input.defectiveNames.has(resident.name))
    .map(({ resident }) => ({ name: resident.name, address: addressOf(resident.householdId) }))
}

/** Null when the target region cannot take a roster (too low in the tree, or not there). */
export const planImport = (input: PlanInput): ImportPlan | null => {
  const { onFile, newId } = input
  const regionPlan = planRegions({ ...input, regions: onFile.regions })
  if (!regionPlan) return null
  const index = indexOnFile(onFile)
  const planning: HouseholdPlanning = {
    index,
    regionPlan,
    lastImported: onFile.lastImported,
    elsewhere: onFile.elsewhere,
    newHouses: new Map(),
    takenHouseholds: new Set(),
    newId,
  }
  const isKnown = (rows: readonly IndexedRow[]): number =>
    rows.some((row) => index.byIdNumber(row.idNumberIndex)) ? 0 : 1
  // Households whose people are on file choose first, so that newcomers cannot take their place.
  const groups = groupRows(input.rows).sort((one, other) => isKnown(one) - isKnown(other))
  const outcomes = groups.map((rows) => planHousehold(rows, planning))
  const vacant: readonly PlannedHousehold[] = planVacantHouses(input, planning)
  const seen = new Set(outcomes.flatMap((outcome) => outcome.seen))
  return {
    households: [...outcomes.flatMap(({ planned }) => (planned ? [planned] : [])), ...vacant],
    changed: outcomes.flatMap(({ changed }) => changed),
    kept: outcomes.flatMap(({ kept }) => kept),
    toDecide: outcomes.flatMap(({ toDecide }) => toDecide),
    added: outcomes.flatMap(({ added }) => added),
    unchangedResidents: outcomes.reduce((sum, { unchanged }) => sum + unchanged, 0),
    notListed: notListed(input, regionPlan, seen, index.addressOf),
    newRegions: regionPlan.newRegions(),
  }
}
