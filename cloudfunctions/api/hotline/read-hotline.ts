/** From sheets of cells to the cases of a hotline, and every row that was kept out with its reason. It touches no database. */
import { chinaDate } from '../../../src/domain/calendar'
import { fromSpreadsheetDay } from '../../../src/domain/date-text'
import {
  hotlineDefectReasons,
  type HotlineDefectCode,
  type HotlineField,
  type HotlineRow,
} from '../../../src/domain/hotline/hotline-sheet'
import { readDue, readMoment } from '../../../src/domain/hotline/read-due'
import { toPlainText, withoutSpaces } from '../../../src/domain/plain-text'
import type { Cell, Line, Sheet } from '../roster/workbook'
import { openHotlineSheet, type ChosenColumns, type OpenHotlineSheet } from './hotline-columns'

export interface HotlineDefect {
  readonly sheet: string
  readonly rowNumber: number
  readonly caseNumber: string
  readonly reason: string
}

export interface HotlineSheetReading {
  readonly sheet: Sheet
  readonly open: OpenHotlineSheet
  readonly rowCount: number
  /** Lines that are no case: totals, notes, the header again. */
  readonly skippedLines: number
}

export interface HotlineReading {
  readonly sheets: readonly HotlineSheetReading[]
  readonly rows: readonly HotlineRow[]
  readonly defects: readonly HotlineDefect[]
}

/** What the workbook gives of one cell ends there. */
const longestContent = 900
const NO_CASE = /^(?:合计|总计|小计|共计|填表|制表|审核|说明|备注|注)/

export const defectOf = (
  { sheet, rowNumber, caseNumber }: Pick<HotlineRow, 'sheet' | 'rowNumber' | 'caseNumber'>,
  code: HotlineDefectCode,
  detail = '',
): HotlineDefect => ({
  ...{ sheet, rowNumber, caseNumber },
  reason: `${hotlineDefectReasons[code]}${detail}`,
})

/** A date as it is typed, whatever the spreadsheet made of it; a bare number gets the unit of its header. */
const momentText = (cell: Cell | undefined, since1904: boolean, header: string): string => {
  if (cell?.number === undefined) return cell?.text ?? ''
  if (cell.isDate !== true) {
    const unit = /小时|工作日|天/.exec(header)?.[0] ?? ''
    return `${cell.text}${unit}`
  }
  const day = fromSpreadsheetDay(Math.floor(cell.number), since1904)
  if (!day.ok) return cell.text
  // The last half minute of a day is still that day: no clock shows 24:00.
  const minutes = Math.min(Math.round((cell.number % 1) * 24 * 60), 24 * 60 - 1)
  const clock = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
  return minutes === 0 ? day.iso : `${day.iso} ${clock}`
}

interface Context {
  readonly sheet: Sheet
  readonly open: OpenHotlineSheet
  readonly today: string
}

const readRow = (
  { sheet, open, today }: Context,
  { rowNumber, cells }: Line,
): { readonly row: HotlineRow; readonly problems: readonly HotlineDefectCode[] } => {
  const columnOf = (field: HotlineField) => open.columns.find((one) => one.field === field)
  const cell = (field: HotlineField) => cells[columnOf(field)?.index ?? -1]
  const plain = (field: HotlineField) => toPlainText(cell(field)?.text ?? '').trim()
  /** As it was typed: people read it. */
  const typed = (field: HotlineField) => (cell(field)?.text ?? '').replace(/\s+/g, ' ').trim()
  const moment = (field: 'calledAt' | 'due') =>
    momentText(cell(field), sheet.since1904, columnOf(field)?.header ?? '')
  const problems: HotlineDefectCode[] = []
  const caseNumber = withoutSpaces(plain('caseNumber')).slice(0, 60)
  if (caseNumber === '') problems.push('number-missing')
  const content = typed('content')
  if (content === '') problems.push('content-missing')
  if (content.length > longestContent) problems.push('content-too-long')
  const called = moment('calledAt').trim() === '' ? { atMs: 0 } : readMoment(moment('calledAt'))
  if (!called) problems.push('called-unreadable')
  else if (called.atMs > 0 && chinaDate(called.atMs) > today) problems.push('called-to-come')
  const due = readDue(moment('due'))
  if (!due) problems.push('due-unreadable')
  return {
    problems,
    row: {
      ...{ sheet: sheet.name, rowNumber, caseNumber, content },
      calledAtMs: called?.atMs ?? 0,
      caller: typed('caller').slice(0, 30),
      phone: plain('phone').slice(0, 20),
      address: typed('address').slice(0, 60),
      category: plain('category').slice(0, 60),
      due: due ?? { kind: 'by-class' },
      unit: plain('unit').slice(0, 60),
    },
  }
}

const isCase = ({ columns }: OpenHotlineSheet, { cells }: Line): boolean => {
  const first = withoutSpaces(cells.find((cell) => cell !== undefined)?.text ?? '')
  if (NO_CASE.test(first)) return false
  return columns.some(
    ({ index, field, header }) =>
      (field === 'caseNumber' || field === 'content') &&
      withoutSpaces(cells[index]?.text ?? '') !== '' &&
      withoutSpaces(cells[index]?.text ?? '') !== header,
  )
}

/** One number twice: the same row is one case, another content is for a person to decide. */
const withoutTwins = (
  rows: readonly HotlineRow[],
): { readonly rows: readonly HotlineRow[]; readonly defects: readonly HotlineDefect[] } => {
  const first = new Map<string, HotlineRow>()
  const defects: HotlineDefect[] = []
  const clashing = new Set<string>()
  for (const row of rows) {
    const before = first.get(row.caseNumber)
    if (!before) first.set(row.caseNumber, row)
    else if (before.content !== row.content) {
      clashing.add(row.caseNumber)
      defects.push(defectOf(row, 'number-twice'))
    }
  }
  for (const number of clashing) {
    const row = first.get(number)
    if (row) defects.push(defectOf(row, 'number-twice'))
    first.delete(number)
  }
  return { rows: [...first.values()], defects }
}

/** Never throws for what a file contains. */
export const readHotline = (
  sheets: readonly Sheet[],
  {
    mapping,
    today,
  }: { readonly mapping: Readonly<Record<string, ChosenColumns>>; readonly today: string },
): HotlineReading => {
  const rows: HotlineRow[] = []
  const defects: HotlineDefect[] = []
  const read = sheets.map((sheet): HotlineSheetReading => {
    const chosen = Object.hasOwn(mapping, sheet.name) ? mapping[sheet.name] : undefined
    const open = openHotlineSheet(sheet, chosen)
    if (open.skippedBecause !== '') return { sheet, open, rowCount: 0, skippedLines: 0 }
    const below = sheet.lines.filter(({ rowNumber }) => rowNumber > open.headerRow)
    const cases = below.filter((line) => isCase(open, line))
    for (const line of cases) {
      const { row, problems } = readRow({ sheet, open, today }, line)
      if (problems.length === 0) rows.push(row)
      else defects.push(...problems.map((code) => defectOf(row, code)))
    }
    const skippedBecause = cases.length === 0 ? '表里只有表头，没有工单。' : ''
    return {
      ...{ sheet, open: { ...open, skippedBecause } },
      ...{ rowCount: cases.length, skippedLines: below.length - cases.length },
    }
  })
  const once = withoutTwins(rows)
  return { sheets: read, rows: once.rows, defects: [...defects, ...once.defects] }
}
