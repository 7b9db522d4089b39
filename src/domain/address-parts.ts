/**
 * Reads an address that a table keeps in columns. A cell may hold its measure word (15幢), nothing else, or
 * also what other columns say (室 = 15-3-203 beside 幢 = 15): what is said twice is read once.
 */
import { isPlaceWithoutBuildings, parseAddress, tidyAddress } from './address-text'
import type { ParsedAddress } from './address-text'
import { readChineseNumber } from './plain-text'

/** The cells of a table; any may be '' or absent. */
export interface AddressParts {
  readonly estate?: string
  /** 组 of a village, with or without its measure word. */
  readonly group?: string
  readonly building?: string
  readonly unit?: string
  readonly floor?: string
  readonly room?: string
  /** True where the table writes 3-201 for room 201 of building 3, not of unit 3. */
  readonly roomRepeatsBuilding?: boolean
}

const BUILDING_TAIL = /(?:幢|栋|号楼|#楼?|座|号|楼)$/
const UNIT_TAIL = /(?:单元|号?门|梯)$/
const ONE_BUILDING = /^(?:[A-Z]?\d{1,4}[A-Z]?|[A-Z]|[甲乙丙丁])$/
/** More than one number, or a word in front of it: 3栋1单元, 3-1, 和平家园3幢. */
const SEVERAL = /[幢栋#座-]|号楼|单元/
/** 3-1, 3幢1单元. */
const BUILDING_AND_UNIT =
  /^([A-Z]?\d{1,4}|[A-Z])(?:-|(?:幢|栋|号楼|#楼?|座)-?)(\d{1,2}|[A-Z甲乙丙丁])(?:单元)?$/
const ENDS_WITH_BUILDING = /^(.*?)([A-Z]?\d{1,4}[A-Z]?)(?:幢|栋|号楼|#楼?|座)$/
const FRONT =
  /^([A-Z]?\d{1,4}[A-Z]?|[A-Z]|[甲乙丙丁戊己东中西南北])(?:(幢|栋|号楼|#楼?|座|单元|门)-?|-)(.+)$/

/** A cell's text; '' for 无 and dashes. */
const textOf = (cell = ''): string =>
  /^\d*$/.test(cell) ? cell : tidyAddress(cell).replace(/^(?:无|[/-]+)$/, '')

const asDigits = (text: string): string => {
  const number = /^[一二三四五六七八九十]+$/.test(text) ? readChineseNumber(text) : undefined
  return String(number ?? text).replace(/^([A-Z]?)0+(?=\d)/, '$1')
}

const bare = (text: string, tail: RegExp): string => asDigits(text.replace(tail, ''))

/** 3幢1-201 without the 3幢, where `front` is 3; 3-201 without the 3 only where `dashToo`. */
function withoutFront(text: string, front: string, dashToo: boolean): string {
  const [, number = '', measure, rest = ''] = FRONT.exec(text) ?? []
  const isFront = front !== '' && asDigits(number) === front
  return isFront && (measure !== undefined || dashToo) ? rest : text
}

interface Place {
  readonly estate: string
  readonly building: string
  readonly unit: string
}

/** Building and unit of a building's cell that says more than its number. */
function readBuilding(cell: string, unit: string): Place {
  const both = BUILDING_AND_UNIT.exec(cell)
  if (both && (unit === '' || unit === both[2]))
    return { estate: '', building: both[1] ?? '', unit: both[2] ?? '' }
  if (!SEVERAL.test(cell.replace(BUILDING_TAIL, ''))) return { estate: '', building: cell, unit }
  const read = parseAddress(cell)
  const isPlace = read.building !== '' && read.room === '' && read.rest === ''
  return isPlace ? { ...read, unit: unit || read.unit } : { estate: '', building: cell, unit }
}

/** 和平家园3幢 beside 和平家园 or alone, 3栋1单元 in one cell, 和平家园3幢 as the estate of building 3. */
function placeOf(parts: AddressParts): Place {
  const written = textOf(parts.estate)
  const cell = textOf(parts.building)
  const own = cell.startsWith(written) ? cell.slice(written.length) : cell
  const read = readBuilding(own, bare(textOf(parts.unit), UNIT_TAIL))
  const building = bare(read.building, BUILDING_TAIL)
  const unit = bare(withoutFront(textOf(parts.unit), building, true), UNIT_TAIL) || read.unit
  const [, before = '', number = ''] = ENDS_WITH_BUILDING.exec(written) ?? []
  const saysTwice = building !== '' && asDigits(number) === building
  const estate = (saysTwice ? before : written) || read.estate
  // 主楼, 综合楼: a name like an estate's.
  if (building !== '' && !/[\dA-Z甲乙丙丁-]/.test(building))
    return { estate: `${estate}${cell}`, building: '', unit }
  return { estate, building, unit }
}

/** The room without the estate, building and unit that it repeats. */
function roomOf(cell: string, { estate, building, unit }: Place, repeatsBuilding: boolean): string {
  const own = estate !== '' && cell.startsWith(estate) ? cell.slice(estate.length) : cell
  const hasThreeParts = /^[A-Z\d]+-[A-Z\d]+-./.test(own)
  const room = withoutFront(own, building, hasThreeParts || repeatsBuilding)
  return withoutFront(room, unit, true)
}

/**
 * Reads an address kept in columns, each cell with or without its measure word (15, 15幢, 15#; 604, 604室).
 * Never fails: where the cells contradict each other no room is found.
 */
export function parseAddressParts(parts: AddressParts): ParsedAddress {
  const place = placeOf(parts)
  const groupCell = bare(textOf(parts.group), /(?:村民小组|小组|组)$/)
  const group = groupCell === '' ? '' : `${groupCell}组`
  const room = roomOf(textOf(parts.room), place, parts.roomRepeatsBuilding === true)
  const { estate, building, unit } = place
  const space = /[0-9A-Z]$/.test(estate) ? ' ' : ''
  // A bare number in a village, where there are no buildings, is a house number (45号).
  const isHouseNumber = building === '' && isPlaceWithoutBuildings(`${estate}${group}`)
  const floor = bare(textOf(parts.floor), /[楼层]$/)
  const door =
    (building === '' ? '' : `${building}幢`) +
    (unit === '' ? '' : `${unit}单元`) +
    (/^\d{1,2}$/.test(floor) && !/^\d+[楼层]/.test(room) ? `${floor}楼` : '') +
    (/^\d+$/.test(room) ? `${room}${isHouseNumber ? '号' : '室'}` : room)
  if (building !== '' && !ONE_BUILDING.test(building))
    return { ...parseAddress(''), estate: `${estate}${group}`, rest: door }
  return parseAddress(`${estate}${group}${space}${door}`)
}
