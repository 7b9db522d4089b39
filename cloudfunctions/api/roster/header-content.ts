/**
 * What the cells below a header say of its columns: which field a column holds whose name says nothing, and which
 * name was misleading. It looks at samples and reads no persons.
 */
import { parseIdNumber } from '../../../src/domain/id-number'
import { parsePhone } from '../../../src/domain/phone-number'
import { withoutSpaces } from '../../../src/domain/plain-text'
import type { RosterField } from '../../../src/domain/roster'
import { countColumns, kindOrResidency, lesserColumns, residencyWords } from './columns'
import type { HeaderColumn } from './header-column'
import { normaliseHeader, recogniseName } from './header-names'
import type { Sheet } from './workbook'

const SAMPLED_LINES = 200
const RELATION =
  /^(?:户主|配偶|妻子?|丈夫|子|女|儿子|女儿|长子|长女|次子|次女|父亲?|母亲?|儿媳|女婿|孙子|孙女|租客|其他)$/

type Values = readonly string[]

const share = (values: Values, test: (text: string) => boolean): number =>
  values.filter((text) => test(withoutSpaces(text))).length / values.length

/** For columns whose name says nothing. */
function fieldByContent(values: Values): RosterField | undefined {
  if (values.length < 2) return undefined
  if (share(values, (text) => /^\d{17}[\dX]$/i.test(text) && parseIdNumber(text).ok) > 0.6)
    return 'idNumber'
  if (share(values, (text) => parsePhone(text).ok) > 0.6) return 'phone'
  if (share(values, (text) => /^[男女]性?$/.test(text)) > 0.8) return 'sex'
  return share(values, (text) => RELATION.test(text)) > 0.8 ? 'relation' : undefined
}

/** 人员类别: 常住, 流动 is how people live here; 低保, 独居 is what kind they are. */
function kindOrHow(column: HeaderColumn, values: Values): RosterField | undefined {
  const isEither = column.field === 'tags' || column.field === 'residencyStatus'
  if (!isEither || !kindOrResidency.test(normaliseHeader(column.header))) return undefined
  if (values.length === 0) return undefined
  return share(values, (text) => residencyWords.test(text)) > 0.5 ? 'residencyStatus' : 'tags'
}

/** 家庭成员: 3 counts people, it does not name them. */
const isMisleading = ({ field }: HeaderColumn, values: Values): boolean =>
  field === 'name' && values.length > 0 && share(values, (text) => /^\d+人?$/.test(text)) > 0.5

/** Columns of a small table of numbers beside the list (网格, 户数, 人数), behind an empty column. */
function besideList(
  columns: readonly HeaderColumn[],
  isEmpty: (index: number) => boolean,
): Set<number> {
  const blocks: HeaderColumn[][] = [[]]
  for (const column of columns)
    if (isEmpty(column.index)) blocks.push([])
    else blocks.at(-1)?.push(column)
  const counts = (block: readonly HeaderColumn[]): boolean =>
    block.some(({ header }) => countColumns.test(normaliseHeader(header)))
  const names = (block: readonly HeaderColumn[]): boolean =>
    block.some(({ named, role }) => named === 'name' || named === 'headName' || role !== undefined)
  const beside = blocks.some(names) ? blocks.filter((block) => counts(block) && !names(block)) : []
  return new Set(beside.flat().map(({ index }) => index))
}

/** 幢, 单元, 户号 and no other column for the door: then 户号 is it, not a number of the household. */
function withRoom(columns: readonly HeaderColumn[]): HeaderColumn[] {
  const has = (...fields: readonly RosterField[]): boolean =>
    columns.some(({ field }) => field !== null && fields.includes(field))
  if (has('building', 'unit') && !has('room', 'address'))
    return columns.map((column) =>
      column.field === 'householdNumber' ? { ...column, field: 'room' } : column,
    )
  // 房屋编号 beside an address is a code, not a door.
  return columns.map((column) =>
    column.field === 'room' && lesserColumns.has(normaliseHeader(column.header)) && has('address')
      ? { ...column, field: null }
      : column,
  )
}

/** The columns of a header, as its names say and as what stands below allows. */
export function settledByContent(
  sheet: Sheet,
  header: { readonly lastRow: number; readonly columns: readonly HeaderColumn[] },
): HeaderColumn[] {
  const below = sheet.lines
    .filter((line) => line.rowNumber > header.lastRow)
    .slice(0, SAMPLED_LINES)
  const valuesOf = (index: number): string[] =>
    below.map((line) => line.cells[index]?.text ?? '').filter((text) => text.trim() !== '')
  const beside = besideList(
    header.columns,
    (index) => header.columns[index]?.header === '' && valuesOf(index).length === 0,
  )
  const named = header.columns.map((column): HeaderColumn => {
    const values = valuesOf(column.index)
    const isWrong = beside.has(column.index) || isMisleading(column, values)
    if (isWrong) return { ...column, field: null, named: null }
    const field = kindOrHow(column, values)
    const isFree = field !== undefined && !header.columns.some((one) => one.field === field)
    return isFree ? { ...column, field } : column
  })
  const taken = new Set(named.map((column) => column.field))
  const completed = named.map((column): HeaderColumn => {
    const isKnown = column.field !== null || column.role !== undefined
    if (isKnown || beside.has(column.index) || recogniseName(column.header) === null) return column
    const field = fieldByContent(valuesOf(column.index))
    if (field === undefined || taken.has(field)) return column
    taken.add(field)
    return { ...column, field }
  })
  return withRoom(completed)
}
