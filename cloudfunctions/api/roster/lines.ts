/**
 * The lines below a header: which are persons and which are totals, notes or repeated headers, and
 * for each person the whole context of its household (merged cells and "as above" filled down).
 * It must not judge values; that is `person.ts`.
 */
import { withoutSpaces } from '../../../src/domain/plain-text'
import type { RosterField, SkippedLine } from '../../../src/domain/roster'
import type { Header, HeaderColumn } from './header'
import { normaliseHeader } from './header-names'
import type { Cell, Line, MergedArea, Sheet } from './workbook'

/** A line with somebody in it, or (`vacant`) a door with nobody. */
export interface PersonLine {
  readonly rowNumber: number
  readonly hidden: boolean
  readonly vacant: boolean
  /** Effective cells by column, household context included. */
  readonly cells: readonly (Cell | undefined)[]
  /** The grid named by the last section line (第三网格 alone on a line), '' when there was none. */
  readonly sectionGrid: string
}

export interface SheetLines {
  readonly persons: readonly PersonLine[]
  readonly skipped: readonly SkippedLine[]
}

const TOTAL =
  /^(?:本?(?:页|栋|幢|楼|单元|网格|微网格|小区|组|村|社区|户|表)?(?:合计|小计|总计|共计|累计)|总(?:人|户)数|合共)(?:[::\d(（共].*)?$/
/** Written in place of a name where nobody lives. */
const VACANT = /^(?:空[户房关置]{1,2}[户房]?|无人(?:居住)?|未(?:入住|出售|交付|装修))$/
const GRID = /^第?[\d一二三四五六七八九十]{1,3}号?网格$/
/** What belongs to the door and the household, from the wide to the narrow. */
const PLACE: readonly RosterField[] = ['estate', 'group', 'building', 'unit']
const DOOR: readonly RosterField[] = [...PLACE, 'floor', 'room', 'address']
const REGION: readonly RosterField[] = ['community', 'grid', 'microGrid']
const HOUSEHOLD: readonly RosterField[] = [
  ...REGION,
  ...DOOR,
  'householdNumber',
  'headName',
  'tenure',
]
/** Any of these says that the line is about somebody. */
const PERSON: readonly RosterField[] = ['name', 'idNumber', 'birthDate', 'sex', 'phone', 'relation']
/** Belongs to one person alone: never filled down, even when somebody merged it. */
const OWN: ReadonlySet<RosterField> = new Set([
  'name',
  'idNumber',
  'birthDate',
  'sex',
  'relation',
  'remark',
])

type Columns = ReadonlyMap<RosterField, number>

/** Field → column index, for the fields that occur once. */
export function columnsByField(columns: readonly HeaderColumn[]): Columns {
  return new Map(
    columns.flatMap((column) =>
      column.field === null || column.field === 'tagFlag' ? [] : [[column.field, column.index]],
    ),
  )
}

/** A household's cells may be merged downwards; each line gets the value. One pass over all lines. */
function fillMerged(sheet: Sheet, header: Header, lines: readonly Line[]): (Cell | undefined)[][] {
  const byColumn = new Map<number, MergedArea[]>()
  const wanted = new Set(
    header.columns
      .filter(({ field }) => field !== null && !OWN.has(field))
      .map(({ index }) => index),
  )
  for (const area of sheet.merges) {
    if (
      area.lastRow === area.firstRow ||
      area.lastRow <= header.lastRow ||
      !wanted.has(area.firstColumn)
    )
      continue
    byColumn.set(area.firstColumn, [...(byColumn.get(area.firstColumn) ?? []), area])
  }
  const filled = lines.map((line) => [...line.cells])
  const indexOfRow = new Map(lines.map((line, index) => [line.rowNumber, index]))
  for (const [column, areas] of byColumn) {
    areas.sort((one, other) => one.firstRow - other.firstRow)
    let next = 0
    let area: MergedArea | undefined
    lines.forEach((line, index) => {
      while (next < areas.length && (areas[next]?.firstRow ?? Infinity) <= line.rowNumber)
        area = areas[next++]
      if (area === undefined || line.rowNumber <= area.firstRow || line.rowNumber > area.lastRow)
        return
      const origin = filled[indexOfRow.get(area.firstRow) ?? -1]?.[column]
      const row = filled[index]
      if (origin && row && row[column] === undefined) row[column] = { ...origin, inherited: true }
    })
  }
  return filled
}

const own = (cells: readonly (Cell | undefined)[]): Cell[] =>
  cells.filter((cell): cell is Cell => cell !== undefined && cell.inherited !== true)

/** What a line is, when it is nobody's: judged by its own cells alone. */
function kindOf(
  cells: readonly (Cell | undefined)[],
  columns: Columns,
): SkippedLine['kind'] | 'person' | 'vacant' {
  const at = (field: RosterField): Cell | undefined => {
    const cell = cells[columns.get(field) ?? -1]
    return cell?.inherited === true ? undefined : cell
  }
  const words = own(cells).map((cell) => withoutSpaces(cell.text))
  // A total may stand in any column, also under 身份证号码; a line with a real number is somebody.
  const isSomebody = /\d{15}/.test(withoutSpaces(at('idNumber')?.text ?? ''))
  if (!isSomebody && words.some((word) => TOTAL.test(word))) return 'total'
  if (
    normaliseHeader(at('name')?.text ?? '') === '姓名' ||
    (words.includes('姓名') && words.includes('性别'))
  )
    return 'header'
  if (words.length === 1 && GRID.test(words[0] ?? '') && at('name') === undefined) return 'section'
  const name = withoutSpaces(at('name')?.text ?? '')
  const others = PERSON.filter((field) => field !== 'name' && at(field) !== undefined).length
  const isNote = words.length <= 2 && others === 0 && (/[::。,,;;]/.test(name) || name.length > 20)
  if (isNote) return 'note'
  const door = at('room') ?? at('address')
  if (door !== undefined && others === 0 && VACANT.test(name)) return 'vacant'
  if (name !== '' || others > 0) return 'person'
  return door !== undefined && (words.length > 1 || door.text.length < 40) ? 'vacant' : 'note'
}

const sameText = (one: Cell | undefined, other: Cell | undefined): boolean =>
  withoutSpaces(one?.text ?? '') === withoutSpaces(other?.text ?? '')

const SAME = /^(?:同上|同前|同左上|〃|″|")$/

/** 同上 is the value above, or nothing where nothing is above; whose own it must be stays as written. */
function takeSame(
  cells: (Cell | undefined)[],
  above: readonly (Cell | undefined)[] | undefined,
  columns: Columns,
): void {
  const personal = new Set([...OWN].map((field) => columns.get(field)))
  cells.forEach((cell, index) => {
    if (!cell || personal.has(index) || !SAME.test(withoutSpaces(cell.text))) return
    const origin = above?.[index]
    cells[index] = origin ? { ...origin, inherited: true } : undefined
  })
}

/**
 * Fills what the line leaves to the line above. An empty address means "as above" unless the line
 * itself says that another household begins: 户主, another head, another household number.
 */
function fillFromAbove(
  cells: (Cell | undefined)[],
  above: readonly (Cell | undefined)[] | undefined,
  columns: Columns,
): void {
  takeSame(cells, above, columns)
  if (above === undefined) return
  const column = (field: RosterField): number => columns.get(field) ?? -1
  const has = (field: RosterField): boolean => cells[column(field)] !== undefined
  const take = (field: RosterField): void => {
    const index = column(field)
    const origin = above[index]
    if (index >= 0 && cells[index] === undefined && origin)
      cells[index] = { ...origin, inherited: true }
  }
  const differs = (field: RosterField): boolean =>
    has(field) && !sameText(cells[column(field)], above[column(field)])
  const begins =
    /^(?:户主|本人|户长)$/.test(withoutSpaces(cells[column('relation')]?.text ?? '')) ||
    differs('headName') ||
    differs('householdNumber') ||
    REGION.some(differs)
  REGION.forEach(take)
  if (!DOOR.some(has)) {
    if (!begins) HOUSEHOLD.forEach(take)
    return
  }
  const first = PLACE.findIndex(has)
  const inRoomOnly = first < 0 && (has('room') || has('floor'))
  if (columns.has('building') || columns.has('unit')) {
    PLACE.slice(0, inRoomOnly ? PLACE.length : Math.max(first, 0)).forEach(take)
  }
  if (
    !begins &&
    DOOR.every((field) => !differs(field) || cells[column(field)]?.inherited === true)
  ) {
    take('householdNumber')
    take('headName')
  }
}

/** Everything below the header, in order. Blank lines are dropped, lines of nobody are listed. */
export function readLines(sheet: Sheet, header: Header): SheetLines {
  const columns = columnsByField(header.columns)
  const lines = sheet.lines.filter((line) => line.rowNumber > header.lastRow)
  const filled = fillMerged(sheet, header, lines)
  const persons: PersonLine[] = []
  const skipped: SkippedLine[] = []
  let above: readonly (Cell | undefined)[] | undefined
  let sectionGrid = ''
  lines.forEach((line, index) => {
    const cells = filled[index] ?? []
    if (own(cells).length === 0) return
    const kind = kindOf(cells, columns)
    if (kind === 'person' || kind === 'vacant') {
      fillFromAbove(cells, kind === 'person' ? above : undefined, columns)
      const { rowNumber, hidden } = line
      persons.push({ rowNumber, hidden, vacant: kind === 'vacant', cells, sectionGrid })
      above = cells
      return
    }
    const text = own(cells)
      .map((cell) => cell.text.trim())
      .join(' ')
    if (kind === 'section') sectionGrid = withoutSpaces(text)
    // Below a total or a section nothing is "as above" any more.
    if (kind !== 'header') above = undefined
    skipped.push({ rowNumber: line.rowNumber, kind, text: text.slice(0, 60) })
  })
  return { persons, skipped }
}
