/**
 * Reads one sheet: its columns, its lines, everybody in them, and where they live as the whole sheet knows it. It
 * must not decide which rows are kept out for what other sheets say; that is `read-roster.ts`.
 */
import {
  addressCompleteness,
  communityOfAddress,
  countyOfAddress,
  streetOfAddress,
} from '../../../src/domain/address-text'
import { parseIdNumber } from '../../../src/domain/id-number'
import { saysNothing } from '../../../src/domain/plain-text'
import type { RosterField, RosterMapping } from '../../../src/domain/roster'
import { repeatsBuilding } from './address-cells'
import { findHouseholds, type HouseholdOfLine } from './households'
import { openSheet, type OpenSheet } from './open-sheet'
import { cellOf, peopleOfLines, type PersonLine } from './people-of-row'
import { readPerson, type PersonReading, type PersonValues } from './person'
import { withKnownEstates, type EstateReading, type KnownEstates } from './sheet-estates'
import { tablesOf } from './tables'
import { knownTags } from './tags'
import type { Sheet } from './workbook'

export interface RosterOptions {
  /** Columns as the user corrected them; sheets without an entry are recognised. */
  readonly mapping?: RosterMapping
  /** YYYY-MM-DD in China: birth dates after it get a note. Without it they are not looked at. */
  readonly today?: string
  /** The estates and their buildings that the community's file knows. */
  readonly estates?: KnownEstates
  /** Estates as the sheets before this one spell them. */
  readonly spellings?: ReadonlySet<string>
  /** Bare names of the regions above, which may stand in front of an estate: 梧桐, 杨家门. */
  readonly placeNames?: readonly string[]
  /** The tenant's own tags, to which the roster's are matched. */
  readonly tags?: readonly string[]
}

/** One person's line with everything that is known of it, before rows and defects part. */
export interface ReadLine {
  readonly line: PersonLine
  readonly person: PersonReading
  readonly household: HouseholdOfLine
  readonly communityName: string
  readonly saysCommunity: string
  readonly saysStreet: string
  readonly gridName: string
  readonly microGridName: string
  /** As in RosterRow. */
  readonly tagsSpokenOf: readonly string[] | null
}

/** A sheet with its lines read; none when it was skipped. */
export interface ReadSheet {
  readonly sheet: Sheet
  readonly open: OpenSheet
  readonly lines: readonly ReadLine[]
}

function keepsIdNumbers(lines: readonly PersonLine[]): boolean {
  return lines.some((line) => {
    const written = cellOf(line, 'idNumber')?.text ?? ''
    if (saysNothing(written)) return false
    const reading = parseIdNumber(written)
    return reading.ok || reading.code !== 'masked'
  })
}

const incompleteness = {
  empty: 'address-missing',
  incomplete: 'address-incomplete',
  rural: null,
  door: null,
} as const

/** The reading with the address as the whole sheet knows it, and with what is wrong with it. */
function placed(person: PersonReading, { address, note, problem }: EstateReading): PersonReading {
  const completeness = addressCompleteness(address)
  const code = problem ?? incompleteness[completeness]
  const rural = completeness === 'rural' ? '没有门牌号，按户主区分' : ''
  const notes = [...person.values.notes, rural, note].filter((text) => text !== '')
  const problems = code === null ? [] : [{ code, field: 'address' as const }]
  return {
    ...person,
    values: { ...person.values, address, notes },
    problems: [...person.problems, ...problems],
  }
}

/** Nobody under this age is one of the 老人, whatever was ticked. */
const OLD_FROM_YEARS = 60

/** The roster's words for kinds of people as the tenant's tags: 低保 is 低保户. */
function tagsOf(
  { tags, birthDate }: PersonValues,
  { tags: known = [], today = '' }: RosterOptions,
) {
  const age = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4))
  const isYoung = birthDate !== '' && today !== '' && age < OLD_FROM_YEARS
  const fitting = isYoung ? known.filter((tag) => !tag.includes('老人')) : known
  return [...new Set(tags.flatMap((tag) => knownTags(tag, fitting)))]
}

/** null where a column of tags says all; the kinds that columns or the title name otherwise. */
function tagsSpokenOf({ columns, byField, title }: OpenSheet): readonly string[] | null {
  // A list of one kind says nothing of the others, whatever its columns are called.
  if (byField.has('tags') && title.kind === '') return null
  const ticked = columns.flatMap(({ field, tag }) => (field === 'tagFlag' ? [tag] : []))
  return title.kind === '' ? ticked : [...ticked, title.kind]
}

/** Reads every line of one sheet; duplicates are found later, over the whole file. */
function readSheet(sheet: Sheet, options: RosterOptions): ReadSheet {
  const open = openSheet(sheet, options.mapping)
  if (open.skippedBecause !== '') return { sheet, open, lines: [] }
  const { columns, byField, title, people } = open
  const flags = columns.flatMap(({ field, index }) => (field === 'tagFlag' ? [index] : []))
  const lines = peopleOfLines(open.lines.persons, byField, people, flags)
  const textOf = (line: PersonLine, field: RosterField): string =>
    (cellOf(line, field)?.text ?? '').trim()
  const context = {
    columns,
    unclear: people.unclear,
    kind: title.kind,
    roomRepeatsBuilding: repeatsBuilding(
      lines.map((line) => ({
        building: textOf(line, 'building') || line.section.place.building,
        room: textOf(line, 'room') || textOf(line, 'address'),
      })),
    ),
    since1904: sheet.since1904,
    keepsIdNumbers: keepsIdNumbers(lines),
    today: options.today ?? '',
  }
  const written = lines.map((line) => ({ line, person: readPerson(line, context) }))
  const estates = withKnownEstates(
    written.map(({ line, person }) => ({
      address: person.values.address,
      county: countyOfAddress(person.addressText),
      household: textOf(line, 'householdNumber') || textOf(line, 'headName'),
    })),
    {
      estates: options.estates ?? new Map(),
      spellings: options.spellings ?? new Set(),
      placeNames: options.placeNames ?? [],
    },
  )
  const spokenOf = tagsSpokenOf(open)
  const read = written.flatMap(({ line, person: own }, index) => {
    const estate = estates[index]
    if (estate === undefined) return []
    const person = placed(own, estate)
    return {
      line,
      person: { ...person, values: { ...person.values, tags: tagsOf(person.values, options) } },
      communityName: textOf(line, 'community') || title.communityName,
      saysCommunity: textOf(line, 'community') || communityOfAddress(own.addressText),
      saysStreet: streetOfAddress(own.addressText),
      gridName: textOf(line, 'grid') || line.section.gridName || title.gridName,
      microGridName: textOf(line, 'microGrid') || line.section.microGridName || title.microGridName,
      tagsSpokenOf: spokenOf,
    }
  })
  const households = findHouseholds(
    read.map(({ line, person, gridName }) => ({ line, values: person.values, gridName })),
  )
  return {
    sheet,
    open,
    lines: read.flatMap((one, index) => {
      const household = households[index]
      return household === undefined ? [] : [{ ...one, household }]
    }),
  }
}

/** Every table of every sheet, in order; an estate keeps the spelling that it has first. */
export function readSheets(sheets: readonly Sheet[], options: RosterOptions): ReadSheet[] {
  const spellings = new Set<string>()
  return sheets.flatMap(tablesOf).map((sheet) => {
    const read = readSheet(sheet, { ...options, spellings })
    for (const { person } of read.lines) {
      const { estate, building } = person.values.address
      if (estate !== '' && building !== '') spellings.add(estate)
    }
    return read
  })
}
