/**
 * Gives each line of a table what it leaves to the lines above: cells merged down a household, 同上, an address
 * written once. It must not carry anything from one household into the next.
 */
import { saysNothing, withoutSpaces } from '../../../src/domain/plain-text'
import type { RosterField } from '../../../src/domain/roster'
import { sameAsRegistered } from './columns'
import type { Header } from './header'
import type { PeopleColumns } from './people-columns'
import { isHead, saysHead } from './relation'
import type { Cell, Line, MergedArea, Sheet } from './workbook'

type Columns = ReadonlyMap<RosterField, number>

/** What belongs to the door and the household, from the wide to the narrow. */
const PLACE: readonly RosterField[] = ['estate', 'group', 'building', 'unit']
const DOOR: readonly RosterField[] = [...PLACE, 'floor', 'houseNumber', 'room', 'address']
const REGION: readonly RosterField[] = ['community', 'grid', 'microGrid']
const HOUSEHOLD: readonly RosterField[] = [
  ...REGION,
  ...DOOR,
  'householdNumber',
  'headName',
  'tenure',
]
/** Belongs to one person alone: never filled down, even when somebody merged it. */
const OWN: ReadonlySet<RosterField> = new Set([
  'name',
  'idNumber',
  'birthDate',
  'sex',
  'relation',
  'isHead',
  'remark',
])
/** The columns of which a cell may stand for several lines. */
export const sharedColumns = ({ columns }: Header): ReadonlySet<number> =>
  new Set(
    columns.filter(({ field }) => field !== null && !OWN.has(field)).map(({ index }) => index),
  )

/** Where fewer lines leave the address out, it is missing there; where more do, it is the one above. */
const LEAST_BLANK = 0.2

/** Cells may be merged downwards; each line gets the value in the wanted columns. One pass over all lines. */
export function fillMerged(
  sheet: Sheet,
  { lastRow, wanted }: { readonly lastRow: number; readonly wanted: ReadonlySet<number> },
  lines: readonly Line[],
): (Cell | undefined)[][] {
  const byColumn = new Map<number, MergedArea[]>()
  for (const area of sheet.merges) {
    if (area.lastRow === area.firstRow || area.lastRow <= lastRow || !wanted.has(area.firstColumn))
      continue
    const areas = byColumn.get(area.firstColumn)
    if (areas) areas.push(area)
    else byColumn.set(area.firstColumn, [area])
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

const sameText = (one: Cell | undefined, other: Cell | undefined): boolean =>
  withoutSpaces(one?.text ?? '') === withoutSpaces(other?.text ?? '')

const SAME = /^(?:同上|同前|同左上|[〃″〞"↑]+|'')$/

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
export function fillFromAbove(
  cells: (Cell | undefined)[],
  above: readonly (Cell | undefined)[] | undefined,
  columns: Columns,
  blankIsAbove: boolean,
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
    isHead(cells[column('relation')]?.text ?? '') ||
    saysHead(cells[column('isHead')]?.text ?? '') ||
    differs('headName') ||
    differs('householdNumber') ||
    REGION.some(differs)
  REGION.forEach(take)
  if (!DOOR.some(has)) {
    if (!begins && blankIsAbove) HOUSEHOLD.forEach(take)
    return
  }
  const first = PLACE.findIndex(has)
  const inRoomOnly = first < 0 && (has('room') || has('floor') || has('houseNumber'))
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

/** A second column for the address speaks where the first one is empty. */
export function fillSpare(
  cells: (Cell | undefined)[],
  address: number | undefined,
  spare: readonly number[],
): void {
  if (address === undefined || !saysNothing(cells[address]?.text ?? '')) return
  const found = spare.find((index) => !saysNothing(cells[index]?.text ?? ''))
  if (found !== undefined) cells[address] = cells[found]
}

/** 同户籍地址 under 现住址 is what the column of the registered address says; 同左 only right beside it. */
export function fillRegistered(
  cells: (Cell | undefined)[],
  address: number | undefined,
  registered: number | undefined,
): void {
  if (address === undefined || registered === undefined) return
  const written = withoutSpaces(cells[address]?.text ?? '')
  if (!sameAsRegistered.test(written) || (written === '同左' && registered !== address - 1)) return
  cells[address] = cells[registered]
}

/**
 * Whether a line without an address lives where the line above does. In a list of one person a row, with hardly
 * a blank, the address was forgotten; a list of heads has a household in every row.
 */
export function blankIsAbove(
  lines: readonly (readonly (Cell | undefined)[])[],
  columns: Columns,
  { isMainHead }: PeopleColumns,
): boolean {
  if (isMainHead) return false
  const tellsHouseholds = ['relation', 'headName', 'householdNumber', 'isHead'] as const
  if (tellsHouseholds.some((field) => columns.has(field))) return true
  const isBlank = (cells: readonly (Cell | undefined)[]): boolean =>
    DOOR.every((field) => cells[columns.get(field) ?? -1] === undefined)
  return lines.filter(isBlank).length >= lines.length * LEAST_BLANK
}
