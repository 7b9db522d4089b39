/**
 * One line's address out of its columns, its one text, and the place that its sheet is about. It reads one line;
 * which estates there are is for `sheet-estates.ts`.
 */
import { parseAddressParts } from '../../../src/domain/address-parts'
import { parseAddress, type ParsedAddress } from '../../../src/domain/address-text'
import { saysNothing, withoutSpaces } from '../../../src/domain/plain-text'
import type { RosterField } from '../../../src/domain/roster'
import type { SheetPlace } from './sheet-place'
import type { Cell } from './workbook'

export interface AddressContext {
  readonly place: SheetPlace
  readonly roomRepeatsBuilding: boolean
}

export interface AddressReading {
  readonly address: ParsedAddress
  /** True when columns and text name different doors of one place. */
  readonly disagrees: boolean
  readonly isPlacedBySheet: boolean
  /** The one text, where it is this door's address; '' where the columns name another place than it does. */
  readonly text: string
}

const NO_ADDRESS = parseAddress('')

/** 1-201, 201, 1单元201: leaves the building to the sheet. 3-1-201 and 3幢201 name their own. */
const WITHOUT_BUILDING =
  /^(?:\d{1,2}-)?[A-Z]?\d{1,4}[A-Z]?(?:室|房)?$|^(?:\d{1,2}|[甲乙丙丁东西])(?:单元|号?门|梯)/

const differ = (one: string, other: string): boolean => one !== '' && other !== '' && one !== other

/** The one text, in a sheet that is about one estate or building. */
function readText(text: string, { place, roomRepeatsBuilding }: AddressContext): ParsedAddress {
  if (text === '') return NO_ADDRESS
  const own = parseAddress(text)
  const { estate, building, unit } = place
  if (own.estate !== '' || (estate === '' && building === '')) return own
  if (building === '' || !WITHOUT_BUILDING.test(withoutSpaces(text).toUpperCase()))
    return { ...own, estate }
  return parseAddressParts({ estate, building, unit, room: text, roomRepeatsBuilding })
}

/** Columns go before the one text, which fills what they leave open; the sheet's own place comes last. */
export function readAddress(
  cell: (field: RosterField) => Cell | undefined,
  context: AddressContext,
): AddressReading {
  const { place } = context
  const written = (field: RosterField): string => {
    const text = cell(field)?.text ?? ''
    return saysNothing(text) ? '' : text
  }
  const whole = readText(written('address') || place.address, context)
  const fields = ['estate', 'group', 'building', 'unit', 'floor', 'houseNumber', 'room'] as const
  if (fields.every((field) => written(field) === '')) {
    const isPlacedBySheet = whole.estate !== '' && !written('address').includes(whole.estate)
    return { address: whole, disagrees: false, isPlacedBySheet, text: written('address') }
  }
  const village = written('group') !== '' && written('estate') === '' ? written('community') : ''
  const house = written('houseNumber').replace(/号$/, '')
  const hasDoor = written('room') !== ''
  const inStreet = house !== '' && hasDoor ? `${house}号` : ''
  const estate = `${written('estate') || village}${inStreet}`
  // A row that names its own estate does not lie in the sheet's building.
  const isHere = estate === '' || place.estate === '' || estate === place.estate
  const fill = (own: string, other: string, ofSheet: string): string =>
    own || other || (isHere ? ofSheet : '')
  const building = fill(written('building'), whole.building, place.building)
  const split = parseAddressParts({
    estate: estate || (whole.estate === '' ? place.estate : ''),
    group: written('group'),
    building,
    unit: fill(written('unit'), whole.unit, place.unit),
    floor: written('floor'),
    room: hasDoor || house === '' ? written('room') : `${house}号`,
    roomRepeatsBuilding: context.roomRepeatsBuilding,
  })
  const isPlacedBySheet =
    (written('building') === '' && building !== '' && building === place.building) ||
    (estate === '' && split.estate !== '' && split.estate === place.estate)
  // 住址 of another place than the columns name is another address (户籍, 单位), not this one in other words.
  if (differ(split.estate, whole.estate) && split.room !== '')
    return { address: split, disagrees: false, isPlacedBySheet, text: '' }
  const disagrees =
    (['building', 'unit', 'room'] as const).some((part) => differ(split[part], whole[part])) &&
    whole.room !== ''
  const address = {
    estate: split.estate || whole.estate,
    building: split.building || whole.building,
    unit: split.unit || whole.unit,
    floor: split.floor ?? whole.floor,
    room: split.room || whole.room,
    rest: split.rest || whole.rest,
  }
  return { address, disagrees, isPlacedBySheet, text: written('address') }
}

/** Buildings seldom have more units, so that 15-201 in building 15 is no unit 15. */
const MOST_UNITS = 6

/**
 * Whether a sheet writes 3-201 for room 201 of building 3 rather than for unit 3: so it does where the number in
 * front is always the building's, in several buildings or in one that can have no such unit. `lines`: each line's
 * building and room (or address), '' where it has none.
 */
export function repeatsBuilding(
  lines: readonly { readonly building: string; readonly room: string }[],
): boolean {
  const fronts = new Set<string>()
  for (const { building, room } of lines) {
    const front = /^0*(\d{1,3})-\d{3,4}室?$/.exec(withoutSpaces(room))?.[1]
    const number = /^0*(\d{1,3})/.exec(withoutSpaces(building))?.[1]
    if (front === undefined || number === undefined) continue
    if (front !== number) return false
    fronts.add(front)
  }
  return fronts.size > 1 || [...fronts].some((front) => Number(front) > MOST_UNITS)
}
