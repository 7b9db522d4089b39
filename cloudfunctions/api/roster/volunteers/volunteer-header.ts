/**
 * Decides whether a sheet is a list of volunteers and which column holds what: recognised, then corrected by the user's
 * mapping. It reads no persons.
 */
import {
  volunteerRosterLabels,
  type VolunteerRosterField,
} from '../../../../src/domain/volunteer-roster/volunteer-roster'
import { sampleList } from '../columns'
import { headerTexts, mayBeSecondLine, SEARCHED_LINES } from '../header-lines'
import { columnLetter } from '../open-sheet'
import { titlesOf } from '../sheet-title'
import type { Sheet } from '../workbook'
import {
  rankOfName,
  recogniseVolunteerColumn,
  tellsVolunteers,
  volunteersTitle,
} from './volunteer-columns'

export interface VolunteerColumn {
  readonly index: number
  readonly header: string
  readonly field: VolunteerRosterField | null
}

export interface VolunteerHeader {
  readonly firstRow: number
  /** The last line, from 1; 0 where none was found. */
  readonly lastRow: number
  readonly columns: readonly VolunteerColumn[]
}

/** A user's choice: index of the column, as text → field, or null to leave it out. */
export type ChosenColumns = Readonly<Record<string, string | null>>

const isField = (text: string | null | undefined): text is VolunteerRosterField =>
  typeof text === 'string' && Object.hasOwn(volunteerRosterLabels, text)

interface Label {
  readonly header: string
  readonly field: VolunteerRosterField | null | undefined
}

/** 服务时长 over 累计 is 累计服务时长; 志愿者信息 over 姓名 is 姓名. */
const joinLabels = (upper: string, lower: string): Label => {
  if (lower === '' || lower === upper)
    return { header: upper, field: recogniseVolunteerColumn(upper) }
  if (upper === '') return { header: lower, field: recogniseVolunteerColumn(lower) }
  const names = [`${upper}${lower}`, `${lower}${upper}`, lower, upper]
  const field = names.map(recogniseVolunteerColumn).find((one) => one !== undefined)
  return { header: `${upper}${lower}`, field }
}

/** Each field is one column's: the plainest name's, one that is shown before a hidden one. */
const settle = (labels: readonly (Label | undefined)[], sheet: Sheet): VolunteerColumn[] => {
  const columns = Array.from(labels, (label, index) => ({
    index,
    header: (label?.header ?? '').replace(/\s+/g, ''),
    field: label?.field ?? null,
  }))
  const rank = ({ index, field, header }: VolunteerColumn): number =>
    (sheet.hiddenColumns.has(index) ? 1000 : 0) + (field ? rankOfName(field, header) : 0)
  const taken = new Map<VolunteerRosterField, number>()
  for (const column of [...columns].sort((one, other) => rank(one) - rank(other)))
    if (column.field && !taken.has(column.field)) taken.set(column.field, column.index)
  return columns.map((column) => ({
    ...column,
    field: column.field && taken.get(column.field) === column.index ? column.field : null,
  }))
}

const candidates = (sheet: Sheet, at: number): VolunteerHeader[] => {
  const line = sheet.lines[at]
  if (line === undefined) return []
  const upper = headerTexts(sheet, line)
  const { rowNumber } = line
  const single = settle(
    Array.from(upper, (text) => joinLabels(text ?? '', '')),
    sheet,
  )
  const headers = [{ firstRow: rowNumber, lastRow: rowNumber, columns: single }]
  const next = sheet.lines[at + 1]
  const isTitle = new Set(upper.filter((text) => text !== undefined)).size < 2
  if (isTitle || !mayBeSecondLine(sheet, line, next)) return headers
  const lower = headerTexts(sheet, next)
  const both = Array.from({ length: Math.max(upper.length, lower.length) }, (_, index) =>
    joinLabels(upper[index] ?? '', lower[index] ?? ''),
  )
  return [
    ...headers,
    { firstRow: rowNumber, lastRow: next.rowNumber, columns: settle(both, sheet) },
  ]
}

