/**
 * One sheet may hold several tables below each other, each with a header of its own. Each becomes a sheet by
 * itself, under the name of its sheet and its first row. A header that only comes again is no new table.
 */
import { findHeader, headerAt, type Header } from './header'
import { recogniseName } from './header-names'
import { lineText } from './line-kind'
import { countNamed } from './people-columns'
import type { Line, Sheet } from './workbook'

/** A header names the person, and most of its cells are names of columns; asked first because it is cheap. */
const MAY_NAME = /姓\s*名|名\s*字|户\s*主/

function looksLikeHeader({ cells }: Line): boolean {
  const own = cells.filter((cell) => cell !== undefined)
  if (!own.some((cell) => cell?.number === undefined && MAY_NAME.test(cell?.text ?? '')))
    return false
  const fields = own.map((cell) => recogniseName(cell?.text ?? ''))
  const known = fields.filter((field) => field !== undefined).length
  return fields.some((field) => field === 'name' || field === 'headName') && known * 2 > own.length
}

const layoutOf = ({ columns }: Header): string =>
  columns.flatMap(({ index, field }) => (field === null ? [] : [`${index} ${field}`])).join('|')

/** Headings directly above a later table belong to it: 二、流动人口. */
function startOf(lines: readonly Line[], at: number): number {
  const isHeading = (line: Line | undefined): boolean =>
    line !== undefined && line.cells.filter((cell) => cell !== undefined).length <= 2
  let start = at
  while (isHeading(lines[start - 1])) start -= 1
  return start
}

/** The header of which a line is the only one, or the lower one of two. */
function headerAround(sheet: Sheet, at: number): Header | undefined {
  const [two, one] = [headerAt(sheet, at - 1), headerAt(sheet, at)]
  const isLower = two?.lastRow === sheet.lines[at]?.rowNumber
  return isLower && two && countNamed(two.columns) > countNamed(one?.columns ?? []) ? two : one
}

/** The sheet itself in nearly all cases. */
export function tablesOf(sheet: Sheet): Sheet[] {
  const first = findHeader(sheet)
  if (first === undefined) return [sheet]
  const { lines } = sheet
  const starts: number[] = []
  const known = new Set(
    lines.filter(({ rowNumber }) => rowNumber <= first.lastRow).map(({ cells }) => lineText(cells)),
  )
  const layouts = new Set([layoutOf(first)])
  lines.forEach((line, at) => {
    if (line.rowNumber <= first.lastRow || !looksLikeHeader(line)) return
    if (known.has(lineText(line.cells))) return
    const header = headerAround(sheet, at)
    if (header === undefined || layouts.has(layoutOf(header))) return
    layouts.add(layoutOf(header))
    starts.push(
      startOf(
        lines,
        lines.findIndex(({ rowNumber }) => rowNumber === header.firstRow),
      ),
    )
  })
  if (starts.length === 0) return [sheet]
  const above = lines.filter(({ rowNumber }) => rowNumber < first.firstRow)
  const parts = [0, ...starts].map((start, at) => lines.slice(start, starts[at]))
  return parts.map((own, at) => {
    if (at === 0) return { ...sheet, lines: own }
    const firstRow = own[0]?.rowNumber ?? 0
    return { ...sheet, name: `${sheet.name}（第 ${firstRow} 行起）`, lines: [...above, ...own] }
  })
}
