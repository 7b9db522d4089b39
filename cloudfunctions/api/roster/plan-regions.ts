/**
 * Finds for every row of a roster the region in which its house lies, and plans the grids, micro-grids and
 * buildings that do not exist yet. Levels are data: which column names a level's regions is told by the
 * level's own name. Pure; ids come from outside.
 */
import type { ParsedAddress } from '../../../src/domain/address-text'
import type { Region } from '../../../src/domain/organisation/region'
import type { RosterRow } from '../../../src/domain/roster'
import type { Settings } from '../../../src/domain/settings/settings'
import type { RegionId } from '../../../src/domain/shapes'
import { cleanRegionName, compareRegionNames, regionNameKey } from './region-name'

type Level = Settings['levels'][number]
export type RowPlace = Pick<RosterRow, 'communityName' | 'gridName' | 'microGridName' | 'address'>

/** `streetName`: only where a row names one of its own. */
export type PlaceNames = Omit<RowPlace, 'address'> & { readonly streetName?: string }

export interface RegionPlan {
  /** The region of a house at this place if it is there already, on file or planned. */
  find(place: RowPlace): RegionId | null
  /** The region of a house at this place; plans it when it is missing. */
  regionFor(place: RowPlace): RegionId
  /** Parents before children, numbered among their siblings; call when all rows are placed. */
  newRegions(): readonly Region[]
}

/** What the roster calls the region of a level, or '' when it has no word for it. */
export const nameAtLevel = (level: Level, place: PlaceNames): string => {
  if (/微(?:网格|格)/.test(level.name)) return place.microGridName
  if (level.name.includes('格')) return place.gridName
  if (/社区|村/.test(level.name)) return place.communityName
  if (/街道|镇|乡/.test(level.name)) return place.streetName ?? ''
  return ''
}

/** 迎凤二期 15幢; a place without buildings is one by itself: 民安村12组. '' = no building-level region. */
export const buildingName = ({ estate, building }: ParsedAddress): string =>
  building === '' ? estate : `${estate} ${building}幢`.trim()

interface Draft {
  readonly region: Region
  readonly children: Map<string, Draft>
  readonly isNew: boolean
}

const draftTree = (regions: readonly Region[], rootId: string): Draft | undefined => {
  const drafts = new Map<string, Draft>(
    regions.map((region) => [region.id, { region, children: new Map(), isNew: false }]),
  )
  for (const draft of drafts.values())
    drafts.get(draft.region.parentId ?? '')?.children.set(regionNameKey(draft.region.name), draft)
  return drafts.get(rootId)
}

const threeDigits = (ordinal: number): string => String(ordinal).padStart(3, '0')

/** New children of one region in the order of their numbers, after those that exist. */
const numbered = (parent: Region, draft: Draft): Region[] => {
  const existing = [...draft.children.values()].filter(({ isNew }) => !isNew)
  const highest = Math.max(0, ...existing.map(({ region }) => region.ordinal))
  return [...draft.children.values()]
    .sort((one, other) => compareRegionNames(one.region.name, other.region.name))
    .filter(({ isNew }) => isNew)
    .map(({ region }, index) => {
      const ordinal = highest + index + 1
      return { ...region, ordinal, code: `${parent.code}${threeDigits(ordinal)}`.slice(0, 30) }
    })
}

const collectNew = (parent: Region, draft: Draft): Region[] => {
  const fresh = numbered(parent, draft)
  const byId = new Map(fresh.map((region) => [region.id as string, region]))
  return [
    ...fresh,
    ...[...draft.children.values()].flatMap((child) =>
      collectNew(byId.get(child.region.id) ?? child.region, child),
    ),
  ]
}

export interface RegionPlanInput {
  readonly regions: readonly Region[]
  /** The region into which is imported, at the scope's level or above it. */
  readonly targetId: RegionId
  readonly settings: Settings
  readonly newRegionId: () => RegionId
}

/** Null when the target does not exist or lies below the level that is synced as a whole. */
export const planRegions = (input: RegionPlanInput): RegionPlan | null => {
  const { levels } = input.settings
  const root = draftTree(input.regions, input.targetId)
  const scopeIndex = levels.findIndex(({ isScope }) => isScope)
  const targetIndex = levels.findIndex(({ id }) => id === root?.region.levelId)
  if (!root || targetIndex === -1 || targetIndex > scopeIndex) return null
  const between = levels.slice(targetIndex + 1, scopeIndex + 1)
  const buildingLevel = levels[scopeIndex + 1]

  const child = (parent: Draft, level: Level, name: string): Draft => {
    const key = regionNameKey(name)
    const known = parent.children.get(key)
    if (known) return known
    const region: Region = {
      id: input.newRegionId(),
      parentId: parent.region.id,
      levelId: level.id,
      name: cleanRegionName(name, level.name),
      code: '',
      ordinal: 0,
    }
    const draft: Draft = { region, children: new Map(), isNew: true }
    parent.children.set(key, draft)
    return draft
  }

  const steps = (place: RowPlace): (readonly [Level, string])[] => {
    const building = buildingName(place.address)
    return [
      ...between.map((level) => [level, nameAtLevel(level, place) || `未分${level.name}`] as const),
      ...(buildingLevel && building !== '' ? [[buildingLevel, building] as const] : []),
    ]
  }

  return {
    find: (place) =>
      steps(place).reduce<Draft | undefined>(
        (at, [, name]) => at?.children.get(regionNameKey(name)),
        root,
      )?.region.id ?? null,
    regionFor: (place) =>
      steps(place).reduce((at, [level, name]) => child(at, level, name), root).region.id,
    newRegions: () => collectNew(root.region, root),
  }
}
