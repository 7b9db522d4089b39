/**
 * Finds the header of a sheet (one line or two, anywhere in the first lines) and recognises its
 * columns, by name first and by content where the name says nothing. It must not read persons.
 */
import { parseIdNumber } from '../../../src/domain/id-number'
import { parsePhone } from '../../../src/domain/phone-number'
import { withoutSpaces } from '../../../src/domain/plain-text'
import type { RosterField } from '../../../src/domain/roster'
import { anyonesName, lesserNameColumns, othersName } from './columns'
import {
  combineLabels,
  HEADS_OWN,
  normaliseHeader,
  recogniseName,
  tagName,
  type Label,
} from './header-names'
import type { Line, Sheet } from './workbook'

/** `field` null: not needed or not recognised. `tag`: the name of a ticked column. */
export interface HeaderColumn {
  readonly index: number
  readonly header: string
  readonly field: RosterField | null
  readonly tag: string
}

export interface Header {
  /** First and last line of the header, from 1. */
  readonly firstRow: number
  readonly lastRow: number
  readonly columns: readonly HeaderColumn[]
}

/** Titles, notes and instructions above a table seldom fill more. */
const SEARCHED_LINES = 40
/** Fewer recognised names are a sentence or a form, not the header of a table. */
const LEAST_RECOGNISED = 3
const SAMPLED_LINES = 200

