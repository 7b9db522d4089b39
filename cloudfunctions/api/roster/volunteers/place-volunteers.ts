/**
 * In which region each row of a list of volunteers belongs: the one chosen, or the community and grid that the row names
 * below it. A row that names another place is kept out. Pure; it looks nothing up.
 */
import { rosterDefectReasons } from '../../../../src/domain/roster'
import type {
  VolunteerDefect,
  VolunteerRow,
} from '../../../../src/domain/volunteer-roster/volunteer-roster'
import { placeNames, type KnownPlaces, type PlacedRegion } from '../place-names'
import { defectOf } from './read-volunteers'

/** Plain JSON: it is sealed until it is carried out. */
export interface PlacedVolunteerRow extends VolunteerRow {
  /** Of the volunteer, if it turns out to be a new one. */
  readonly newId: string
  readonly regionId: string
  /** Up to which day its hours count. */
  readonly asOf: string
}

type Placing =
  { readonly region: PlacedRegion; readonly note: string } | { readonly elsewhere: string }

const isMicro = (name: string): boolean => /微(?:网格|格)/.test(name)

const isGrid = ({ levels }: KnownPlaces, { levelId }: PlacedRegion): boolean =>
  levels.some(({ id, name }) => id === levelId && name.includes('格'))

const placeOf = (row: VolunteerRow, target: PlacedRegion, places: KnownPlaces): Placing => {
  const { communityName, gridName } = row
  const [grid, microGrid] = isMicro(gridName) ? ['', gridName] : [gridName, '']
  const names = { communityName, gridName: grid, microGridName: microGrid }
  const place = placeNames(names, target, places)
  if (place.kind === 'elsewhere') return { elsewhere: communityName }
  const { kind, region } = place
  if (kind === 'found') return { region, note: '' }
  if (isGrid(places, target)) return { elsewhere: gridName }
  const why =
    kind === 'unknown' ? `没有找到“${gridName}”` : `“${gridName || communityName}”不止一处`
  return { region, note: `${why}，先放在${region.name}` }
}

export const placeVolunteers = (
  rows: readonly (VolunteerRow & { readonly asOf: string })[],
  places: KnownPlaces,
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
