/**
 * Estates as the whole sheet and the community's file know them: 测试路12号学苑里 beside 学苑里, 和平家园小区 beside
 * 和平家园 and 杨家门和平家园 are one; 3幢201 lies in the only estate that has a building 3. What may lie in two
 * estates lies in neither.
 */
import type { ParsedAddress } from '../../../src/domain/address-text'

/** The buildings of each estate. */
export type KnownEstates = ReadonlyMap<string, ReadonlySet<string>>

export interface EstateReading {
  readonly address: ParsedAddress
  /** For the row: what was filled in. */
  readonly note: string
  /** No estate is named and several may be meant; an estate of buildings and no door; another county. */
  readonly problem: 'estate-missing' | 'address-incomplete' | 'address-elsewhere' | null
}

const STREET_NUMBER_BEFORE = /^(.+?(?:路|街|道|巷)\d+(?:-\d+)?号)([\u4e00-\u9fff].+)$/

function estatesOf(
  addresses: readonly ParsedAddress[],
  onFile: KnownEstates,
): Map<string, Set<string>> {
  const known = new Map([...onFile].map(([estate, buildings]) => [estate, new Set(buildings)]))
  for (const { estate, building } of addresses) {
    if (estate === '') continue
    const buildings = known.get(estate) ?? new Set<string>()
    known.set(estate, buildings)
    if (building !== '') buildings.add(building)
  }
  return known
}

export interface WrittenAddress {
  readonly address: ParsedAddress
  /** The county or city that it names in front, '' mostly. */
  readonly county: string
  /** Number or head of the household; '' where the row has neither. */
  readonly household: string
}

export interface KnownPlaces {
  /** What the community's file knows. */
  readonly estates: KnownEstates
  /** Estates of the same file's other sheets: their spelling goes before this one's. */
  readonly spellings: ReadonlySet<string>
  /** Names of the regions above, which may stand in front of an estate: 梧桐, 杨家门. */
  readonly placeNames: readonly string[]
}

/** The spelling that others use: of the file, of the sheet's other rows. */
function canonical(
  address: ParsedAddress,
  isKnown: (estate: string) => boolean,
  { estates: onFile, spellings, placeNames }: KnownPlaces,
): ParsedAddress {
  const { estate } = address
  const isSettled = (one: string): boolean => onFile.has(one) || spellings.has(one)
  if (isSettled(estate)) return address
  const bare = estate.replace(/小区$/, '')
  if (isSettled(`${estate}小区`)) return { ...address, estate: `${estate}小区` }
  if (bare !== estate && isKnown(bare)) return { ...address, estate: bare }
  const place = placeNames.find(
    (name) => estate.startsWith(name) && isKnown(estate.slice(name.length)),
  )
  if (place !== undefined) return { ...address, estate: estate.slice(place.length) }
  const [, street = '', behind = ''] = STREET_NUMBER_BEFORE.exec(estate) ?? []
  if (behind === '' || !isKnown(behind)) return address
  return { ...address, estate: behind, rest: `${street} ${address.rest}`.trim() }
}

/** The county that most addresses name, where they do: the sheet's own. */
function homeCounty(written: readonly WrittenAddress[]): string {
  const counts = new Map<string, number>()
  for (const { county } of written)
    if (county !== '') counts.set(county, (counts.get(county) ?? 0) + 1)
  const [most] = [...counts].sort(([, one], [, other]) => other - one)
  return most && most[1] * 2 >= written.length ? most[0] : ''
}

/** A household is in one estate, though not all of its rows say in which. */
function withEstateOfHousehold(written: readonly WrittenAddress[]): ParsedAddress[] {
  const keyOf = ({ address: { building, unit, room }, household }: WrittenAddress): string =>
    [household, building, unit, room].join('|')
  const estates = new Map<string, Set<string>>()
  for (const one of written) {
    if (one.household === '' || one.address.estate === '') continue
    estates.set(keyOf(one), (estates.get(keyOf(one)) ?? new Set()).add(one.address.estate))
  }
  return written.map((one) => {
    const [estate, other] = estates.get(keyOf(one)) ?? []
    const isFilled = one.address.estate === '' && estate !== undefined && other === undefined
    return isFilled ? { ...one.address, estate } : one.address
  })
}

/** One address per address, in order. */
export function withKnownEstates(
  written: readonly WrittenAddress[],
  places: KnownPlaces,
): EstateReading[] {
  const onFile = places.estates
  const named = estatesOf(
    written.map(({ address }) => address),
    onFile,
  )
  const isKnown = (estate: string): boolean => named.has(estate) || places.spellings.has(estate)
  const home = homeCounty(written)
  const spelled = written.map((one) => {
    const { county, address } = one
    const behind = address.estate.slice(address.estate.startsWith(county) ? county.length : 0)
    const isHere = county === home || isKnown(behind)
    const local = isHere ? { ...address, estate: behind } : address
    return { ...one, county: isHere ? '' : county, address: canonical(local, isKnown, places) }
  })
  const read = withEstateOfHousehold(spelled)
  const hasBuildings = new Set(
    [...estatesOf(read, onFile)].flatMap(([estate, { size }]) => (size > 0 ? [estate] : [])),
  )
  const inBuildings = read.filter(({ building }) => building !== '')
  const namesEstates =
    inBuildings.filter(({ estate }) => estate !== '').length * 2 >= inBuildings.length
  // Where hardly a row names its estate, those that do are the exceptions: they say nothing of the others.
  const known = [...estatesOf(namesEstates ? read : [], onFile)].filter(([estate]) => estate !== '')
  return read.map((address, index): EstateReading => {
    const { estate, building, room } = address
    const asItIs: EstateReading = { address, note: '', problem: null }
    if (spelled[index]?.county) return { ...asItIs, problem: 'address-elsewhere' }
    if (building === '' && room === '' && hasBuildings.has(estate))
      return { ...asItIs, problem: 'address-incomplete' }
    if (estate !== '' || building === '' || onFile.get('')?.has(building)) return asItIs
    const having = known.filter(([, buildings]) => buildings.has(building))
    const [only, second] = having.length > 0 || !namesEstates ? having : known
    if (only === undefined) return asItIs
    if (second !== undefined) return { ...asItIs, problem: 'estate-missing' }
    const note = `没有写小区，按“${only[0]}”读取`
    return { address: { ...address, estate: only[0] }, note, problem: null }
  })
}
