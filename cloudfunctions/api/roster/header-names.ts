/**
 * What the name of a column stands for, in one line or in two. It knows words only: which line is the
 * header, and what the cells below look like, is `header.ts`.
 */
import { withoutSpaces } from '../../../src/domain/plain-text'
import type { RosterField } from '../../../src/domain/roster'
import {
  columnNames,
  columnPatterns,
  ignoredColumns,
  othersGroup,
  placeFillers,
  placeWords,
  tickedTagColumns,
} from './columns'

/** 户主身份证号 → 身份证号: in a list of one line a household, the head's columns are the person's. */
export const HEADS_OWN = /^户主(?:基本)?(?:信息|情况)?/

/** Half-width, no spaces, no brackets and their content, no stars, colons or numbering. */
export function normaliseHeader(text: string): string {
  const plain = withoutSpaces(text).toLowerCase()
  const bare = plain
    .replace(/[([【〔][^)\]】〕]*[)\]】〕]?/g, '')
    .replace(/^[*★※#]+|(?<![*★※#:])[*★※#:]+$/g, '')
    .replace(/[、,/·.-]/g, '')
    .replace(/(?<=[\u4e00-\u9fff])\d+$/, '')
  return bare === '' ? plain : bare
}

const exact = new Map<string, RosterField>()
for (const [field, names] of Object.entries(columnNames)) {
  for (const name of names) exact.set(normaliseHeader(name), field as RosterField)
}

/** The field of a name that is listed as it stands, not of one that only looks like such. */
export const listedField = (name: string): RosterField | undefined =>
  exact.get(normaliseHeader(name))

/** The field that a column's name stands for; null for the useless, undefined for the unknown. */
export function recogniseName(header: string): RosterField | null | undefined {
  const name = normaliseHeader(header)
  if (name === '') return undefined
  const field = exact.get(name)
  if (field !== undefined) return field
  if (ignoredColumns.some((pattern) => pattern.test(name))) return null
  if (tickedTagColumns.test(name)) return 'tagFlag'
  return columnPatterns.find(([pattern]) => pattern.test(name))?.[1] ?? placeColumn(name)
}

/** 楼号幢号 → building, 幢单元室 → room (15-3-203), 小区及门牌号 → address. */
function placeColumn(name: string): RosterField | undefined {
  let left = name.replace(placeFillers, '')
  const parts = new Set<keyof typeof placeWords>()
  for (const part of ['estate', 'floor', 'unit', 'building', 'room'] as const) {
    const without = left.replace(placeWords[part], '')
    if (without !== left) parts.add(part)
    left = without
  }
  if (left !== '' || parts.size === 0) return undefined
  if (parts.has('room')) return parts.has('estate') ? 'address' : 'room'
  return (['estate', 'building', 'unit', 'floor'] as const).find((part) => parts.has(part))
}

/** A column's name: `field` as in recogniseName, `tag` the words that a ticked column is named by. */
export interface Label {
  readonly header: string
  readonly field: RosterField | null | undefined
  readonly tag: string
}

/** One column's name out of an upper and a lower line: 住址 over 幢, 身份证 over 号码, 特殊人群 over 低保. */
export function combineLabels(upper: string, lower: string): Label {
  const above = normaliseHeader(upper)
  const below = normaliseHeader(lower)
  if (below === '' || below === above)
    return { header: upper, field: recogniseName(upper), tag: above }
  if (above === '') return { header: lower, field: recogniseName(lower), tag: below }
  const own = recogniseName(lower)
  const both = recogniseName(`${upper}${lower}`)
  const parent = recogniseName(upper)
  if (parent === 'tags')
    return {
      header: lower,
      field: /^其[他它]/.test(below) ? 'tags' : own === 'remark' ? 'remark' : 'tagFlag',
      tag: below,
    }
  // 房东信息 over 姓名 names somebody beside the person.
  if (othersGroup.test(above)) return { header: `${upper}${lower}`, field: null, tag: '' }
  // 户主信息 over 姓名 is not the person's name: the joined name goes before the lower one.
  if (HEADS_OWN.test(above) && own !== undefined) {
    return { header: `${upper}${lower}`, field: own === 'name' ? 'headName' : null, tag: '' }
  }
  const field = exact.get(`${above}${below}`) ?? (both === null ? null : (own ?? both ?? parent))
  return { header: `${upper}${lower}`, field, tag: below }
}

/** 是否低保户 → 低保户, 残疾等级 → 残疾. */
export function tagName(header: string): string {
  const name = tickedTagColumns.exec(header)?.[1] ?? header.replace(/^是否(?:为|是)?/, '')
  return name.replace(/(?<=..)(?:类别|类型|种类|等级|级别|程度|情况)$/, '')
}
