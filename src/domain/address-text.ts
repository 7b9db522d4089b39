/**
 * One door's address: from the many ways in which offices write it to one form, and back to text.
 * It must not know any place by name; which region the door lies in is not its business, so province,
 * city, street, community and grid in front of the address are dropped.
 */
import { toPlainText, readChineseNumber } from './plain-text'
import { RURAL, splitDoor } from './address-door'

/** Every text is '' when absent; numbers carry no measure word (15幢3单元203室 → 15, 3, 203). */
export interface ParsedAddress {
  /** 小区, street with its number, or village with its group: 迎凤二期, 振兴路88号, 民安村12组. */
  readonly estate: string
  /** 幢: 15, A, B3. */
  readonly building: string
  /** 单元: 3, 甲. '' when the building has only one. */
  readonly unit: string
  /** Storey as residents count it; null when neither written nor told by the room. */
  readonly floor: number | null
  /** 室 (203, 1102A, 203-1), a house number (45号) or a name (商铺3, 车库12, 东户). */
  readonly room: string
  /** What was written besides, as 朝南 or 后门进. */
  readonly rest: string
}

/** The storey that a room number tells: all but its last two digits, 604 → 6, 1102 → 11. */
export function floorOfRoom(room: string): number | null {
  const digits = /^[A-Z]?([1-9]\d{2,3})(?!\d)/.exec(room)?.[1]
  if (digits === undefined || room.endsWith('号')) return null
  return Number(digits.slice(0, -2))
}

/** Administrative names in front; 镇 not within 小镇, 古镇, and each only when something follows. */
const AREAS: readonly RegExp[] = [
  /^[\u4e00-\u9fff]{2,3}(?:省|自治区)(?=.)/,
  /^[\u4e00-\u9fff]{2,4}?市(?=[\u4e00-\u9fff]{1,6}?(?:区|县|市|街道|镇|乡))/,
  /^[\u4e00-\u9fff]{2,4}?(?:区|县|市)(?=[\u4e00-\u9fff]{2,6}?(?:街道|镇|乡))/,
  /^[\u4e00-\u9fff]{2,6}?街道(?:办事处)?(?=.)/,
  /^[\u4e00-\u9fff]{1,4}?[^小古城]镇(?=[\u4e00-\u9fff]{2})(?!区)/,
  /^[\u4e00-\u9fff]{2,6}?社区(?:居委会|居民委员会)?(?=[\u4e00-\u9fff]{2})/,
  /^第?[\d一二三四五六七八九十]{1,3}号?(?:微)?网格(?=.)/,
]

const COMMUNITY = /^[\u4e00-\u9fff]{2,6}?社区(?=(?:居委会|居民委员会)?[\u4e00-\u9fff]{2})/

/** 都市 and 城市 are words of estates, as 小区 is; a direction before 区 is a part of one. */
const COUNTY =
  /^([\u4e00-\u9fff]{1,3}?(?:[^小社东西南北中]区|[^都城超]市(?!场))|[\u4e00-\u9fff]{1,4}?(?:新区|县|旗))(?=[\u4e00-\u9fff]{2})/
const PROVINCE = /^(?:[\u4e00-\u9fff]{2,3}(?:省|自治区)|(?:北京|上海|天津|重庆)市)/

/**
 * The county or city in front of an address that also names its province or city (浙江省桐乡市…, 杭州市西湖区…);
 * '' where only estates and streets are named.
 */
export function countyOfAddress(text: string): string {
  const plain = tidyAddress(text)
  const withoutProvince = plain.replace(PROVINCE, '')
  const [, first = ''] = COUNTY.exec(withoutProvince) ?? []
  const [, second = ''] = COUNTY.exec(withoutProvince.slice(first.length)) ?? []
  const isWhole = withoutProvince !== plain || second !== '' || first.endsWith('市')
  return isWhole ? second || first : ''
}

/** The street or town in front of an address (梧桐街道杨家门社区…), '' when none is written there. */
export function streetOfAddress(text: string): string {
  const left = AREAS.slice(0, 3).reduce((rest, area) => rest.replace(area, ''), tidyAddress(text))
  return (
    /^[\u4e00-\u9fff]{2,6}?街道(?=.)/.exec(left)?.[0] ??
    /^[\u4e00-\u9fff]{1,4}?[^小古城]镇(?=[\u4e00-\u9fff]{2})(?!区)/.exec(left)?.[0] ??
    ''
  )
}

/** The community in front of an address (安乐社区和平家园3幢), '' when none is written there. */
export function communityOfAddress(text: string): string {
  const areas = AREAS.slice(0, AREAS.length - 2)
  const left = areas.reduce((rest, area) => rest.replace(area, ''), tidyAddress(text))
  return COMMUNITY.exec(left)?.[0] ?? ''
}

function withoutAreas(text: string): string {
  return AREAS.reduce((left, area) => left.replace(area, ''), text)
}

/** 三幢二单元五楼: a storey's numeral is one only behind building or unit; 八一楼 is a name. */
const NUMERAL_AT_DOOR = /(幢|栋|座|号楼|单元)([一二三四五六七八九十]+)(?=楼|层)/g

