/**
 * From lines to people: most lines are one person, some hold several, side by side in columns of their own or in
 * one cell (李强、王芳). Only what is unambiguous is divided; the rest is marked, to be told to the office.
 */
import { cleanPersonName } from '../../../src/domain/person-name'
import { saysNothing, toPlainText, withoutSpaces } from '../../../src/domain/plain-text'
import type { RosterField } from '../../../src/domain/roster'
import type { RosterLine } from './lines'
import { splitNames } from './name-cell'
import { personalFields, type PeopleColumns, type PersonColumns } from './people-columns'
import type { Cell } from './workbook'

type Columns = ReadonlyMap<RosterField, number>

/** One person of a line (or a door with nobody). */
export interface PersonLine extends RosterLine {
  /** 0 for the line's only or first person, 1 and on for those beside. */
  readonly person: number
  /** Where this person's values stand in `cells`. */
  readonly byField: Columns
  /** What the columns' own name says of the person: 户主, 配偶; '' when nothing. */
  readonly relation: string
  /** True when the line names more people than could be told apart. */
  readonly isSeveral: boolean
}

type Part = Omit<PersonLine, 'person'>

const textAt = (line: Pick<Part, 'cells' | 'byField'>, field: RosterField): string =>
  toPlainText(line.cells[line.byField.get(field) ?? -1]?.text ?? '')

const nameAt = (line: Pick<Part, 'cells' | 'byField'>): string =>
  cleanPersonName(textAt(line, 'name')).name

/** What a line says of the door and the household, without what is its main person's own. */
const ofHousehold = (columns: Columns): Columns =>
  new Map([...columns].filter(([field]) => !personalFields.has(field)))

/** A block of columns with an address of its own is another household's. */
const hasOwnDoor = ({ columns }: PersonColumns): boolean =>
  (['address', 'room', 'building'] as const).some((field) => columns.has(field))

const partOf = (line: RosterLine, main: Columns, person: PersonColumns): Part => ({
  ...line,
  byField: hasOwnDoor(person) ? person.columns : new Map([...ofHousehold(main), ...person.columns]),
  relation: person.relation,
  isSeveral: false,
})

/** Fields that one value may say of all people in a cell. */
const SHARED: ReadonlySet<RosterField> = new Set(['ethnicGroup', 'residencyStatus', 'presence'])
/** Fields of which one value goes to the first of them, who is asked for the household. */
const OF_FIRST: ReadonlySet<RosterField> = new Set(['phone', 'otherPhone', 'remark', 'employer'])

/** As many values as people, or undefined. */
function dividedValues(field: RosterField, text: string, count: number): string[] | undefined {
  if (field === 'idNumber') {
    const numbers = withoutSpaces(text.replace(/[\s、,;/]+/g, '|')).match(/\d{17}[\dXx]|\d{15}/g)
    return numbers?.length === count ? numbers : undefined
  }
  // 1975/6/21 is one date.
  const separator = field === 'birthDate' ? /[、,;\r\n]+/ : /[、,;/\r\n]+/
  const parts = text.split(separator).map((part) => part.trim())
  if (parts.length === count) return parts
  if (SHARED.has(field)) return parts.length === 1 ? Array<string>(count).fill(text) : undefined
  return OF_FIRST.has(field) ? [text, ...Array<string>(count - 1).fill('')] : undefined
}

/** 李强、王芳 with two numbers beside them are two people; where anything is left over, nobody is divided. */
function divided(part: Part, names: readonly string[], flags: readonly number[]): Part[] {
  const columns = [...part.byField].filter(([field]) => personalFields.has(field))
  const values = columns.map(([field, index]): [number, string[] | undefined] => {
    const text = part.cells[index]?.text ?? ''
    if (field === 'name') return [index, [...names]]
    if (saysNothing(text)) return [index, names.map(() => '')]
    return [index, dividedValues(field, text, names.length)]
  })
  const isTicked = flags.some((index) => !saysNothing(part.cells[index]?.text ?? ''))
  if (isTicked || values.some(([, each]) => each === undefined))
    return [{ ...part, isSeveral: true }]
  return names.map((_, at): Part => {
    const cells = [...part.cells]
    for (const [index, each] of values) {
      const text = each?.[at] ?? ''
      cells[index] = text === '' ? undefined : { text }
    }
    return { ...part, cells, relation: at === 0 ? part.relation : '' }
  })
}

/** The head's own cells for what his member columns leave open: a head who is listed among the members too. */
function joined(head: Part, member: Part): Part {
  const missing = [...head.byField].filter(
    ([field]) => personalFields.has(field) && field !== 'name' && textAt(member, field) === '',
  )
  const relation = textAt(member, 'relation') === '' ? head.relation : member.relation
  return { ...member, byField: new Map([...member.byField, ...missing]), relation }
}

const isNobody = (part: Part): boolean =>
  saysNothing(textAt(part, 'name')) && saysNothing(textAt(part, 'idNumber'))

/** The people of one line, its main one first. */
function peopleOfLine(
  line: RosterLine,
  main: Columns,
  people: PeopleColumns,
  flags: readonly number[],
): Part[] {
  const first: Part = {
    ...line,
    byField: main,
    relation: people.isMainHead ? '户主' : '',
    isSeveral: false,
  }
  if (line.vacant) return [first]
  const beside = people.others
    .map((person) => partOf(line, main, person))
    .filter((part) => !isNobody(part))
  if (beside.length > 0 && isNobody(first)) return beside
  const same = beside.findIndex((part) => nameAt(part) === nameAt(first))
  const all =
    same < 0
      ? [first, ...beside]
      : beside.map((part, at) => (at === same ? joined(first, part) : part))
  return all.flatMap((part): Part[] => {
    const names = splitNames(part.cells[part.byField.get('name') ?? -1]?.text ?? '')
    if (names === 'unclear') return [{ ...part, isSeveral: true }]
    return names.length > 1 ? divided(part, names, part === first ? flags : []) : [part]
  })
}

/**
 * A head whose own columns stand before those of the members, and who is none of them, is a person of his own:
 * once for the household, before its first member.
 */
function withHeads(lines: readonly Part[][], main: Columns, head: PersonColumns): Part[][] {
  const headOf = (line: Part[]): string => {
    const [part] = line
    const cell = part?.cells[head.columns.get('name') ?? -1]
    return cleanPersonName(cell?.text ?? '').name
  }
  let start = 0
  const result = lines.map((line) => [...line])
  for (let at = 1; at <= lines.length; at += 1) {
    if (at < lines.length && headOf(lines[at] ?? []) === headOf(lines[start] ?? [])) continue
    const household = lines.slice(start, at).flat()
    const name = headOf(lines[start] ?? [])
    const [first] = household
    if (
      first?.vacant === false &&
      name !== '' &&
      household.every((part) => nameAt(part) !== name)
    ) {
      const own = (result[start] ?? []).filter((part) => !isNobody(part))
      result[start] = [partOf(first, main, head), ...own]
    }
    start = at
  }
  return result
}

/** Everybody in the lines of a sheet. `flags`: the columns that are ticked. */
export function peopleOfLines(
  lines: readonly RosterLine[],
  main: Columns,
  people: PeopleColumns,
  flags: readonly number[],
): PersonLine[] {
  const all = lines.map((line) => peopleOfLine(line, main, people, flags))
  const found = people.head ? withHeads(all, main, people.head) : all
  return found.flatMap((line) => line.map((part, person) => ({ ...part, person })))
}

/** What a line says of one person. */
export const cellOf = (line: PersonLine, field: RosterField): Cell | undefined =>
  line.cells[line.byField.get(field) ?? -1]
