/**
 * The lines below a header: which are persons and which are totals, notes or repeated headers, and
 * for each person the whole context of its household (`fill-down.ts`).
 * It must not judge values; that is `person.ts`.
 */
import type { RosterField, SkippedLine } from '../../../src/domain/roster'
import { registeredPlace } from './columns'
import {
  blankIsAbove,
  fillFromAbove,
  fillMerged,
  fillRegistered,
  fillSpare,
  sharedColumns,
} from './fill-down'
import type { Header } from './header'
import type { HeaderColumn } from './header-column'
import {
  kindOfLine,
  lineText,
  own,
  type LineContext,
  type LineKind,
  type Section,
} from './line-kind'
import type { PeopleColumns } from './people-columns'
import { placeBelow, type SheetPlace } from './sheet-place'
import type { Cell, Sheet } from './workbook'

/** A line with somebody in it, or (`vacant`) a door with nobody. */
export interface RosterLine {
  readonly rowNumber: number
  readonly hidden: boolean
  readonly vacant: boolean
  /** Effective cells by column, household context included. */
  readonly cells: readonly (Cell | undefined)[]
  /** Where the line lies by the sheet and by what the lines between the people said last: 第三网格, 5幢. */
  readonly section: Section
}

export interface SheetLines {
  readonly persons: readonly RosterLine[]
  readonly skipped: readonly SkippedLine[]
}

type Columns = ReadonlyMap<RosterField, number>

/** Field → column index, for the fields that occur once. */
export function columnsByField(columns: readonly HeaderColumn[]): Columns {
  return new Map(
    columns.flatMap((column) =>
      column.field === null || column.field === 'tagFlag' ? [] : [[column.field, column.index]],
    ),
  )
}

function contextOf(sheet: Sheet, header: Header, people: PeopleColumns): LineContext {
  const texts = (from: number, to: number): Set<string> =>
    new Set(
      sheet.lines
        .filter(({ rowNumber }) => rowNumber >= from && rowNumber <= to)
        .map(({ cells }) => lineText(cells)),
    )
  return {
    columns: columnsByField(header.columns),
    people,
    header: texts(header.firstRow, header.lastRow),
    titles: texts(1, header.firstRow - 1),
    spanned: new Set(
      sheet.merges.flatMap(({ firstRow, firstColumn, lastColumn }) =>
        lastColumn > firstColumn ? [firstRow] : [],
      ),
    ),
  }
}

function sectionBelow(outer: Section, { gridName, microGridName, place }: Section): Section {
  if (gridName !== '') return { gridName, microGridName, place: outer.place }
  if (microGridName !== '') return { ...outer, microGridName }
  return { ...outer, place: placeBelow(outer.place, place) }
}

/** Everything below the header, in order. Blank lines are dropped, lines of nobody are listed. */
export function readLines(
  sheet: Sheet,
  header: Header,
  { people, place }: { readonly people: PeopleColumns; readonly place: SheetPlace },
): SheetLines {
  const context = contextOf(sheet, header, people)
  const { columns } = context
  const lines = sheet.lines.filter((line) => line.rowNumber > header.lastRow)
  const filled = fillMerged(
    sheet,
    { lastRow: header.lastRow, wanted: sharedColumns(header) },
    lines,
  )
  const registered = header.columns.find(
    (column) => column.field === null && registeredPlace.test(column.header),
  )
  const spare = header.columns.flatMap(({ index, field, named, role }) =>
    field === null && named === 'address' && role === undefined ? [index] : [],
  )
  for (const cells of filled) {
    fillSpare(cells, columns.get('address'), spare)
    fillRegistered(cells, columns.get('address'), registered?.index)
  }
  const kinds = lines.map((line, index): LineKind | undefined => {
    const cells = filled[index] ?? []
    return own(cells).length === 0 ? undefined : kindOfLine(line.rowNumber, cells, context)
  })
  const isPerson = (_: unknown, index: number): boolean => kinds[index]?.kind === 'person'
  const fillsBlank = blankIsAbove(filled.filter(isPerson), columns, people)
  const persons: RosterLine[] = []
  const skipped: SkippedLine[] = []
  let above: readonly (Cell | undefined)[] | undefined
  let section: Section = { gridName: '', microGridName: '', place }
  lines.forEach(({ rowNumber, hidden }, index) => {
    const cells = filled[index] ?? []
    const found = kinds[index]
    if (found === undefined) return
    if (found.kind === 'person' || found.kind === 'vacant') {
      const vacant = found.kind === 'vacant'
      fillFromAbove(cells, vacant ? undefined : above, columns, fillsBlank)
      persons.push({ rowNumber, hidden, vacant, cells, section })
      above = cells
      return
    }
    const text = own(cells)
      .map((cell) => cell.text.trim())
      .join(' ')
    // Below a total or a section nothing is "as above" any more, and a form's address is of its people alone.
    if (found.kind !== 'header') {
      above = undefined
      section = { ...section, place: { ...section.place, address: '' } }
    }
    if (found.kind === 'section') section = sectionBelow(section, found.section)
    skipped.push({ rowNumber, kind: found.kind, text: text.slice(0, 60) })
  })
  return { persons, skipped }
}
