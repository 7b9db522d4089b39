/**
 * How a header lies in a sheet, whatever it is about: in the first lines, in one line or two, its cells merged over the
 * columns that they span.
 */
import type { Line, Sheet } from './workbook'

/** Titles, notes and instructions above a table seldom fill more. */
export const SEARCHED_LINES = 40

/** The texts of a header line by column, merged cells spread over the columns they span. */
export function headerTexts(sheet: Sheet, line: Line): string[] {
  const labels: string[] = []
  line.cells.forEach((cell, column) => {
    if (cell) labels[column] = cell.text
  })
  for (const area of sheet.merges) {
    if (line.rowNumber < area.firstRow || line.rowNumber > area.lastRow) continue
    const origin = sheet.lines.find((one) => one.rowNumber === area.firstRow)?.cells[
      area.firstColumn
    ]
    if (origin === undefined) continue
    const last = Math.min(area.lastColumn, area.firstColumn + 200)
    for (let column = area.firstColumn; column <= last; column += 1) labels[column] = origin.text
  }
  return labels
}

/** A second header line has words in two columns or more and nothing that looks like data. */
export function mayBeSecondLine(
  sheet: Sheet,
  first: Line,
  second: Line | undefined,
): second is Line {
  if (second?.rowNumber !== first.rowNumber + 1) return false
  const own = second.cells.filter((cell) => cell !== undefined)
  if (
    own.length < 2 ||
    own.some((cell) => cell?.number !== undefined || /\d{4}/.test(cell?.text ?? ''))
  )
    return false
  return (
    sheet.merges.some(
      (area) =>
        area.firstRow === first.rowNumber &&
        area.lastRow === first.rowNumber &&
        area.lastColumn > area.firstColumn,
    ) || second.cells.some((cell, column) => cell && first.cells[column] === undefined)
  )
}