/** 十二楼1203, 12F1203: a storey in front of the room that stands on it, and only then, for 八一楼 is a name. */
const STOREY_AND_ROOM = /(?:([一二三四五六七八九十]{1,9})[楼层]|(\d{1,2})F)(?=(\d{1,2})\d\d(?!\d))/g
/** 5/2/301, 5.2.301, 5、2、301: the same sign twice; 5/301 at the end. */
const OTHER_DASHES = /(\d)([/.、,])(\d{1,2})\2(?=[A-Z]?\d{2,4}(?!\d))/
const OTHER_DASH = /(^|[^\d/])(\d{1,2})[/](?=\d{3,4}(?:室|$))/

/** 和平家园(北区)3幢, 和平家园(二期)3幢: a part of the estate, not a remark. */
const PART_IN_BRACKETS =
  /[([【]([东西南北中A-Z\d一二三四五六七八九十]{1,3}(?:区|期|苑|组团))[)\]】](?=.)/

/**
 * Half-width, upper-case, one dash, Chinese numerals before a measure word as digits. What may repeat is bounded where
 * it has to be looked for: a cell of nothing but numerals would cost the square of its length.
 */
export function tidyAddress(text: string): string {
  return toPlainText(text)
    .toUpperCase()
    .replace(/[—–−─~_]/g, '-')
    .replace(/[;;,,。]{1,9}$/, '')
    .replace(/([0-9A-Z#-])\s+(?=[0-9A-Z])/g, '$1\u0001')
    .replace(/\s+/g, '')
    .replace(/\u0001/g, ' ')
    .replace(OTHER_DASHES, '$1-$3-')
    .replace(OTHER_DASH, '$1$2-')
    .replace(/[一二三四五六七八九十]{1,9}(?=幢|栋|号楼|座|单元|组|弄)/g, (numeral) =>
      String(readChineseNumber(numeral) ?? numeral),
    )
    .replace(/[〇○零一二三四五六七八九]{3,4}(?=室|号?房)/g, (digits) =>
      String(readChineseNumber(digits) ?? digits),
    )
    .replace(STOREY_AND_ROOM, (written, ...[numeral, digits, storey]: readonly string[]) => {
      const storeyWritten = numeral === undefined ? Number(digits) : readChineseNumber(numeral)
      return storeyWritten === Number(storey) ? `${storey}楼` : written
    })
    .replace(NUMERAL_AT_DOOR, (_, before: string, numeral: string) => {
      return `${before}${readChineseNumber(numeral) ?? numeral}`
    })
    .replace(/^(商铺|店铺|店面|门面房?):(.+)$/, '$2($1)')
}

/**
 * Reads one address text. Never fails: what it cannot place is in `estate` or `rest`, and
 * {@link addressCompleteness} says whether a door was found. parse(format(a)) equals a.
 */
export function parseAddress(text: string): ParsedAddress {
  const remarks: string[] = []
  const outside = tidyAddress(text)
    .replace(PART_IN_BRACKETS, '$1')
    .replace(/[([【]([^)\]】]*)[)\]】]?/g, (_, written: string) => {
      const inner = written.replace(/[([【]/g, '')
      if (inner !== '') remarks.push(inner)
      return ''
    })
    .replace(/[)\]】]/g, '')
  const door = splitDoor(withoutAreas(outside))
  const rest = [door.rest, ...remarks].filter((part) => part !== '').join(' ')
  return { ...door, floor: door.floor ?? floorOfRoom(door.room), rest }
}

/** True for 民安村12组, 杨家埭 and the like: doors there have house numbers, or none at all. */
export const isPlaceWithoutBuildings = (estate: string): boolean => RURAL.test(estate)

/** The canonical text, as shown and as {@link parseAddress} reads it back without loss. */
export function formatAddress(address: ParsedAddress): string {
  const { estate, building, unit, floor, room, rest } = address
  const door =
    (building === '' ? '' : `${building}幢`) +
    (unit === '' ? '' : `${unit}单元`) +
    (floor === null || floor === floorOfRoom(room) ? '' : `${floor}楼`) +
    (/^[A-Z]?\d+[A-Z]?(?:-\d+)?$/.test(room) ? `${room}室` : room)
  const space = /[0-9A-Z]$/.test(estate) && /^[0-9A-Z]/.test(door) ? ' ' : ''
  return `${estate}${space}${door}${rest === '' ? '' : `(${rest})`}`
}

/** 东户, 1号 and 12 are doors on every storey: such a room is only told together with its storey. */
export const needsStorey = ({
  building,
  room,
}: Pick<ParsedAddress, 'building' | 'room'>): boolean =>
  building !== '' && floorOfRoom(room) === null

/** Equal for every spelling of one door: estate, building, unit and room, with the floor where the room needs it. */
export function addressKey(address: ParsedAddress): string {
  const { estate, building, unit, floor, room } = address
  const storey = floor !== null && needsStorey(address) ? `${floor}楼` : ''
  return [estate, building, unit, `${storey}${room}`].join('|')
}

/**
 * `door`: one door is named. `rural`: a place of a village without house numbers, where the head of
 * household tells the doors apart. `incomplete`: a building or estate without a door. `empty`: nothing.
 */
export function addressCompleteness(
  address: ParsedAddress,
): 'door' | 'rural' | 'incomplete' | 'empty' {
  // Room 101 of no building and no estate is a door of every house.
  const isSomewhere = address.building !== '' || address.estate !== ''
  if (address.room !== '') return isSomewhere ? 'door' : 'incomplete'
  if (address.building !== '' || address.unit !== '') return 'incomplete'
  if (address.estate === '') return 'empty'
  return isPlaceWithoutBuildings(address.estate) ? 'rural' : 'incomplete'
}
