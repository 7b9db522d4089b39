/**
 * Who of several people in one row a column is about: 户主身份证号, 成员2姓名, 配偶电话, or a whole block of
 * columns again further right. It knows columns only; what stands in them is `people-of-row.ts`.
 */
import { withoutSpaces } from '../../../src/domain/plain-text'
import type { RosterField } from '../../../src/domain/roster'
import { lesserNameColumns, anyonesName, othersName } from './columns'
import type { HeaderColumn, Role } from './header-column'
import { normaliseHeader, recogniseName } from './header-names'

/** Columns of one person of a row. */
export interface PersonColumns {
  /** What the columns' name says of the person: 配偶, 户主; '' when nothing. */
  readonly relation: string
  readonly columns: ReadonlyMap<RosterField, number>
}

export interface PeopleColumns {
  /** People who stand in a row besides its main one. */
  readonly others: readonly PersonColumns[]
  /** The head's own name and number, where another column names the person. */
  readonly head: PersonColumns | null
  /** True when the main person of a row is the head of a household. */
  readonly isMainHead: boolean
  /** Columns that name further people of whom the header does not say enough. */
  readonly unclear: readonly number[]
  /** Spouses and children with numbers of their own, in a list of one person a row: not imported, but told. */
  readonly kin: readonly number[]
}

/** Fields that are one person's own; the others belong to the door and its household. */
export const personalFields: ReadonlySet<RosterField> = new Set([
  ...(['name', 'relation', 'isHead', 'sex', 'ethnicGroup', 'idNumber', 'birthDate'] as const),
  ...(['phone', 'otherPhone', 'politicalStatus', 'education', 'maritalStatus'] as const),
  ...(['residencyStatus', 'presence', 'employer', 'tags', 'remark'] as const),
])

const NUMBER = '(?:\\d{1,2}|[一二三四五六七八九十]{1,2})'
const OF = '(?:基本)?(?:信息|情况)?的?'
const roles: readonly (readonly [Role['kind'], RegExp])[] = [
  ['head', new RegExp(`^(户主|户代表|户长)${OF}(.*)$`)],
  ['tenant', new RegExp(`^(承租人|租客|租户|租住人|租住人员|经营者|经营户)${OF}(.*)$`)],
  ['owner', new RegExp(`^(业主|房主|产权人)${OF}(.*)$`)],
  [
    'member',
    new RegExp(
      `^((?:家庭|同住|共同居住|其他|户内)?(?:成员|家属|家人|人员|居民|子女|孩子|同住人|居住人|租客|承租人|住户)${NUMBER})${OF}(.*)$`,
    ),
  ],
  [
    'kin',
    new RegExp(
      `^(配偶|妻子|丈夫|爱人|父亲|母亲|儿子|女儿|长子|次子|长女|次女|儿媳|女婿|子女|孩子|家属|其他成员)${OF}(.*)$`,
    ),
  ],
]
const NUMBERED = new RegExp(`^(.+?)(${NUMBER})$`)

