/**
 * Writes the rows that were kept out back to an .xlsx, each with its reason in front, so that an
 * office corrects this short list and imports it again. Every cell is text (nothing can run as a
 * formula), and each row carries its whole household context, so it reads well without its neighbours.
 */
import { utils, write, type CellObject, type WorkSheet } from '@e965/xlsx'
import { fromSpreadsheetDay } from '../../../src/domain/date-text'
import { rosterFieldLabels, type RosterReading } from '../../../src/domain/roster'
import { recogniseName } from './header-names'
import { hasLostDigits } from './person-values'
import { readSheet, type ReadLine, type ReadSheet, type RosterOptions } from './read-roster'
import type { Cell, Sheet } from './workbook'

/** The reader knows this name and ignores the column when the file comes back. */
export const REASON_COLUMN = '问题/怎么改'
/** Built-in number format 49 of ECMA-376, "text": a corrected ID number typed here keeps its digits. */
const TEXT_FORMAT = '@'
/** Width of the reason column in characters. */
const REASON_WIDTH = 60

/** A column of the list: its header, and what a line has in it. */
interface ListColumn {
  readonly header: string
  readonly text: (one: ReadLine) => string
}

/** The digits that a number still has; the lost ones as stars, lest three zeros pass for digits. */
const KEPT_DIGITS = 15

function originalText(cell: Cell | undefined, since1904: boolean): string {
  if (cell?.isDate !== true || cell.number === undefined) return cell?.text ?? ''
  const day = fromSpreadsheetDay(cell.number, since1904)
  return day.ok ? day.iso : cell.text
}

/**
 * The original columns, and behind them what a line alone would lose: head, grid and community where
 * the sheet has no column for them.
 */
function columnsOf({ sheet, open }: ReadSheet): ListColumn[] {
  const original = open.columns.map(({ index, header, field, tag }): ListColumn => {
    // A name that the reader would not recognise again gives way to the field's own.
    const known = field === null || field === 'tagFlag' || recogniseName(header) === field
    const text = ({ line }: ReadLine): string => {
      const cell = line.cells[index]
      const plain = originalText(cell, sheet.since1904)
      if (field !== 'idNumber' || !hasLostDigits(cell)) return plain
      return plain.slice(0, KEPT_DIGITS).padEnd(plain.length, '*')
    }
    return { header: field === 'tagFlag' ? tag : known ? header : rosterFieldLabels[field], text }
  })
  const added: ListColumn[] = []
  const add = (field: 'headName' | 'grid' | 'community', text: (one: ReadLine) => string): void => {
    if (!open.byField.has(field)) added.push({ header: rosterFieldLabels[field], text })
  }
  add('headName', (one) => one.household.headName)
  add('grid', (one) => one.gridName)
  add('community', (one) => one.communityName)
  return [...original, ...added]
}

function listOf(read: ReadSheet, reasons: ReadonlyMap<number, readonly string[]>): WorkSheet {
  const columns = columnsOf(read)
  const lines = read.lines.filter(({ line }) => reasons.has(line.rowNumber))
  const table = [
    [REASON_COLUMN, ...columns.map(({ header }) => header)],
    ...lines.map((one) => [
      (reasons.get(one.line.rowNumber) ?? []).join('\n'),
      ...columns.map(({ text }) => text(one)),
    ]),
  ]
  const cells = table.map((row) => row.map((v): CellObject => ({ t: 's', v, z: TEXT_FORMAT })))
  const list = utils.aoa_to_sheet(cells)
  list['!cols'] = [{ wch: REASON_WIDTH }, ...columns.map(() => ({ wch: 14 }))]
  return list
}

/**
 * The bytes of an .xlsx with one sheet for each sheet that had defects, under the same name.
 * `sheets`, `options` and `reading` must be those of one {@link readRoster}; undefined when nothing
 * was kept out.
 */
export function writeDefectiveRows(
  sheets: readonly Sheet[],
  reading: RosterReading,
  options: RosterOptions = {},
): Uint8Array | undefined {
  const book = utils.book_new()
  for (const sheet of sheets) {
    const defects = reading.sheets.find(({ name }) => name === sheet.name)?.defects ?? []
    if (defects.length === 0) continue
    const reasons = new Map<number, string[]>()
    for (const { rowNumber, reason } of defects) {
      reasons.set(rowNumber, [...(reasons.get(rowNumber) ?? []), reason])
    }
    utils.book_append_sheet(book, listOf(readSheet(sheet, options), reasons), sheet.name)
  }
  if (book.SheetNames.length === 0) return undefined
  return new Uint8Array(
    write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer,
  )
}
