/**
 * Which lines are one household: by household number, by the head's name, or by 户主 beginning a new
 * one behind the same door. It must not read values of its own; it only relates lines.
 */
import { addressCompleteness, addressKey } from '../../../src/domain/address-text'
import { cleanPersonName } from '../../../src/domain/person-name'
import { withoutSpaces } from '../../../src/domain/plain-text'
import type { RosterField } from '../../../src/domain/roster'
import { unticked } from './columns'
import { cellOf, type PersonLine } from './people-of-row'
import type { PersonValues } from './person'
import { isHead, saysHead } from './relation'

export interface HouseholdLine {
  readonly line: PersonLine
  readonly values: PersonValues
  readonly gridName: string
}

export interface HouseholdOfLine {
  readonly houseKey: string
  readonly householdKey: string
  readonly headName: string
  readonly relation: string
}

/** Door and household number; the grid joins in only where no estate tells equal doors apart. */
function placeOf({ values, gridName }: HouseholdLine): string {
  const grid = values.address.estate === '' ? gridName : ''
  return `${grid}|${addressKey(values.address)}`
}

/** One answer per line, in order. A head whose own line is defective still heads the household. */
export function findHouseholds(lines: readonly HouseholdLine[]): HouseholdOfLine[] {
  const written = (line: PersonLine, field: RosterField): string => cellOf(line, field)?.text ?? ''
  const firstHead = new Map<string, { name: string; mark: string }>()
  const numbered = (one: HouseholdLine): string =>
    `${placeOf(one)}|${withoutSpaces(written(one.line, 'householdNumber'))}`
  for (const one of lines) {
    if (!isHead(one.values.relation) || firstHead.has(numbered(one))) continue
    firstHead.set(numbered(one), {
      name: one.values.name,
      mark: `${one.values.name}#${one.line.rowNumber}`,
    })
  }
  let current: { place: string; name: string; mark: string } | undefined
  return lines.map((one) => {
    const { values, line } = one
    const place = numbered(one)
    const number = withoutSpaces(written(line, 'householdNumber'))
    const headCell = written(line, 'headName')
    const isMark = saysHead(headCell) || unticked.test(headCell.trim())
    const head = isMark ? '' : cleanPersonName(headCell).name
    const relation = saysHead(headCell) ? '户主' : values.relation
    let name = head !== '' ? head : isHead(relation) ? values.name : ''
    // What tells households behind one door apart: number, head's name, or the head's line.
    let mark = number !== '' ? number : head
    if (number === '' && head === '') {
      if (isHead(relation)) current = { place, name, mark: `${name}#${line.rowNumber}` }
      const found = current?.place === place ? current : firstHead.get(place)
      name = found?.name ?? ''
      mark = found?.mark ?? ''
    } else if (name === '') name = firstHead.get(place)?.name ?? ''
    const rural = addressCompleteness(values.address) === 'rural'
    const houseKey = rural ? `${placeOf(one)}|${name || mark}` : placeOf(one)
    return { houseKey, householdKey: `${houseKey}|${mark}`, headName: name, relation }
  })
}
