/**
 * Writes the rows of a list of volunteers that were kept out back to an .xlsx, each with its reason in front, to be
 * corrected and imported again. Every cell is text: nothing can run as a formula.
 */
import { fromSpreadsheetDay } from '../../../../src/domain/date-text'
import { minutesWords } from '../../../../src/domain/minutes-words'
import { readHoursOfDays } from '../../../../src/domain/volunteer-roster/hours-text'
import {
  volunteerRosterLabels,
  type VolunteerDefect,
} from '../../../../src/domain/volunteer-roster/volunteer-roster'
import { listBook, listSheet, REASON_COLUMN } from '../defective-rows'
import { hasLostDigits } from '../person-values'
import type { Cell } from '../workbook'
import type { VolunteerReading, VolunteerSheet } from './read-volunteers'
import { recogniseVolunteerColumn } from './volunteer-columns'
import type { VolunteerColumn } from './volunteer-header'

/** The digits that a number still has; the lost ones as stars. */
const KEPT_DIGITS = 15

const textOf = ({ field }: VolunteerColumn, cell: Cell | undefined, since1904: boolean): string => {
  const text = cell?.text ?? ''
  if (field === 'idNumber' && hasLostDigits(cell))
    return text.slice(0, KEPT_DIGITS).padEnd(text.length, '*')
  if (cell?.isDate !== true || cell.number === undefined) return text
  if (field === 'totalHours' || field === 'availableHours') {
    const read = readHoursOfDays(cell.number)
    return read.ok ? minutesWords(read.minutes ?? 0).replace(/ /g, '') : text
  }
  const day = fromSpreadsheetDay(cell.number, since1904)
  return day.ok ? day.iso : text
}

const listOf = (
  { sheet, open, lines }: VolunteerSheet,
  reasons: ReadonlyMap<number, readonly string[]>,
) => {
  // A name that the reader would not take for the same field gives way to the field's own.
  const headers = open.columns.map(({ header, field }) =>
    field === null || recogniseVolunteerColumn(header) === field
      ? header
      : volunteerRosterLabels[field],
  )
  return listSheet([
    [REASON_COLUMN, ...headers],
    ...lines
      .filter(({ rowNumber }) => reasons.has(rowNumber))
      .map(({ rowNumber, cells }) => [
        (reasons.get(rowNumber) ?? []).join('\n'),
        ...open.columns.map((column) => textOf(column, cells[column.index], sheet.since1904)),
      ]),
  ])
}

/** One sheet for each that had defects, under the same name; undefined when nothing was kept out. */
export const writeVolunteerDefects = (
  { sheets }: VolunteerReading,
  defects: readonly VolunteerDefect[],
): Uint8Array | undefined =>
  listBook(
    sheets.flatMap((one) => {
      const own = defects.filter(({ sheet }) => sheet === one.sheet.name)
      const reasons = new Map<number, readonly string[]>()
      for (const { rowNumber, reason } of own)
        reasons.set(rowNumber, [...(reasons.get(rowNumber) ?? []), reason])
      return own.length === 0 ? [] : [[one.sheet.name, listOf(one, reasons)] as const]
    }),
  )
