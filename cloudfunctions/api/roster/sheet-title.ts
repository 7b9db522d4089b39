/**
 * Which community and grid a sheet is about, from its name and the lines above its header. Words
 * only: whether such a community exists is for the importer to find out.
 */
import { withoutSpaces } from '../../../src/domain/plain-text'
import type { Sheet } from './workbook'

const NUMBERED_GRID = /第?[\d一二三四五六七八九十]{1,3}号?网格/
const MICRO_GRID = /第?[\d一二三四五六七八九十]{1,3}号?微(?:网格|格)/
const NAMED_GRID = /^(?:.*(?:社区|村))?([\u4e00-\u9fffA-Z\d]{1,8}网格)/
/** The name ends at the first 社区 or 村; 民安村民 and 村庄 are other words. */
const COMMUNITY = /(?:^|[::])([\u4e00-\u9fff]{2,6}?(?:社区|村))(?!民|庄)/

/** What stands in front of the community: 2026年梧桐街道. It does not reach over a colon (填报单位:…). */
const STREET = /(?:\d{4}年度?)?(?:[^::]*?(?:街道|镇|乡))?/

export interface SheetTitle {
  readonly communityName: string
  readonly gridName: string
  /** From the sheet's name alone: 1号微网格. */
  readonly microGridName: string
}

function gridIn(text: string): string {
  const withoutMicro = text.replace(/[\d一二三四五六七八九十]*号?微网格/g, '')
  return NUMBERED_GRID.exec(withoutMicro)?.[0] ?? ''
}

/** '' for what neither the sheet's name nor its title says. The name goes before the title. */
export function readSheetTitle(sheet: Sheet, firstHeaderRow: number): SheetTitle {
  const name = withoutSpaces(sheet.name)
  const titles = sheet.lines
    .filter((line) => line.rowNumber < firstHeaderRow)
    .flatMap((line) => line.cells.map((cell) => withoutSpaces(cell?.text ?? '')))
    .filter((text) => text !== '')
  const named = name.includes('微网格') ? '' : (NAMED_GRID.exec(name)?.[1] ?? '')
  const gridName = [gridIn(name), named, ...titles.map(gridIn)].find((grid) => grid !== '') ?? ''
  const community = [name, ...titles]
    .map((text) => COMMUNITY.exec(text.replace(STREET, ''))?.[1])
    .find((one) => one !== undefined)
  const microGridName = MICRO_GRID.exec(name)?.[0] ?? ''
  return { communityName: community ?? '', gridName, microGridName }
}
