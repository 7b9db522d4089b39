/**
 * Writes the rows that were kept out back to an .xlsx, each with its reason in front, so that an
 * office corrects this short list and imports it again. Every cell is text (nothing can run as a
 * formula), and each row carries its whole household context, so it reads well without its neighbours.
 */
import { utils, write, type CellObject, type WorkSheet } from '@e965/xlsx'
import { fromSpreadsheetDay } from '../../../src/domain/date-text'
import { rosterFieldLabels, type RosterReading } from '../../../src/domain/roster'
import type { RosterField } from '../../../src/domain/roster'
import { recogniseName } from './header-names'
import { cellOf } from './people-of-row'
import { hasLostDigits } from './person-values'
import { readSheets, type ReadLine, type ReadSheet, type RosterOptions } from './read-sheet'
import type { Cell, Sheet } from './workbook'

/** The reader knows this name and ignores the column when the file comes back. */
export const REASON_COLUMN = '问题/怎么改'
/** Built-in number format 49 of ECMA-376, "text": a corrected ID number typed here keeps its digits. */
const TEXT_FORMAT = '@'
const MAX_SHEET_NAME = 31
/** Width of the reason column in characters. */
const REASON_WIDTH = 60

/** A column of the list: its header, and what a line has in it. */
interface ListColumn {
  readonly header: string
  readonly text: (one: ReadLine) => string
}

/** The digits that a number still has; the lost ones as stars, lest three zeros pass for digits. */
const KEPT_DIGITS = 15

export function originalText(cell: Cell | undefined, since1904: boolean): string {
  if (cell?.isDate !== true || cell.number === undefined) return cell?.text ?? ''
  const day = fromSpreadsheetDay(cell.number, since1904)
  return day.ok ? day.iso : cell.text
}

/** What a line says in a field, fit to be read again. */
function textOf({ sheet }: ReadSheet, field: RosterField, cell: Cell | undefined): string {
  const plain = originalText(cell, sheet.since1904)
  if (field !== 'idNumber' || !hasLostDigits(cell)) return plain
  return plain.slice(0, KEPT_DIGITS).padEnd(plain.length, '*')
}

/**
 * The original columns of one person, each line's own values in them, and behind them what a line alone would
 * lose: what only the columns of further people say, its relation, head, grid, community and place.
 */
function columnsOf(read: ReadSheet): ListColumn[] {
  const { open, lines } = read
  const { others, head, kin, unclear } = open.people
  const beside = [...others, ...(head ? [head] : [])].flatMap(({ columns }) => [...columns])
  const ofOthers = new Set([...beside.map(([, index]) => index), ...kin, ...unclear])
  const original = open.columns.flatMap(({ index, header, field, tag }): ListColumn[] => {
    if (field === null || field === 'tagFlag') {
      if (ofOthers.has(index)) return []
      const text = ({ line }: ReadLine): string =>
        line.person === 0 ? originalText(line.cells[index], read.sheet.since1904) : ''
      return [{ header: field === null ? header : tag, text }]
    }
    // A name that the reader would not recognise again gives way to the field's own.
    const isKnown = recogniseName(header) === field
    const text = ({ line }: ReadLine): string => textOf(read, field, cellOf(line, field))
    return [{ header: isKnown ? header : rosterFieldLabels[field], text }]
  })
  const has = new Set(open.byField.keys())
  const added: ListColumn[] = []
  const add = (field: RosterField, text: (one: ReadLine) => string): void => {
    if (has.has(field) || lines.every((one) => text(one) === '')) return
    has.add(field)
    added.push({ header: rosterFieldLabels[field], text })
  }
  for (const [field] of beside) add(field, ({ line }) => textOf(read, field, cellOf(line, field)))
  add('relation', (one) => one.household.relation)
  add('headName', (one) => one.household.headName)
  add('grid', (one) => one.gridName)
  add('microGrid', (one) => one.microGridName)
  add('community', (one) => one.communityName)
  if (lines.some(({ person }) => person.isPlacedBySheet))
    for (const field of ['estate', 'building', 'unit'] as const)
      add(field, ({ person }) => person.values.address[field])
  return [...original, ...added]
}

const keyOf = ({
  rowNumber,
  person,
}: {
  readonly rowNumber: number
  readonly person: number
}): string => `${rowNumber}.${person}`

function listOf(read: ReadSheet, reasons: ReadonlyMap<string, readonly string[]>): WorkSheet {
  const columns = columnsOf(read)
  const lines = read.lines.filter(({ line }) => reasons.has(keyOf(line)))
  const table = [
    [REASON_COLUMN, ...columns.map(({ header }) => header)],
    ...lines.map((one) => [
      (reasons.get(keyOf(one.line)) ?? []).join('\n'),
      ...columns.map(({ text }) => text(one)),
    ]),
  ]
  return listSheet(table)
}

/** A table of texts as a sheet; the first column is the reasons'. */
export function listSheet(table: readonly (readonly string[])[]): WorkSheet {
  const cells = table.map((row) => row.map((v): CellObject => ({ t: 's', v, z: TEXT_FORMAT })))
  const list = utils.aoa_to_sheet(cells)
  list['!cols'] = (table[0] ?? []).map((_, at) => ({ wch: at === 0 ? REASON_WIDTH : 14 }))
  return list
}

/** Sheets as the bytes of an .xlsx; undefined for none. */
export function listBook(lists: readonly (readonly [string, WorkSheet])[]): Uint8Array | undefined {
  if (lists.length === 0) return undefined
  const book = utils.book_new()
  // Excel takes 31 characters; the last ones tell the tables of one sheet apart.
  for (const [name, list] of lists) utils.book_append_sheet(book, list, name.slice(-MAX_SHEET_NAME))
  return new Uint8Array(
    write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer,
  )
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
  const lists: (readonly [string, WorkSheet])[] = []
  for (const read of readSheets(sheets, options)) {
    const { sheet } = read
    const defects = reading.sheets.find(({ name }) => name === sheet.name)?.defects ?? []
    if (defects.length === 0) continue
    const reasons = new Map<string, string[]>()
    for (const defect of defects) {
      const key = keyOf(defect)
      reasons.set(key, [...(reasons.get(key) ?? []), defect.reason])
    }
    lists.push([sheet.name, listOf(read, reasons)])
  }
  return listBook(lists)
}
