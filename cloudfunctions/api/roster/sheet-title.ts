/**
 * Which community, grid and micro-grid a sheet is about, and of what kind the people in it are, from its name and
 * the lines above its header. Words only: whether such a community exists is for the importer to find out.
 */
import { withoutSpaces } from '../../../src/domain/plain-text'
import type { Sheet } from './workbook'

const NUMBERED_GRID = /第?[\d一二三四五六七八九十]{1,3}号?网格/
const MICRO_GRID = /第?[\d一二三四五六七八九十]{1,3}号?微(?:网格|格)/
const NAMED_GRID =
  /^(?:.*(?:社区|村))?(?!各|全|本|按|分|所属)([\u4e00-\u9fffA-Z\d]{1,8}网格)(?!员|长|化)/
/** The name ends at the first 社区 or 村; 民安村民 and 村庄 are other words, 工人新村 is an estate. */
const COMMUNITY = /(?:^|[:])([\u4e00-\u9fff]{2,6}?(?:社区|(?<!新)村))(?!民|庄)/

/** What stands in front of the community: 2026年梧桐街道. It does not reach over a colon (填报单位:…). */
const STREET = /(?:\d{4}年度?)?(?:[^:]*?(?:街道|镇|乡))?/

/** 独居老人花名册, 低保户名单, a sheet called 残疾人: who is in such a table is one of them. */
const KIND_WORD =
  /独居|空巢|高龄|失能|失独|孤寡|留守|困境|低保|特困|五保|残疾|重残|退役|退伍|优抚|新居民|流动|精神障碍|社区矫正|刑满释放|党员|孤儿/g
const KIND = new RegExp(
  `(?:${KIND_WORD.source})(?:老年?人|儿童|妇女|家庭|户|人员|人口|人|对象|军人|患者)?(?=(?:基本)?(?:信息|情况)?(?:花名册|名册|名单|台账|底册|登记[表册簿]|信息表|采集表|摸[底排]表|统计表|汇总表|一览表|明细表|档案)$)`,
)
const NOT_YET = /非|疑似|拟|申请|退出|取消|停发|边缘/

export interface SheetTitle {
  readonly communityName: string
  readonly gridName: string
  readonly microGridName: string
  /** The kind that everybody in the sheet is of: 独居老人; '' mostly. */
  readonly kind: string
}

function gridIn(text: string): string {
  const withoutMicro = text.replace(/[\d一二三四五六七八九十]*号?微网格/g, '')
  return NUMBERED_GRID.exec(withoutMicro)?.[0] ?? ''
}

/** The text without year, street, community, grid and micro-grid in front. */
export function withoutRegions(text: string): string {
  return text
    .replace(/^(?:[^:]{0,8}[:])?(?:\d{4}年?度?(?:第?[\d一二三四]季度|\d{1,2}月)?)?/, '')
    .replace(/^[^:]*?(?:街道|镇|乡)(?=.)/, '')
    .replace(/^[\u4e00-\u9fff]{2,6}?(?:社区|(?<!新)村)(?!民|庄)/, '')
    .replace(/^(?:第?[\d一二三四五六七八九十]{1,3}号?|[\u4e00-\u9fff]{1,6}?)网格/, '')
    .replace(/^第?[\d一二三四五六七八九十]{1,3}号?微(?:网格|格)/, '')
}

/** A title needs the word for a table behind the kind, a sheet's name does not. */
function kindIn(text: string, isName: boolean): string {
  const bare = text.replace(/[(〔【].*$/, '')
  const isOneKind = bare.match(KIND_WORD)?.length === 1 && !NOT_YET.test(bare)
  return isOneKind ? (KIND.exec(isName ? `${bare}名单` : bare)?.[0] ?? '') : ''
}

const first = (texts: readonly string[]): string => texts.find((text) => text !== '') ?? ''

/** The sheet's name and the texts above its header, without spaces. */
export function titlesOf(sheet: Sheet, firstHeaderRow: number): string[] {
  const above = sheet.lines
    .filter((line) => line.rowNumber < firstHeaderRow)
    .flatMap((line) => line.cells.map((cell) => withoutSpaces(cell?.text ?? '')))
  return [withoutSpaces(sheet.name), ...above].filter((text) => text !== '')
}

/** '' for what neither the sheet's name nor its title says. The name goes before the title. */
export function readSheetTitle(sheet: Sheet, firstHeaderRow: number): SheetTitle {
  const [name = '', ...titles] = titlesOf(sheet, firstHeaderRow)
  const named = name.includes('微网格') ? '' : (NAMED_GRID.exec(name)?.[1] ?? '')
  const all = [name, ...titles]
  return {
    communityName: first(all.map((text) => COMMUNITY.exec(text.replace(STREET, ''))?.[1] ?? '')),
    gridName: first([gridIn(name), named, ...titles.map(gridIn)]),
    microGridName: first(all.map((text) => MICRO_GRID.exec(text)?.[0] ?? '')),
    kind: first([...titles.map((text) => kindIn(text, false)), kindIn(name, true)]),
  }
}

/** The grid or micro-grid that a line between the people names: 第二网格 alone. */
export function regionOfLine(
  text: string,
): Pick<SheetTitle, 'gridName' | 'microGridName'> | undefined {
  const bare = withoutSpaces(text).replace(/\(.*\)$/, '')
  if (new RegExp(`^${MICRO_GRID.source}$`).test(bare)) return { gridName: '', microGridName: bare }
  const both = new RegExp(`^(${NUMBERED_GRID.source})(${MICRO_GRID.source})?$`).exec(bare)
  return both ? { gridName: both[1] ?? '', microGridName: both[2] ?? '' } : undefined
}
