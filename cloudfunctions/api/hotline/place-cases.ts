/**
 * To which region each case goes: the unit that it was given to, else a place that its address names, at or below the
 * chosen region; else the chosen one. A case of another community is kept out. Pure; it looks nothing up.
 */
import type { HotlineRow } from '../../../src/domain/hotline/hotline-sheet'
import type { MatterRules } from '../../../src/domain/settings/matter-rules'
import type { KnownPlaces } from '../roster/place-names'
import { placeUnit } from './place-unit'
import { defectOf, type HotlineDefect } from './read-hotline'

/** Plain JSON: it is sealed until it is carried out. */
export interface PlacedCase extends HotlineRow {
  readonly regionId: string
  /** One of the tenant's. */
  readonly ownCategory: string
  readonly notes: readonly string[]
}

/** 停车秩序 of 城市管理/停车秩序; 其他 where nothing fits. */
export const categoryOfCase = (
  said: string,
  { categories }: Pick<MatterRules, 'categories'>,
): string =>
  categories.find((name) => name === said) ??
  categories.find((name) => said.includes(name)) ??
  categories.find((name) => name.includes('其他')) ??
  categories.at(-1) ??
  ''

/** A name that one place only bears: 第二网格 there is in every community. */
const namedIn = (address: string, { below }: KnownPlaces) => {
  const named = below.filter(({ name }) => name.length > 2 && address.includes(name))
  const alone = named.filter(
    (region) => below.filter(({ name }) => name === region.name).length === 1,
  )
  return alone.sort((one, other) => other.path.length - one.path.length)[0]
}

export const placeCases = (
  rows: readonly HotlineRow[],
  places: KnownPlaces,
  rules: Pick<MatterRules, 'categories'>,
): { readonly cases: readonly PlacedCase[]; readonly defects: readonly HotlineDefect[] } => {
  const target = places.onPath.at(-1)
  if (!target) throw new Error('The chosen region lies on its own path.')
  const cases: PlacedCase[] = []
  const defects: HotlineDefect[] = []
  for (const row of rows) {
    const ownCategory = categoryOfCase(row.category, rules)
    const given = placeUnit(row.unit, target, places)
    if (given.kind === 'elsewhere') {
      defects.push(defectOf(row, 'other-region', `（写的是${row.unit}）`))
      continue
    }
    // An address says more than the chosen region, and less than a unit that is there more than once.
    const named = given.kind === 'several' ? undefined : namedIn(row.address, places)
    const region = given.region === target ? (named ?? target) : given.region
    const notes = [
      given.kind === 'unknown'
        ? `派发单位“${row.unit}”不在这里，先放在${region.name}，可以再派给部门`
        : '',
      given.kind === 'several'
        ? `派发单位“${row.unit}”这里不止一处，先放在${region.name}，请看过再派`
        : '',
      row.category !== '' && !row.category.includes(ownCategory)
        ? `类别“${row.category}”没有对应的，记为“${ownCategory}”`
        : '',
    ].filter((note) => note !== '')
    cases.push({ ...row, regionId: region.id, ownCategory, notes })
  }
  return { cases, defects }
}