/** The texts of a header line by column, merged cells spread over the columns they span. */
function labelsOf(sheet: Sheet, line: Line): string[] {
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

/** The first column of each field keeps it; a second phone is another phone, ticked tags may be many. */
function settle(labels: readonly Label[]): HeaderColumn[] {
  const taken = new Set<RosterField>()
  return Array.from(labels, (label, index): HeaderColumn => {
    const { header = '', field: wanted, tag = '' } = label ?? {}
    let field = wanted ?? null
    if (field === 'phone' && taken.has('phone')) field = 'otherPhone'
    if (field !== null && field !== 'tagFlag') {
      if (taken.has(field)) field = null
      else taken.add(field)
    }
    return {
      index,
      header: header.replace(/\s+/g, ''),
      field,
      tag: field === 'tagFlag' ? tagName(tag) : '',
    }
  })
}

const recognised = (columns: readonly HeaderColumn[]): number =>
  columns.filter((column) => column.field !== null || isAnyonesName(column)).length

/** A second header line has words in two columns or more and nothing that looks like data. */
function mayBeSecondLine(sheet: Sheet, first: Line, second: Line | undefined): second is Line {
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

/** 制表单位:…, 2026年10月, 杨家门社区人口台账: above a header, but no part of it. */
function isNote(label: string | undefined): boolean {
  const name = normaliseHeader(label ?? '')
  if (recogniseName(name) !== undefined) return false
  return /[::].|\d{4}年|(?:社区|街道|台账|名册|登记表|汇总表|一览表|花名册)$/.test(name)
}

function candidates(sheet: Sheet, index: number): Header[] {
  const line = sheet.lines[index]
  if (line === undefined) return []
  const upper = labelsOf(sheet, line)
  const single = settle(Array.from(upper, (label) => combineLabels(label ?? '', '')))
  const headers = [{ firstRow: line.rowNumber, lastRow: line.rowNumber, columns: single }]
  const next = sheet.lines[index + 1]
  // One text over the whole width is a title or a section, not the upper half of a header.
  const isTitle = new Set(upper.filter((label) => label !== undefined)).size < 2
  if (!isTitle && !upper.some(isNote) && mayBeSecondLine(sheet, line, next)) {
    const lower = labelsOf(sheet, next)
    const width = Math.max(upper.length, lower.length)
    const labels = Array.from({ length: width }, (_, column) =>
      combineLabels(upper[column] ?? '', lower[column] ?? ''),
    )
    headers.push({ firstRow: line.rowNumber, lastRow: next.rowNumber, columns: settle(labels) })
  }
  return headers
}

/** What the cells below look like, for columns whose name says nothing. */
function fieldByContent(values: readonly string[]): RosterField | undefined {
  const share = (test: (text: string) => boolean): number =>
    values.filter(test).length / values.length
  if (values.length < 2) return undefined
  if (share((text) => /^\d{17}[\dX]$/i.test(withoutSpaces(text)) && parseIdNumber(text).ok) > 0.6)
    return 'idNumber'
  if (share((text) => parsePhone(text).ok) > 0.6) return 'phone'
  if (share((text) => /^[男女]性?$/.test(withoutSpaces(text))) > 0.8) return 'sex'
  if (
    share((text) =>
      /^(?:户主|配偶|妻子?|丈夫|子|女|儿子|女儿|长子|长女|次子|次女|父亲?|母亲?|儿媳|女婿|孙子|孙女|租客|其他)$/.test(
        withoutSpaces(text),
      ),
    ) > 0.8
  )
    return 'relation'
  return undefined
}

function valuesBelow(sheet: Sheet, header: Header, column: number): string[] {
  const below = sheet.lines
    .filter((line) => line.rowNumber > header.lastRow)
    .slice(0, SAMPLED_LINES)
  return below.map((line) => line.cells[column]?.text ?? '').filter((text) => text.trim() !== '')
}

function completedByContent(sheet: Sheet, header: Header): Header {
  const taken = new Set(header.columns.map((column) => column.field))
  const columns = header.columns.map((column): HeaderColumn => {
    if (column.field !== null || recogniseName(column.header) === null) return column
    const field = fieldByContent(valuesBelow(sheet, header, column.index))
    if (field === undefined || taken.has(field)) return column
    taken.add(field)
    return { ...column, field }
  })
  return { ...header, columns: withName(columns, taken) }
}

/** 公民姓名: tried last, so that no column 姓名 further right loses its place. */
function isAnyonesName({ header, field }: HeaderColumn): boolean {
  const name = normaliseHeader(header)
  return field === null && anyonesName.test(name) && !othersName.test(name) && !isLesser(name)
}

const isLesser = (name: string): boolean => lesserNameColumns.includes(name)

/** Without a column 姓名, 业主 or 住户 names the person; without these, the head of household does. */
function withName(
  columns: readonly HeaderColumn[],
  taken: Set<RosterField | null>,
): HeaderColumn[] {
  if (taken.has('name')) return [...columns]
  const named = (column: HeaderColumn): string => normaliseHeader(column.header)
  const lesser = lesserNameColumns.flatMap((name) => columns.filter((one) => named(one) === name))
  const best = columns.find(isAnyonesName) ?? lesser[0]
  if (best)
    return columns.map((column) => (column === best ? { ...column, field: 'name' } : column))
  if (!taken.has('headName')) return [...columns]
  return columns.map((column): HeaderColumn => {
    if (column.field === 'headName') return { ...column, field: 'name' }
    if (column.field !== null || !HEADS_OWN.test(named(column))) return column
    const field = recogniseName(named(column).replace(HEADS_OWN, ''))
    if (field === undefined || field === null || taken.has(field)) return column
    taken.add(field)
    return { ...column, field }
  })
}

/**
 * The best header of a sheet, or undefined when no line names enough columns. Fields are recognised
 * by name and content; {@link Header} says which lines it spans.
 */
export function findHeader(sheet: Sheet): Header | undefined {
  const searched = Math.min(sheet.lines.length, SEARCHED_LINES)
  const all = Array.from({ length: searched }, (_, index) => candidates(sheet, index)).flat()
  const best = all.reduce<Header | undefined>(
    (top, next) => (recognised(next.columns) > (top ? recognised(top.columns) : 0) ? next : top),
    undefined,
  )
  if (best === undefined || recognised(best.columns) < LEAST_RECOGNISED) return undefined
  return completedByContent(sheet, best)
}

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
    .slice(0, SAMPLED_LINES)
    .reduce((most, { cells }) => Math.max(most, cells.length), 0)
  const columns = Array.from({ length: Math.min(width, 200) }, (_, index) => ({
    index,
    header: (line?.cells[index]?.text ?? '').replace(/\s+/g, ''),
    field: null,
    tag: '',
  }))
  return { firstRow: line?.rowNumber ?? 0, lastRow: line?.rowNumber ?? 0, columns }
}
