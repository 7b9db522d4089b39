/**
 * The grammar behind `address-text.ts`: finds building, unit, floor and room at the end of one
 * cleaned address text. It must not be used elsewhere; its input has no inner spaces except one
 * between two numbers, capitals only, and no administrative prefix.
 */

/** As in ParsedAddress; `floor` only where it was written. */
export interface Door {
  readonly estate: string
  readonly building: string
  readonly unit: string
  readonly floor: number | null
  readonly room: string
  readonly rest: string
}

const BUILDING = /([A-Z]?\d{1,4}[A-Z]?|[A-Z]|[甲乙丙丁])(?:幢|栋|号楼|号幢|号栋|#楼|#|座)楼?/
/** 15楼 is a building only in front of 单元; otherwise it is a storey. */
const BUILDING_BEFORE_UNIT = /([A-Z]?\d{1,4})(?:楼|号)(?=[\dA-Z甲乙丙丁]{1,2}单元)/
const UNIT = /([A-Z]?\d{1,2}|[A-Z]|[甲乙丙丁戊己东中西南北])(?:单元|号?门(?!面|卫|口|牌)|梯)/
const SPECIAL = '商铺|店铺|店面|门面房?|车库|车棚|地下室|储藏室|阁楼|架空层|物业用房|门卫室?|平房'
const SPECIAL_ROOM = new RegExp(
  `^-?(?:(\\d{1,4})号?)?(${SPECIAL})-?(?:(\\d{1,4}(?:-\\d{1,2})?)号?)?`,
)
/** 203, 203A, 203-1 (also 203室-1), 301-302 of two homes made one. */
const NUMBER_ROOM =
  /^-?([A-Z]?)0*([1-9]\d{2,3}-[1-9]\d{2,3}|[1-9]\d{0,4}[A-Z]?(?:-\d{1,2}(?!\d))?)(?:(?:号?房|室|户)(-\d{1,2}(?!\d))?)?(?!号)/
/** 东户, 东边户, 东首; 东 alone only at the end. */
const SIDE_ROOM = /^-?([东西南北中左右]{1,2})(?:边户|边|户|首|室|侧|$)/
/** A house number in a street or village: 45号, 88-1号. */
const HOUSE_NUMBER = /^-?0*(\d{1,4}(?:-\d{1,2})?)号(?!楼|院)/
const FLOOR = /^-?第?(\d{1,2})(?:层|楼|F)-?/
/** Behind a room: another number, another measure word, or a word for some other place than the door itself. */
const DOUBTFUL =
  /^[-、/,.+]*\d|^[-、/+]|[幢栋]|单元|^(?:室|号)|^(?:的)?(?:对面|斜对|旁|隔壁|附近|后面|前面|边上)/
/** After these a number with 号 is the street's, not a building's. */
const STREET = /(?:路|街|道|巷|弄堂|线)$/

const number = (text: string): string => text.replace(/^([A-Z]?)0+(?=\d)/, '$1')

interface Tail {
  readonly floor: number | null
  readonly room: string
  readonly rest: string
}

/** Floor and room of what stands behind building and unit. */
function readTail(text: string): Tail {
  const floor = FLOOR.exec(text)
  const left = floor ? text.slice(floor[0].length) : text
  const level = floor ? Number(floor[1]) : null
  const special = SPECIAL_ROOM.exec(left)
  if (special) {
    const room = `${special[2] ?? ''}${number(special[3] ?? special[1] ?? '')}`
    return { floor: level, room, rest: left.slice(special[0].length) }
  }
  const house = HOUSE_NUMBER.exec(left)
  if (house) return { floor: level, room: `${house[1] ?? ''}号`, rest: left.slice(house[0].length) }
  const plain = NUMBER_ROOM.exec(left)
  if (plain) {
    const room = `${plain[1] ?? ''}${plain[2] ?? ''}${plain[3] ?? ''}`
    return { floor: level, room, rest: left.slice(plain[0].length) }
  }
  const side = SIDE_ROOM.exec(left)
  if (side) return { floor: level, room: `${side[1] ?? ''}户`, rest: left.slice(side[0].length) }
  return { floor: level, room: '', rest: left.replace(/^-/, '') }
}

type Place = readonly [estate: string, building: string, unit: string]

/** What may name another door names none: 3幢1-2-203, 12号对面. */
function certain({ floor, room, rest }: Tail): Tail {
  if (room === '' || !DOUBTFUL.test(rest)) return { floor, room, rest }
  return { floor: null, room: '', rest: `${floor === null ? '' : `${floor}楼`}${room}${rest}` }
}

function door([estate, building, unit]: Place, tail: Tail): Door {
  const place = { estate: estate.trim(), building: number(building), unit: number(unit) }
  return { ...place, ...certain(tail) }
}

/** What follows a building: perhaps a unit (3单元203, 3-203), then floor and room. */
function afterBuilding(estate: string, building: string, text: string): Door {
  const unit = new RegExp(`^-?${UNIT.source}`).exec(text)
  if (unit) return door([estate, building, unit[1] ?? ''], readTail(text.slice(unit[0].length)))
  const dashed = /^-?(\d{1,2}|[A-Z甲乙丙丁])-(?=[A-Z]?\d{2,4}|[东西])/.exec(text)
  if (dashed)
    return door([estate, building, dashed[1] ?? ''], readTail(text.slice(dashed[0].length)))
  return door([estate, building, ''], readTail(text))
}

/** 15-3-203, 15-203, A-1203 at the end of a text, perhaps with 室 behind. */
function dashed(text: string): Door | undefined {
  const three =
    /^(.*?)([A-Z]?\d{1,3}|[A-Z])[- ](\d{1,2}|[A-Z甲乙丙丁])[- ]([A-Z]?\d{1,4}[A-Z]?(?:-\d{1,2})?)(?:室|号)?$/.exec(
      text,
    )
  if (three && !/\d$/.test(three[1] ?? '')) {
    return door([three[1] ?? '', three[2] ?? '', three[3] ?? ''], readTail(three[4] ?? ''))
  }
  // 杨家埭12-1 and 3-1 are no room 1: a room has two figures or more.
  const two = /^(.*?)([A-Z]?\d{1,3}|[A-Z])[-]([A-Z]?\d{2,4}[A-Z]?)室?$/.exec(text)
  if (two && !/\d$/.test(two[1] ?? '')) {
    return door([two[1] ?? '', two[2] ?? '', ''], readTail(two[3] ?? ''))
  }
  return undefined
}

/** 幸福里12号501室: 号 names a building unless a street stands in front of it. */
function numberedHouse(text: string): Door | undefined {
  const found = /^(.*?)(\d{1,4})号(?!楼|院|线)-?([A-Z]?\d{3,4}[A-Z]?(?:-\d{1,2})?)室?(.*)$/.exec(
    text,
  )
  if (!found) return undefined
  const [, before = '', house = '', room = '', behind = ''] = found
  const tail = { ...readTail(room), rest: behind }
  if (before !== '' && !STREET.test(before)) return door([before, house, ''], tail)
  return door([`${before}${house}号`, '', ''], tail)
}

/** Villages and their parts; doors there have house numbers, or none. */
export const RURAL = /(?:村|组|队|浜|埭|湾|庄|屯|寨|塘|桥|里|场|坞|屋|岸|头)$/

/** 民安村12组45, 杨家埭12-1: a house number without its 号. */
function ruralHouse(text: string): Door | undefined {
  const [, place = '', house = ''] = /^(.*?)(\d{1,2}|\d{1,4}-\d{1,2})$/.exec(text) ?? []
  return RURAL.test(place) ? door([place, '', ''], readTail(`${house}号`)) : undefined
}

/** A place without building: a house number, a named room or a bare room number at the end. */
function withoutBuilding(text: string): Door {
  const unit = new RegExp(`^(.*?)${UNIT.source}(.*)$`).exec(text)
  if (unit) return door([unit[1] ?? '', '', unit[2] ?? ''], readTail(unit[3] ?? ''))
  const numbered = numberedHouse(text)
  if (numbered) return numbered
  const end =
    new RegExp(`^(.*?)((?:\\d{1,4}号?)?(?:${SPECIAL})-?\\d{0,4}(?:-\\d{1,2})?号?)()$`).exec(text) ??
    /^(.*?[^\d -])?((?:\d{1,4}(?:-\d{1,2})?)号)(?!楼|院|线)([^\d].*)?$/.exec(text) ??
    /^(.*?[^\d]|)((?:\d{1,2}[层楼])?\d{3,4}[A-Z]?(?:-\d{1,2})?室)(.*)$/.exec(text) ??
    /^(.*?[\u4e00-\u9fff]|)((?:\d{1,2}[层楼])?\d{3,4})()$/.exec(text)
  if (!end) return door([text, '', ''], { floor: null, room: '', rest: '' })
  const tail = readTail(end[2] ?? '')
  return door([end[1] ?? '', '', ''], { ...tail, rest: `${tail.rest}${end[3] ?? ''}` })
}

/** Splits one cleaned address text. Never fails: what is no door stays in `estate` or `rest`. */
export function splitDoor(text: string): Door {
  const found = BUILDING_BEFORE_UNIT.exec(text) ?? BUILDING.exec(text)
  if (found) {
    const behind = text.slice(found.index + found[0].length)
    return afterBuilding(text.slice(0, found.index), found[1] ?? '', behind)
  }
  return dashed(text) ?? ruralHouse(text) ?? withoutBuilding(text)
}
