/**
 * From sheets of cells to the reading of a roster: clean rows, and every row that was kept out with
 * its reason. It joins the steps of this folder and owns the order in which they run; it must not
 * touch a database, and it must not know any office's layout.
 */
import { addressCompleteness } from '../../../src/domain/address-text'
import {
  rosterDefectReasons,
  rosterFieldLabels,
  type RosterDefect,
  type RosterField,
  type RosterReading,
  type RosterRow,
  type SheetReading,
  type SkippedLine,
} from '../../../src/domain/roster'
import { findDuplicates, type Duplicate } from './duplicates'
import { joinLists } from './join-lists'
import { readSheets, type ReadLine, type ReadSheet, type RosterOptions } from './read-sheet'
import { sheetNotes } from './sheet-notes'
import type { Sheet } from './workbook'

export type { RosterOptions } from './read-sheet'

function defectsOf(sheet: Sheet, one: ReadLine, duplicate?: Duplicate): RosterDefect[] {
  const { person, line } = one
  const make = (
    code: RosterDefect['code'],
    field: RosterField | null,
    detail = '',
  ): RosterDefect => ({
    sheet: sheet.name,
    rowNumber: line.rowNumber,
    person: line.person,
    name: person.values.name,
    code,
    reason: `${rosterDefectReasons[code]}${detail}`,
    field,
    severity: 'row',
  })
  const where = duplicate
    ? `（另一行：“${duplicate.other.sheet}”第 ${duplicate.other.rowNumber} 行）`
    : ''
  // A copy repeats the mistakes of the line it was copied from; they are reported there.
  if (duplicate?.code === 'pasted-twice') return [make('pasted-twice', null, where)]
  const own = person.problems.map(({ code, field }) => {
    const named = code === 'formula-unreadable' || code === 'text-too-long'
    return make(code, field, named && field ? `（${rosterFieldLabels[field]}）` : '')
  })
  return duplicate
    ? [...own, make(duplicate.code, duplicate.code === 'id-shared' ? 'idNumber' : null, where)]
    : own
}

function rowOf(sheet: Sheet, one: ReadLine): RosterRow {
  const { communityName, saysCommunity, saysStreet, gridName, microGridName } = one
  const { household, line, person } = one
  const { rowNumber, person: which } = line
  const place = { communityName, saysCommunity, saysStreet, gridName, microGridName }
  const { tagsSpokenOf } = one
  const where = { sheet: sheet.name, rowNumber, person: which, tagsSpokenOf }
  return { ...where, ...place, ...person.values, ...household }
}

/** An empty door, too, lies in no place that may be another. */
const UNCLEAR_PLACE: ReadonlySet<string> = new Set([
  ...(['estate-missing', 'address-elsewhere', 'address-disagrees'] as const),
])

function settle(
  read: ReadSheet,
  duplicates: ReadonlyMap<ReadLine, Duplicate>,
  joined: number,
): SheetReading {
  const { sheet, open } = read
  const nobody: SkippedLine[] = []
  const rows: RosterRow[] = []
  const defects: RosterDefect[] = []
  const vacantHouses: SheetReading['vacantHouses'][number][] = []
  for (const one of read.lines) {
    if (one.line.vacant) {
      const { address, remark } = one.person.values
      const text = [address.estate, address.rest].join(' ').trim().slice(0, 60)
      const unclear = one.person.problems.filter(({ code }) => UNCLEAR_PLACE.has(code))
      if (addressCompleteness(address) !== 'door')
        nobody.push({ rowNumber: one.line.rowNumber, kind: 'note', text })
      else if (unclear.length > 0)
        defects.push(...defectsOf(sheet, { ...one, person: { ...one.person, problems: unclear } }))
      else
        vacantHouses.push({
          rowNumber: one.line.rowNumber,
          gridName: one.gridName,
          address,
          remark,
        })
      continue
    }
    const found = defectsOf(sheet, one, duplicates.get(one))
    if (found.length === 0) rows.push(rowOf(sheet, one))
    defects.push(...found)
  }
  const { skippedBecause, headerRow, shownColumns } = open
  const { communityName, gridName } = open.title
  const title = { communityName, gridName }
  const skippedLines = [...open.lines.skipped, ...nobody]
  const lists = { rows, defects, vacantHouses, skippedLines, notes: sheetNotes(read, joined) }
  return { name: sheet.name, skippedBecause, headerRow, columns: shownColumns, ...title, ...lists }
}

/** Each line of a person that repeats another one. */
function duplicatesIn(read: readonly ReadSheet[]): Map<ReadLine, Duplicate<ReadLine>> {
  const lines = read.flatMap(({ sheet, lines: own }) =>
    own.filter(({ line }) => !line.vacant).map((one) => ({ sheet: sheet.name, one })),
  )
  const found = findDuplicates(
    lines.map(({ sheet, one }) => ({
      of: one,
      sheet,
      rowNumber: one.line.rowNumber,
      name: one.person.values.name,
      id: one.person.values.idNumber,
      writtenId: one.person.writtenId,
      birthDate: one.person.values.birthDate,
      sex: one.person.values.sex,
      phone: one.person.values.phone,
      householdKey: one.household.householdKey,
    })),
  )
  return new Map(lines.flatMap(({ one }, index) => (found[index] ? [[one, found[index]]] : [])))
}

/**
 * Reads all sheets of a workbook. Never throws for what a file contains: sheets that are no roster
 * are skipped with a reason, rows that may be wrong are kept out with theirs.
 */
export function readRoster(sheets: readonly Sheet[], options: RosterOptions = {}): RosterReading {
  const written = readSheets(sheets, options)
  const { read, joined } = joinLists(written, duplicatesIn(written))
  const duplicates = duplicatesIn(read)
  return { sheets: read.map((one) => settle(one, duplicates, joined.get(one.sheet) ?? 0)) }
}
