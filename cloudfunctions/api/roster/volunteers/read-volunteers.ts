/**
 * From sheets of cells to the reading of a list of volunteers: clean rows, and every row that was kept out with its
 * reason. It must not touch a database.
 */
import { parseDateText } from '../../../../src/domain/date-text'
import { withoutSpaces } from '../../../../src/domain/plain-text'
import {
  volunteerDefectReasons,
  type VolunteerDefect,
  type VolunteerDefectCode,
  type VolunteerRosterField,
  type VolunteerRow,
} from '../../../../src/domain/volunteer-roster/volunteer-roster'
import { fillMerged } from '../fill-down'
import { lineText } from '../line-kind'
import { readSheetTitle, titlesOf } from '../sheet-title'
import type { Cell, Line, Sheet } from '../workbook'
import { unitOfColumn } from './volunteer-columns'
import { openVolunteerSheet, type ChosenColumns, type OpenVolunteerSheet } from './volunteer-header'
import { readLine, type LineValues } from './volunteer-values'

export interface VolunteerReadingOptions {
  /** Sheet name → columns set by the user. */
  readonly mapping: Readonly<Record<string, ChosenColumns>>
  /** ISO day. */
  readonly today: string
}

/** One line with its merged cells filled in. */
export interface VolunteerLine {
  readonly rowNumber: number
  readonly cells: readonly (Cell | undefined)[]
  readonly row: VolunteerRow
  readonly problems: readonly VolunteerDefectCode[]
}

export interface VolunteerSheet {
  readonly sheet: Sheet
  readonly open: OpenVolunteerSheet
  readonly lines: readonly VolunteerLine[]
  /** Lines that are no person: totals, notes, the header again. */
  readonly skippedLines: number
  /** The community that its title names; offices copy titles, so it is told and keeps nobody out. */
  readonly titleCommunity: string
  /** The day up to which its hours count, '' when the sheet does not say. */
  readonly asOf: string
}

export interface VolunteerReading {
  readonly sheets: readonly VolunteerSheet[]
  readonly rows: readonly VolunteerRow[]
  readonly defects: readonly VolunteerDefect[]
}

/** What one cell may say for several lines. */
const SHARED: ReadonlySet<VolunteerRosterField | null> = new Set([
  ...(['team', 'serviceKinds', 'community', 'grid', 'registeredOn'] as const),
])
const NOBODY = /^(?:合计|总计|小计|共计|累计|总人数|填表|制表|审核|说明|备注|注)/
const AS_OF = /(?:截至|截止到?|数据截至)[:]?(\d{4}[-年./]\d{1,2}[-月./]\d{1,2})日?/

const cellOf =
  (open: OpenVolunteerSheet, cells: readonly (Cell | undefined)[]) =>
  (field: VolunteerRosterField): Cell | undefined => {
    const column = open.columns.find((one) => one.field === field)
    return column && cells[column.index]
  }

/** A line with a name, a number or a telephone is somebody; 合计 in front of it is not. */
const isSomebody = (
  open: OpenVolunteerSheet,
  { cells }: Pick<Line, 'cells'>,
  header: ReadonlySet<string>,
): boolean => {
  if (header.has(lineText(cells))) return false
  const first = withoutSpaces(cells.find((cell) => cell !== undefined)?.text ?? '')
  const cell = cellOf(open, cells)
  const name = withoutSpaces(cell('name')?.text ?? '')
  if (NOBODY.test(first) || NOBODY.test(name)) return false
  return (['name', 'idNumber', 'phone'] as const).some(
    (field) => withoutSpaces(cell(field)?.text ?? '') !== '',
  )
}

const asOfDay = (titles: readonly string[], today: string): string => {
  const written = titles.map((title) => AS_OF.exec(title)?.[1] ?? '').find((text) => text !== '')
  const read = parseDateText(written ?? '')
  return read.ok && read.precision === 'day' && read.iso <= today ? read.iso : ''
}

