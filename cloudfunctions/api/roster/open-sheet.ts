/**
 * Decides whether a sheet is a roster and which column holds what: recognised, then corrected by the
 * user's mapping. It must not read persons.
 */
import {
  rosterFieldLabels,
  type RosterField,
  type RosterMapping,
  type SheetColumn,
} from '../../../src/domain/roster'
import { goneList, registeredPlace, sampleList } from './columns'
import { findHeader, guessHeader, type Header } from './header'
import type { HeaderColumn } from './header-column'
import { recogniseName } from './header-names'
import { columnsByField, readLines, type SheetLines } from './lines'
import { peopleColumns, type PeopleColumns } from './people-columns'
import { readSheetPlace, type SheetPlace } from './sheet-place'
import { readSheetTitle, titlesOf, type SheetTitle } from './sheet-title'
import type { Sheet } from './workbook'

export interface OpenSheet {
  /** In Chinese; '' when the sheet is read. */
  readonly skippedBecause: string
  readonly headerRow: number
  readonly columns: readonly HeaderColumn[]
  readonly shownColumns: readonly SheetColumn[]
  readonly byField: ReadonlyMap<RosterField, number>
  readonly people: PeopleColumns
  readonly title: SheetTitle
  readonly place: SheetPlace
  readonly lines: SheetLines
}

const NO_LINES: SheetLines = { persons: [], skipped: [] }
const ADDRESS: readonly RosterField[] = ['address', 'estate', 'group', 'building', 'room']

const isField = (text: string | null | undefined): text is RosterField =>
  typeof text === 'string' && Object.hasOwn(rosterFieldLabels, text)

/** 0 → A, 25 → Z, 26 → AA, as spreadsheet programs name columns. */
export function columnLetter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : columnLetter(Math.floor(index / 26) - 1) + last
}

const noColumn = (index: number): HeaderColumn => ({
  index,
  header: '',
  field: null,
  tag: '',
  named: null,
})

/** The user's choice for a column replaces what was recognised, and frees the field elsewhere. */
function corrected(header: Header, chosen: Readonly<Record<string, string | null>>): Header {
  const given = new Map(
    Object.entries(chosen).map(([index, field]) => [Number(index), isField(field) ? field : null]),
  )
  const claimed = new Set(given.values())
  const width = Math.max(header.columns.length, ...[...given.keys()].map((index) => index + 1))
  const columns = Array.from({ length: Math.min(width, 1000) }, (_, index): HeaderColumn => {
    const column = header.columns[index] ?? noColumn(index)
    const field = given.get(index)
    if (field !== undefined) {
      const tag = field === 'tagFlag' ? column.header : ''
      return { ...noColumn(index), header: column.header, field, tag }
    }
    const freed = column.field !== 'tagFlag' && claimed.has(column.field)
    return freed ? { ...column, field: null } : column
  })
  return { ...header, columns }
}

function shown(sheet: Sheet, header: Header, { others, head }: PeopleColumns): SheetColumn[] {
  const ofOthers = new Map(
    [...others, ...(head ? [head] : [])].flatMap(({ columns }) =>
      [...columns].map(([field, index]) => [index, field] as const),
    ),
  )
  const below = sheet.lines.filter((line) => line.rowNumber > header.lastRow).slice(0, 50)
  return header.columns.map(({ index, header: text, field }) => {
    const sample = below
      .map((line) => line.cells[index]?.text ?? '')
      .find((value) => value.trim() !== '')
    return {
      index,
      letter: columnLetter(index),
      header: text,
      field: field ?? ofOthers.get(index) ?? null,
      sample: (sample ?? '').slice(0, 40),
    }
  })
}

/** `found`: whether a header was recognised; `chosen`: whether the user said what the columns hold. */
function reasonToSkip(
  sheet: Sheet,
  header: Header,
  { found, chosen }: { readonly found: boolean; readonly chosen: boolean },
): string {
  const has = (field: RosterField): boolean =>
    header.columns.some((column) => column.field === field)
  if (!found && !chosen)
    return '没有找到“姓名”“身份证号码”这样的表头，看来不是居民名册。如果是，请指定各列。'
  if (!has('name')) return '没有认出“姓名”那一列，所以没有读取。如果这是居民名册，请指定各列。'
  const isPlaced = readSheetPlace(sheet, header.firstRow).address !== ''
  if (!isPlaced && !ADDRESS.some(has)) {
    const registered = header.columns.find((column) => registeredPlace.test(column.header))?.header
    return registered === undefined
      ? '没有认出住址（小区、幢、单元、室，或详细住址）那一列，请指定。'
      : `只有“${registered}”，人不一定住在那里，所以没有读取。要按它导入，请把这一列指定为详细住址。`
  }
  // Whoever says what the columns hold wants the sheet read, whatever it is called.
  if (chosen) return ''
  const titles = titlesOf(sheet, header.firstRow)
  if (titles.some((title) => sampleList.test(title))) return '这张表是模板或示例，没有读取。'
  if (!has('presence') && titles.some((title) => goneList.test(title) && !title.includes('迁入')))
    return '这张表写的是死亡、迁出或注销的人，没有当作在住的人读取。请在小程序里办迁出或去世。'
  return sheet.hidden ? '这张表是隐藏的，没有读取。如果要导入，请先取消隐藏。' : ''
}

const TELLING: readonly (RosterField | null | undefined)[] = [
  'name',
  'headName',
  'idNumber',
  'phone',
  'sex',
  'address',
]

/** Where the user says what the columns hold, a first line that names none of them is somebody. */
function headerToMap(sheet: Sheet): Header {
  const guess = guessHeader(sheet)
  const named = guess.columns.some(({ header }) => TELLING.includes(recogniseName(header)))
  if (named) return guess
  const columns = guess.columns.map((column) => ({ ...column, header: '' }))
  return { firstRow: 0, lastRow: 0, columns }
}

/** Opens one sheet. A sheet without a recognised header shows its columns so that a user can map them. */
export function openSheet(sheet: Sheet, mapping?: RosterMapping): OpenSheet {
  const chosen = mapping && Object.hasOwn(mapping, sheet.name) ? mapping[sheet.name] : undefined
  const found = findHeader(sheet)
  const base = found ?? (chosen ? headerToMap(sheet) : guessHeader(sheet))
  const header = chosen ? corrected(base, chosen) : base
  const people = peopleColumns(header.columns)
  const common = {
    headerRow: header.lastRow,
    columns: header.columns,
    shownColumns: shown(sheet, header, people),
    byField: columnsByField(header.columns),
    people,
    title: readSheetTitle(sheet, header.firstRow),
    place: readSheetPlace(sheet, header.firstRow),
  }
  const unreadable =
    sheet.lines.length === 0
      ? '这张表是空的。'
      : reasonToSkip(sheet, header, { found: found !== undefined, chosen: chosen !== undefined })
  const lines = unreadable === '' ? readLines(sheet, header, common) : NO_LINES
  const empty = lines.persons.length === 0 ? '表里只有表头，没有人。' : ''
  return { ...common, skippedBecause: unreadable || empty, lines }
}
