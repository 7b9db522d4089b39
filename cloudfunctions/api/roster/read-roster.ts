/**
 * From sheets of cells to the reading of a roster: clean rows, and every row that was kept out with
 * its reason. It joins the steps of this folder and owns the order in which they run; it must not
 * touch a database, and it must not know any office's layout.
 */
import { communityOfAddress } from '../../../src/domain/address-text'
import { saysNothing } from '../../../src/domain/plain-text'
import { parseIdNumber } from '../../../src/domain/id-number'
import {
  rosterDefectReasons,
  rosterFieldLabels,
  type RosterDefect,
  type RosterField,
  type RosterMapping,
  type RosterReading,
  type RosterRow,
  type SheetReading,
} from '../../../src/domain/roster'
import { findDuplicates, type Duplicate } from './duplicates'
import { findHouseholds, type HouseholdOfLine } from './households'
import { withKnownEstates } from './known-estates'
import { readPerson, type PersonReading } from './person'
import { openSheet, type OpenSheet } from './open-sheet'
import type { PersonLine } from './lines'
import type { Sheet } from './workbook'

export interface RosterOptions {
  /** Columns as the user corrected them; sheets without an entry are recognised. */
  readonly mapping?: RosterMapping
  /** YYYY-MM-DD in China: birth dates after it get a note. Without it they are not looked at. */
  readonly today?: string
}

/** One person's line with everything that is known of it, before rows and defects part. */
export interface ReadLine {
  readonly line: PersonLine
  readonly person: PersonReading
  readonly household: HouseholdOfLine
  readonly communityName: string
  readonly saysCommunity: string
  readonly gridName: string
  readonly microGridName: string
}

/** A sheet with its lines read; `open` undefined when it was skipped. */
export interface ReadSheet {
  readonly sheet: Sheet
  readonly open: OpenSheet
  readonly lines: readonly ReadLine[]
}

function keepsIdNumbers(open: OpenSheet): boolean {
  const index = open.byField.get('idNumber')
  if (index === undefined) return false
  return open.lines.persons.some((line) => {
    const written = line.cells[index]?.text ?? ''
    if (saysNothing(written)) return false
    const reading = parseIdNumber(written)
    return reading.ok || reading.code !== 'masked'
  })
}

/** Reads every line of one sheet; duplicates are found later, over the whole file. */
export function readSheet(sheet: Sheet, options: RosterOptions): ReadSheet {
  const open = openSheet(sheet, options.mapping)
  if (open.skippedBecause !== '') return { sheet, open, lines: [] }
  const { columns, byField } = open
  const context = {
    columns,
    byField,
    since1904: sheet.since1904,
    keepsIdNumbers: keepsIdNumbers(open),
    today: options.today ?? '',
  }
  const written = open.lines.persons.map((line) => {
    const text = (field: RosterField): string =>
      (line.cells[byField.get(field) ?? -1]?.text ?? '').trim()
    const saysCommunity = text('community') || communityOfAddress(text('address'))
    return {
      line,
      person: readPerson(line, context),
      communityName: text('community') || open.title.communityName,
      saysCommunity,
      gridName: text('grid') || line.sectionGrid || open.title.gridName,
      microGridName: text('microGrid') || open.title.microGridName,
    }
  })
  const addresses = withKnownEstates(written.map(({ person }) => person.values.address))
  const read = written.map((one, index) => {
    const { values } = one.person
    const address = addresses[index] ?? values.address
    return { ...one, person: { ...one.person, values: { ...values, address } } }
  })
  const households = findHouseholds(
    read.map(({ line, person, gridName }) => ({ line, values: person.values, gridName })),
    byField,
    open.onlyHeads,
  )
  const lines = read.flatMap((one, index) => {
    const household = households[index]
    return household === undefined ? [] : [{ ...one, household }]
  })
  return { sheet, open, lines }
}

function defectsOf(sheet: Sheet, one: ReadLine, duplicate: Duplicate | undefined): RosterDefect[] {
  const { person, line } = one
  const make = (
    code: RosterDefect['code'],
    field: RosterField | null,
    detail = '',
  ): RosterDefect => ({
    sheet: sheet.name,
    rowNumber: line.rowNumber,
    name: person.values.name,
    code,
    reason: `${rosterDefectReasons[code]}${detail}`,
    field,
    severity: 'row',
  })
  const where = duplicate
    ? `(另一行:“${duplicate.other.sheet}”第 ${duplicate.other.rowNumber} 行)`
    : ''
  // A copy repeats the mistakes of the line it was copied from; they are reported there.
  if (duplicate?.code === 'pasted-twice') return [make('pasted-twice', null, where)]
  const own = person.problems.map(({ code, field }) => {
    const named = code === 'formula-unreadable' || code === 'text-too-long'
    return make(code, field, named && field ? `(${rosterFieldLabels[field]})` : '')
  })
  return duplicate
    ? [...own, make(duplicate.code, duplicate.code === 'id-shared' ? 'idNumber' : null, where)]
    : own
}

function rowOf(sheet: Sheet, one: ReadLine): RosterRow {
  const { communityName, saysCommunity, gridName, microGridName, household, line, person } = one
  const place = { communityName, saysCommunity, gridName, microGridName }
  return { sheet: sheet.name, rowNumber: line.rowNumber, ...place, ...person.values, ...household }
}

function settle(read: ReadSheet, duplicates: ReadonlyMap<ReadLine, Duplicate>): SheetReading {
  const { sheet, open } = read
  const rows: RosterRow[] = []
  const defects: RosterDefect[] = []
  const vacantHouses: SheetReading['vacantHouses'][number][] = []
  for (const one of read.lines) {
    if (one.line.vacant) {
      const { address, remark } = one.person.values
      vacantHouses.push({ rowNumber: one.line.rowNumber, gridName: one.gridName, address, remark })
      continue
    }
    const found = defectsOf(sheet, one, duplicates.get(one))
    if (found.length === 0) rows.push(rowOf(sheet, one))
    defects.push(...found)
  }
  const { skippedBecause, headerRow, shownColumns } = open
  const { communityName, gridName } = open.title
  const title = { communityName, gridName }
  const { skipped: skippedLines } = open.lines
  const lists = { rows, defects, vacantHouses, skippedLines, notes: [] }
  return { name: sheet.name, skippedBecause, headerRow, columns: shownColumns, ...title, ...lists }
}

function duplicatesIn(read: readonly ReadSheet[]): Map<ReadLine, Duplicate> {
  const lines = read.flatMap(({ sheet, lines: own }) =>
    own.filter(({ line }) => !line.vacant).map((one) => ({ sheet: sheet.name, one })),
  )
  const found = findDuplicates(
    lines.map(({ sheet, one: { line, person, household } }) => ({
      sheet,
      rowNumber: line.rowNumber,
      name: person.values.name,
      id: person.values.idNumber,
      writtenId: person.writtenId,
      birthDate: person.values.birthDate,
      phone: person.values.phone,
      householdKey: household.householdKey,
    })),
  )
  return new Map(lines.flatMap(({ one }, index) => (found[index] ? [[one, found[index]]] : [])))
}

/**
 * Reads all sheets of a workbook. Never throws for what a file contains: sheets that are no roster
 * are skipped with a reason, rows that may be wrong are kept out with theirs.
 */
export function readRoster(sheets: readonly Sheet[], options: RosterOptions = {}): RosterReading {
  const read = sheets.map((sheet) => readSheet(sheet, options))
  const duplicates = duplicatesIn(read)
  return { sheets: read.map((one) => settle(one, duplicates)) }
}