const has = ({ columns }: VolunteerHeader, ...fields: readonly VolunteerRosterField[]): boolean =>
  columns.some(({ field }) => field !== null && fields.includes(field))

const countNamed = ({ columns }: VolunteerHeader): number =>
  columns.filter(({ field }) => field !== null).length

const findHeader = (sheet: Sheet): VolunteerHeader | undefined =>
  Array.from({ length: Math.min(sheet.lines.length, SEARCHED_LINES) }, (_, at) =>
    candidates(sheet, at),
  )
    .flat()
    .filter((header) => has(header, 'name') && countNamed(header) > 1)
    .reduce<VolunteerHeader | undefined>(
      (best, next) => (best && countNamed(best) >= countNamed(next) ? best : next),
      undefined,
    )

/** Where no header is known, the columns are shown as they stand, so that the user can name them. */
const unnamed = ({ lines }: Sheet): VolunteerHeader => {
  const width = lines.slice(0, 200).reduce((most, { cells }) => Math.max(most, cells.length), 0)
  const columns = Array.from({ length: Math.min(width, 200) }, (_, index) => ({
    index,
    header: '',
    field: null,
  }))
  return { firstRow: 0, lastRow: 0, columns }
}

const corrected = (header: VolunteerHeader, chosen: ChosenColumns): VolunteerHeader => {
  const given = new Map(
    Object.entries(chosen).map(([index, field]) => [Number(index), isField(field) ? field : null]),
  )
  const claimed = new Set(given.values())
  const columns = header.columns.map((column): VolunteerColumn => {
    const field = given.get(column.index)
    if (field !== undefined) return { ...column, field }
    return claimed.has(column.field) ? { ...column, field: null } : column
  })
  return { ...header, columns }
}

export interface OpenVolunteerSheet extends VolunteerHeader {
  /** In Chinese; '' when the sheet is read. */
  readonly skippedBecause: string
}

const whySkipped = (sheet: Sheet, header: VolunteerHeader, isChosen: boolean): string => {
  if (sheet.lines.length === 0) return '这张表是空的。'
  if (!has(header, 'name'))
    return '没有认出“姓名”那一列，所以没有读取。如果这是志愿者名册，请指定各列。'
  if (isChosen) return ''
  const titles = titlesOf(sheet, header.firstRow)
  const tells = header.columns.some(({ field }) => field !== null && tellsVolunteers.has(field))
  if (!tells && !titles.some((title) => volunteersTitle.test(title)))
    return '看不出这是志愿者名册：没有编号、队伍、时长这些列，标题也没写志愿者。如果是，请指定各列。'
  if (titles.some((title) => sampleList.test(title))) return '这张表是模板或示例，没有读取。'
  return sheet.hidden ? '这张表是隐藏的，没有读取。如果要导入，请先取消隐藏。' : ''
}

export const openVolunteerSheet = (sheet: Sheet, chosen?: ChosenColumns): OpenVolunteerSheet => {
  const found = findHeader(sheet) ?? unnamed(sheet)
  const header = chosen ? corrected(found, chosen) : found
  return { ...header, skippedBecause: whySkipped(sheet, header, chosen !== undefined) }
}

/** The columns as the screen shows them, each with the first value below its header. */
export const shownColumns = (sheet: Sheet, { columns, lastRow }: VolunteerHeader) => {
  const below = sheet.lines.filter((line) => line.rowNumber > lastRow).slice(0, 50)
  return columns.map(({ index, header, field }) => ({
    index,
    letter: columnLetter(index),
    header,
    field,
    sample: (
      below
        .map((line) => line.cells[index]?.text ?? '')
        .find((text: string) => text.trim() !== '') ?? ''
    ).slice(0, 40),
  }))
}