const readSheet = (sheet: Sheet, { mapping, today }: VolunteerReadingOptions): VolunteerSheet => {
  const chosen = Object.hasOwn(mapping, sheet.name) ? mapping[sheet.name] : undefined
  const open = openVolunteerSheet(sheet, chosen)
  const asOf = asOfDay(titlesOf(sheet, open.firstRow), today)
  const title = readSheetTitle(sheet, open.firstRow)
  const { communityName: titleCommunity } = title
  if (open.skippedBecause !== '')
    return { sheet, open, lines: [], skippedLines: 0, asOf, titleCommunity }
  const header = new Set(
    sheet.lines
      .filter(({ rowNumber }) => rowNumber >= open.firstRow && rowNumber <= open.lastRow)
      .map(({ cells }) => lineText(cells)),
  )
  const below = sheet.lines.filter(({ rowNumber }) => rowNumber > open.lastRow)
  const wanted = new Set(
    open.columns.filter(({ field }) => SHARED.has(field)).map(({ index }) => index),
  )
  const filled = fillMerged(sheet, { lastRow: open.lastRow, wanted }, below)
  const unitOf = (field: VolunteerRosterField) =>
    unitOfColumn(open.columns.find((column) => column.field === field)?.header ?? '')
  const context = { since1904: sheet.since1904, today, unitOf }
  let skippedLines = 0
  const lines = below.flatMap(({ rowNumber, cells: own }, at): VolunteerLine[] => {
    if (!isSomebody(open, { cells: own }, header)) {
      skippedLines += 1
      return []
    }
    const cells = filled[at] ?? own
    const read: LineValues = readLine(cellOf(open, cells), context)
    const gridName = read.values.gridName || title.gridName
    const row = { sheet: sheet.name, rowNumber, ...read.values, gridName }
    return [{ rowNumber, cells, row, problems: read.problems }]
  })
  const skippedBecause = lines.length === 0 ? '表里只有表头，没有人。' : ''
  return { sheet, open: { ...open, skippedBecause }, lines, skippedLines, asOf, titleCommunity }
}

export const defectOf = (
  { sheet, rowNumber, details }: Pick<VolunteerRow, 'sheet' | 'rowNumber' | 'details'>,
  code: VolunteerDefectCode,
  reason: string = volunteerDefectReasons[code],
): VolunteerDefect => ({ sheet, rowNumber, name: details.name, code, reason })

/** Rows that are one person's, or claim one number: which of them is right only the office knows, so none is taken. */
const findTwins = (rows: readonly VolunteerRow[]): ReadonlyMap<VolunteerRow, VolunteerDefect> => {
  const found = new Map<VolunteerRow, VolunteerDefect>()
  const where = (other: VolunteerRow): string =>
    `（另一行：“${other.sheet}”第 ${other.rowNumber} 行）`
  const look = (keyOf: (row: VolunteerRow) => string, shared: VolunteerDefectCode): void => {
    const byKey = new Map<string, VolunteerRow>()
    for (const row of rows) {
      const key = keyOf(row)
      const before = key === '' ? undefined : byKey.get(key)
      if (!before) {
        if (key !== '') byKey.set(key, row)
        continue
      }
      const isCopy = before.details.name === row.details.name
      const code = isCopy ? 'listed-twice' : shared
      const told = (one: VolunteerRow, other: VolunteerRow): void => {
        if (!found.has(one))
          found.set(one, defectOf(one, code, `${volunteerDefectReasons[code]}${where(other)}`))
      }
      told(row, before)
      told(before, row)
    }
  }
  look(({ details }) => details.idNumber, 'id-shared')
  look(({ number }) => number, 'number-shared')
  look(
    ({ details }) =>
      details.idNumber === '' && details.phone !== '' ? `${details.phone} ${details.name}` : '',
    'listed-twice',
  )
  return found
}

/** Reads all sheets of a workbook. Never throws for what a file contains. */
export const readVolunteers = (
  sheets: readonly Sheet[],
  options: VolunteerReadingOptions,
): VolunteerReading => {
  const read = sheets.map((sheet) => readSheet(sheet, options))
  const lines = read.flatMap((one) => one.lines)
  const twins = findTwins(lines.map(({ row }) => row))
  const rows: VolunteerRow[] = []
  const defects: VolunteerDefect[] = []
  for (const { row, problems } of lines) {
    const twin = twins.get(row)
    const own = problems.map((code) => defectOf(row, code))
    if (own.length === 0 && !twin) rows.push(row)
    defects.push(...own, ...(twin ? [twin] : []))
  }
  return { sheets: read, rows, defects }
}
