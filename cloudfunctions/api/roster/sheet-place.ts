/**
 * The estate, building and unit that a sheet is about, where its rows leave them out: from the name of the sheet,
 * from its title (和平家园3幢住户登记表), from labels above the header (小区：和平家园) and from lines between the
 * people (5幢). Words only; an estate is known by how such names end.
 */
import { parseAddress } from '../../../src/domain/address-text'
import { withoutSpaces } from '../../../src/domain/plain-text'
import type { RosterField } from '../../../src/domain/roster'
import { labelsOf } from './labels'
import { mayBeName } from './name-cell'
import { withoutRegions } from './sheet-title'
import type { Sheet } from './workbook'

export interface SheetPlace {
  readonly estate: string
  readonly building: string
  readonly unit: string
  /** A whole address above a form of one household, '' otherwise. */
  readonly address: string
}

export const NO_PLACE: SheetPlace = { estate: '', building: '', unit: '', address: '' }

const ESTATE =
  /^[\u4e00-\u9fffA-Z\d]{2,14}?(?:小区|花园|家园|嘉园|佳苑|苑|园|公寓|新村|新区|名[府邸都苑]|[府邸轩阁庭郡墅湾城都]|大厦|广场|[东西南北中]区|[一二三四五六七八九十\d]期|宿舍|大院|弄|里)$/
/** What a title says of its table, behind the place. */
const TABLE =
  /(?:住户|居民|业主|人口|住房|房屋|常住|流动|出租|入住|基本|家庭|人员|实有|信息|情况|登记|采集|摸底|摸排|排查|统计|汇总|花名|名册|名单|台账|一览|明细|档案|底册|册|表|共?\d+[户人套].*|\(.*\))+$/
const MANY_BUILDINGS = /\d(?:幢|栋|号楼)?(?:[-~至到、,和及]\d+)+(?:幢|栋|号楼|#|座)/

/** undefined when the text names no place, or more than one. */
export function placeOfText(text: string): SheetPlace | undefined {
  const bare = withoutRegions(withoutSpaces(text).toUpperCase()).replace(TABLE, '')
  if (bare === '' || MANY_BUILDINGS.test(bare) || mayBeName(bare)) return undefined
  if (ESTATE.test(bare)) return { ...NO_PLACE, estate: bare }
  const { estate, building, unit, room, rest } = parseAddress(bare)
  const isPlace = room === '' && rest === '' && (building !== '' || unit !== '')
  const isNamed = estate === '' || (/[\u4e00-\u9fff]{2}/.test(estate) && !/\d$/.test(estate))
  return isPlace && isNamed ? { ...NO_PLACE, estate, building, unit } : undefined
}

/** Below a line 5幢 the estate of the line before stays; below another estate no building does. */
export function placeBelow(outer: SheetPlace, inner: SheetPlace): SheetPlace {
  if (inner.address !== '' || inner.estate !== '') return inner
  if (inner.building !== '') return { ...inner, estate: outer.estate }
  return inner.unit === '' ? outer : { ...outer, unit: inner.unit }
}

/** The place that labels name; undefined when they name none. An address without a value is none any more. */
export function labelledPlace(labels: ReadonlyMap<RosterField, string>): SheetPlace | undefined {
  const [estate, building, unit, address] = (
    ['estate', 'building', 'unit', 'address'] as const
  ).map((field) => labels.get(field))
  if ([estate, building, unit, address].every((value) => value === undefined)) return undefined
  const number = (building ?? '').replace(/(?:幢|栋|号楼|#)$/, '')
  const read = placeOfText(`${estate ?? ''}${number === '' ? '' : `${number}幢`}`)
  const place = read ?? { ...NO_PLACE, estate: estate ?? '' }
  return { ...place, unit: (unit ?? '').replace(/单元$/, ''), address: address ?? '' }
}

/**
 * What stands above the header goes before the name of the sheet. A title that names another building than the
 * sheet's name was copied from another sheet: then neither counts.
 */
export function readSheetPlace(sheet: Sheet, firstHeaderRow: number): SheetPlace {
  const lines = sheet.lines.filter((line) => line.rowNumber < firstHeaderRow)
  const labels = new Map(lines.flatMap(({ cells }) => [...labelsOf(cells)]).reverse())
  const labelled = labelledPlace(labels) ?? NO_PLACE
  const texts = lines.flatMap((line) => line.cells.map((cell) => cell?.text ?? ''))
  const [title = NO_PLACE] = texts.flatMap((text) => placeOfText(text) ?? [])
  const above = labelled.estate + labelled.building === '' ? title : labelled
  const named = placeOfText(sheet.name) ?? NO_PLACE
  const differ = (one: string, other: string): boolean =>
    one !== '' && other !== '' && one !== other
  if (differ(above.building, named.building) || differ(above.estate, named.estate))
    return { ...NO_PLACE, address: labelled.address }
  return {
    estate: above.estate || title.estate || named.estate,
    building: above.building || named.building,
    unit: labelled.unit || above.unit || named.unit,
    address: labelled.address,
  }
}