/** 成员(1)姓名 → 成员1姓名; other brackets and their content go, and signs. */
const bareHeader = (header: string): string =>
  withoutSpaces(header)
    .replace(new RegExp(`[([](${NUMBER})[)\\]]`), '$1')
    .replace(/[([【〔][^)\]】〕]*[)\]】〕]?/g, '')
    .replace(/[*★※#:、,/·.-]/g, '')

const personal = (header: string): RosterField | undefined => {
  const field = header === '' ? 'name' : recogniseName(header)
  return field !== null && field !== undefined && personalFields.has(field) ? field : undefined
}

/** undefined for a column of the row's main person, of the household, or of nobody. */
export function roleOf(header: string): Role | undefined {
  const bare = bareHeader(header)
  for (const [kind, pattern] of roles) {
    const [, who = '', rest = ''] = pattern.exec(bare) ?? []
    const field = who === '' ? undefined : personal(rest)
    // 户主关系 is how somebody is related to the head; 子女情况 tells of children, it does not name them.
    if (field === undefined || (field === 'relation' && kind === 'head')) continue
    if (rest === '' && /(?:信息|情况)$/.test(bare)) continue
    const relation =
      kind === 'head' ? '户主' : kind === 'kin' ? who : /^(?:子女|孩子)/.exec(who)?.[0]
    return { kind, key: `${kind} ${who}`, relation: relation ?? '', field }
  }
  const [, base = '', number = ''] = NUMBERED.exec(bare) ?? []
  const field = base === '' ? undefined : personal(base)
  return field && { kind: 'member', key: `number ${number}`, relation: '', field }
}

interface Group {
  readonly kind: Role['kind']
  readonly relation: string
  readonly columns: Map<RosterField, number>
}

/** The columns that have a role, person by person, in the order of the sheet. */
function groupsOf(columns: readonly HeaderColumn[]): Group[] {
  const groups = new Map<string, Group>()
  for (const { index, role } of columns) {
    if (role === undefined) continue
    const group = groups.get(role.key) ?? { ...role, columns: new Map<RosterField, number>() }
    if (!group.columns.has(role.field)) group.columns.set(role.field, index)
    groups.set(role.key, group)
  }
  return [...groups.values()]
}

/** 电话1 and 电话2 are one person's: a number at the end makes people only where it numbers names. */
export function withoutFalseRoles(columns: readonly HeaderColumn[]): HeaderColumn[] {
  const numbered = (column: HeaderColumn): boolean =>
    column.role?.key.startsWith('number ') === true
  const names = columns.filter(
    ({ role, named }) => role?.field === 'name' || (role === undefined && named === 'name'),
  )
  const isPerson = (key: string): boolean =>
    names.length > 1 && names.some(({ role }) => role?.key === key)
  return columns.map((column) => {
    if (!numbered(column) || isPerson(column.role?.key ?? '')) return column
    const { role: _, ...plain } = column
    return plain
  })
}

/** The field for each column of a person, given to the columns of the row's main person. */
function adopted(columns: readonly HeaderColumn[], group: Group): HeaderColumn[] {
  const taken = new Set(columns.map(({ field }) => field))
  const byIndex = new Map([...group.columns].map(([field, index]) => [index, field]))
  return columns.map((column): HeaderColumn => {
    const field = byIndex.get(column.index)
    if (field === undefined || (field !== 'name' && taken.has(field))) return column
    const { role: _, ...plain } = column
    return { ...plain, field }
  })
}

/** 公民姓名: whoever such a list is of. */
const isAnyonesName = ({ header, field, named, role }: HeaderColumn): boolean => {
  const name = normaliseHeader(header)
  const isFree = field === null && named === null && role === undefined
  return isFree && anyonesName.test(name) && !othersName.test(name)
}

/** How many columns a header names, each person's field once; a name that only this list uses is one too. */
export const countNamed = (columns: readonly HeaderColumn[]): number => {
  const ofPeople = new Set(
    columns.flatMap(({ role }) => (role ? [`${role.key} ${role.field}`] : [])),
  )
  const own = columns.filter(
    (column) => !column.role && (column.field !== null || isAnyonesName(column)),
  )
  return own.length + ofPeople.size
}

/**
 * Without a column 姓名 the person is named, in this order, by 公民姓名 and the like, 承租人, 住户, the head of
 * household, the first of several members, 业主, 联系人.
 */
export function withName(columns: readonly HeaderColumn[]): HeaderColumn[] {
  if (columns.some(({ field }) => field === 'name')) return [...columns]
  const groups = groupsOf(columns).filter((group) => group.columns.has('name'))
  const named = (column: HeaderColumn | undefined): HeaderColumn[] | undefined =>
    column && columns.map((one) => (one === column ? { ...one, field: 'name' } : one))
  const lesser = (name: string | undefined): HeaderColumn[] | undefined =>
    named(columns.find(({ header }) => normaliseHeader(header) === name))
  const promoted = (kind: Role['kind']): HeaderColumn[] | undefined => {
    const group = groups.find((one) => one.kind === kind)
    return group && adopted(columns, group)
  }
  return (
    named(columns.find(isAnyonesName)) ??
    promoted('tenant') ??
    lesser(lesserNameColumns[0]) ??
    promoted('head') ??
    promoted('member') ??
    promoted('owner') ??
    lesser(lesserNameColumns[1]) ?? [...columns]
  )
}

/** The main person's columns again at a constant distance: two tables side by side, 姓名 电话 姓名 电话. */
function repeated(columns: readonly HeaderColumn[]): Pick<PeopleColumns, 'others' | 'unclear'> {
  const names = columns.filter(({ named, role }) => named === 'name' && role === undefined)
  const [first = 0, second = 0, ...more] = names.map(({ index }) => index)
  if (names.length < 2) return { others: [], unclear: [] }
  const distance = second - first
  if (more.some((index, at) => index !== first + distance * (at + 2)))
    return { others: [], unclear: [second, ...more] }
  const others = [second, ...more].map((_, at): PersonColumns => {
    const shifted = columns.flatMap((column): [RosterField, number][] => {
      const again = columns[column.index + distance * (at + 1)]
      const { field } = column
      if (!again || field === null || field === 'tagFlag' || again.field !== null) return []
      return again.named === column.named ? [[field, again.index]] : []
    })
    return { relation: '', columns: new Map(shifted) }
  })
  return { others, unclear: [] }
}

/** Who else stands in the rows of a sheet; `columns` are those of {@link withName}, or corrected by the user. */
export function peopleColumns(columns: readonly HeaderColumn[]): PeopleColumns {
  const name = columns.find(({ field }) => field === 'name')
  const isMainHead = name !== undefined && roleOf(name.header)?.kind === 'head'
  const groups = groupsOf(columns).filter((group) => group.columns.has('name'))
  const of = (...kinds: readonly Role['kind'][]): Group[] =>
    groups.filter(({ kind }) => kinds.includes(kind))
  const again = repeated(columns)
  const kin = of('kin').filter((group) => group.columns.has('idNumber'))
  const nameless = of('kin').filter((group) => !group.columns.has('idNumber'))
  const nameOf = (group: Group): number => group.columns.get('name') ?? -1
  const [head] = of('head').filter((group) => group.columns.has('idNumber'))
  return {
    others: [...of('member'), ...(isMainHead ? kin : []), ...again.others],
    head: head && !isMainHead ? head : null,
    isMainHead,
    unclear: [...again.unclear, ...(isMainHead ? nameless.map(nameOf) : [])],
    kin: isMainHead ? [] : kin.map(nameOf),
  }
}
