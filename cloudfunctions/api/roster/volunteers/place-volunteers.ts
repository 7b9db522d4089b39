/**
 * In which region each row of a list of volunteers belongs: the one chosen, or the community and grid that the row names
 * below it. A row that names another place is kept out. Pure; it looks nothing up.
 */
import type { Region } from '../../../../src/domain/organisation/region'
import type { Settings } from '../../../../src/domain/settings/settings'
import { rosterDefectReasons } from '../../../../src/domain/roster'
import type {
  VolunteerDefect,
  VolunteerRow,
} from '../../../../src/domain/volunteer-roster/volunteer-roster'
import { isNameOf } from '../other-region'
import { regionNameKey } from '../region-name'
import { defectOf } from './read-volunteers'

/** Plain JSON: it is sealed until it is carried out. */
export interface PlacedVolunteerRow extends VolunteerRow {
  /** Of the volunteer, if it turns out to be a new one. */
  readonly newId: string
  readonly regionId: string
  /** Up to which day its hours count. */
  readonly asOf: string
}

export interface PlacedRegion extends Pick<Region, 'name' | 'code' | 'levelId'> {
  readonly id: string
  readonly path: string
}

export interface VolunteerPlaces {
  /** The chosen region and those above it, from the top. */
  readonly onPath: readonly PlacedRegion[]
  readonly below: readonly PlacedRegion[]
  readonly levels: Settings['levels']
}

type Placing =
  { readonly region: PlacedRegion; readonly note: string } | { readonly elsewhere: string }

const isGrid = ({ levels }: VolunteerPlaces, { levelId }: PlacedRegion): boolean =>
  levels.some(({ id, name }) => id === levelId && name.includes('格'))

const placeOf = (row: VolunteerRow, target: PlacedRegion, places: VolunteerPlaces): Placing => {
  const { communityName, gridName } = row
  const isOn = (name: string): boolean => places.onPath.some((region) => isNameOf(name, region))
  const community =
    communityName === '' || isOn(communityName)
      ? target
      : places.below.find((region) => !isGrid(places, region) && isNameOf(communityName, region))
  if (!community) return { elsewhere: communityName }
  if (gridName === '' || isOn(gridName)) return { region: community, note: '' }
  const grid = places.below.find(
    (region) =>
      isGrid(places, region) &&
      region.path.startsWith(community.path) &&
      regionNameKey(region.name) === regionNameKey(gridName),
  )
  if (grid) return { region: grid, note: '' }
  if (isGrid(places, target)) return { elsewhere: gridName }
  return { region: community, note: `没有找到“${gridName}”，先放在${community.name}` }
}

export const placeVolunteers = (
  rows: readonly (VolunteerRow & { readonly asOf: string })[],
  places: VolunteerPlaces,
  newId: () => string,
): {
  readonly rows: readonly PlacedVolunteerRow[]
  readonly defects: readonly VolunteerDefect[]
} => {
  const target = places.onPath.at(-1)
  if (!target) throw new Error('The chosen region lies on its own path.')
  const placed: PlacedVolunteerRow[] = []
  const defects: VolunteerDefect[] = []
  for (const row of rows) {
    const found = placeOf(row, target, places)
    if ('elsewhere' in found) {
      const reason = `这一行写的是${found.elsewhere}，现在导入的是${target.name}。${rosterDefectReasons['other-region']}`
      defects.push(defectOf(row, 'other-region', reason))
      continue
    }
    const notes = found.note === '' ? row.notes : [...row.notes, found.note]
    placed.push({ ...row, notes, newId: newId(), regionId: found.region.id })
  }
  return { rows: placed, defects }
}
