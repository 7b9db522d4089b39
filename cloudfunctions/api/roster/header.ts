/**
 * Finds the header of a sheet (one line or two, anywhere in the first lines) and recognises its
 * columns by name; what the cells below say of them is `header-content.ts`. It must not read persons.
 */
import { withoutSpaces } from '../../../src/domain/plain-text'
import type { RosterField } from '../../../src/domain/roster'
import { lesserColumns } from './columns'
import { combineLabels, normaliseHeader, recogniseName, tagName, type Label } from './header-names'
import type { HeaderColumn } from './header-column'
import { settledByContent } from './header-content'
import { headerTexts, mayBeSecondLine, SEARCHED_LINES } from './header-lines'
import { countNamed, roleOf, withName, withoutFalseRoles } from './people-columns'
import type { Sheet } from './workbook'

export interface Header {
  /** First and last line of the header, from 1. */
  readonly firstRow: number
  readonly lastRow: number
  readonly columns: readonly HeaderColumn[]
}

/** Fewer recognised names are a sentence or a form, not the header of a table. */
const LEAST_RECOGNISED = 3
const WIDEST = 200

/**
 * The first column of each field keeps it, a hidden one only when no other has it; a second phone is another phone,
 * ticked tags may be many.
 */
function settle(labels: readonly Label[], hidden: ReadonlySet<number>): HeaderColumn[] {
  const columns = withoutFalseRoles(
    Array.from(labels, (label, index): HeaderColumn => {
      const { header = '', field: wanted, tag = '' } = label ?? {}
      const role = roleOf(header)
      const column = { index, header: header.replace(/\s+/g, ''), field: null, tag }
      return { ...column, named: wanted ?? null, ...(role ? { role } : {}) }
    }),
  )
  const areSeveral = columns.filter(({ named, role }) => named === 'name' && !role).length > 1
  const taken = new Set<RosterField>()
  const settled = [...columns]
  const rank = ({ index, header }: HeaderColumn): number =>
    hidden.has(index) ? 2 : lesserColumns.has(normaliseHeader(header)) ? 1 : 0
  for (const column of [...columns].sort((one, other) => rank(one) - rank(other))) {
    let field = column.role === undefined || column.named === 'headName' ? column.named : null
    if (field === 'phone' && taken.has('phone') && !areSeveral) field = 'otherPhone'
    const isTag = field === 'tagFlag'
    if (field !== null && !isTag) {
      if (taken.has(field)) field = null
      else taken.add(field)
    }
    settled[column.index] = { ...column, field, tag: isTag ? tagName(column.tag) : '' }
  }
  return withHouseNumber(settled)
}

/** 门牌号 beside 房号 is the house's number in its street, not the door. */
function withHouseNumber(columns: readonly HeaderColumn[]): HeaderColumn[] {
  const rooms = columns.filter(({ named, role }) => named === 'room' && role === undefined)
  const house = rooms.find(({ header }) => header.startsWith('门牌'))
  const room = rooms.find((column) => column !== house && !lesserColumns.has(column.header))
  if (house === undefined || room === undefined) return [...columns]
  return columns.map((column): HeaderColumn => {
    if (column === house) return { ...column, field: 'houseNumber' }
    return column.named === 'room' ? { ...column, field: column === room ? 'room' : null } : column
  })
}

/** 制表单位:…, 2026年10月, 和平家园3幢201室, 杨家门社区人口台账: above a header, but no part of it. */
function isNote(label = ''): boolean {
  if (recogniseName(label) !== undefined) return false
  return /[:].|\d{4}年|\d{6}|\d-\d|\d(?:幢|栋|号楼|单元|室)|(?:社区|街道|台账|名册|登记表|汇总表|一览表|花名册)$/.test(
    withoutSpaces(label),
  )
}

function candidates(sheet: Sheet, index: number): Header[] {
  const line = sheet.lines[index]
  if (line === undefined) return []
  const upper = headerTexts(sheet, line)
  const single = settle(
    Array.from(upper, (label) => combineLabels(label ?? '', '')),
    sheet.hiddenColumns,
  )
  const headers = [{ firstRow: line.rowNumber, lastRow: line.rowNumber, columns: single }]
  const next = sheet.lines[index + 1]
  // One text over the whole width is a title or a section, not the upper half of a header.
  const isTitle = new Set(upper.filter((label) => label !== undefined)).size < 2
  if (!isTitle && !upper.some(isNote) && mayBeSecondLine(sheet, line, next)) {
    const lower = headerTexts(sheet, next)
    const width = Math.max(upper.length, lower.length)
    const labels = Array.from({ length: width }, (_, column) =>
      combineLabels(upper[column] ?? '', lower[column] ?? ''),
    )
    headers.push({
      firstRow: line.rowNumber,
      lastRow: next.rowNumber,
      columns: settle(labels, sheet.hiddenColumns),
    })
  }
  return headers
}

/** The one that names most columns, the first of equals; undefined when it does not name enough of them. */
function bestOf(sheet: Sheet, headers: readonly Header[]): Header | undefined {
  const best = headers.reduce<Header | undefined>(
    (top, next) => (countNamed(next.columns) > (top ? countNamed(top.columns) : 0) ? next : top),
    undefined,
  )
  if (best === undefined) return undefined
  const header = { ...best, columns: withName(settledByContent(sheet, best)) }
  return namesEnough(header) ? header : undefined
}

/** Three columns, or the person and his door or number: a list of two columns is one too. */
function namesEnough({ columns }: Header): boolean {
  const has = (...fields: readonly RosterField[]): boolean =>
    columns.some(({ field }) => field !== null && fields.includes(field))
  return (
    countNamed(columns) >= LEAST_RECOGNISED || (has('name') && has('room', 'address', 'idNumber'))
  )
}

/**
 * The best header of a sheet, or undefined when no line names enough columns. Fields are recognised
 * by name and content; {@link Header} says which lines it spans.
 */
export function findHeader(sheet: Sheet): Header | undefined {
  const searched = Math.min(sheet.lines.length, SEARCHED_LINES)
  const all = Array.from({ length: searched }, (_, index) => candidates(sheet, index)).flat()
  return bestOf(sheet, all)
}

/** The header that begins in one line, by its place in `sheet.lines`; undefined where none does. */
export const headerAt = (sheet: Sheet, index: number): Header | undefined =>
  bestOf(sheet, candidates(sheet, index))

/**
 * For a sheet whose header was not recognised: the first line with three texts and no numbers, or
 * nothing (rows 0 to 0), so that the user can say what its columns hold.
 */
export function guessHeader(sheet: Sheet): Header {
  const line = sheet.lines.slice(0, SEARCHED_LINES).find(({ cells }) => {
    const own = cells.filter((cell) => cell !== undefined)
    return own.length >= LEAST_RECOGNISED && own.every((cell) => cell?.number === undefined)
  })
  const width = sheet.lines
    .slice(0, WIDEST)
    .reduce((most, { cells }) => Math.max(most, cells.length), 0)
  const columns = Array.from({ length: Math.min(width, 200) }, (_, index) => ({
    index,
    header: (line?.cells[index]?.text ?? '').replace(/\s+/g, ''),
    field: null,
    tag: '',
    named: null,
  }))
  return { firstRow: line?.rowNumber ?? 0, lastRow: line?.rowNumber ?? 0, columns }
}
