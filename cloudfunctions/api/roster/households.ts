/**
 * Which lines are one household: by household number, by the head's name, or by 户主 beginning a new
 * one behind the same door. It must not read values of its own; it only relates lines.
 */
import { addressCompleteness, addressKey } from '../../../src/domain/address-text'
import { cleanPersonName } from '../../../src/domain/person-name'
import { withoutSpaces } from '../../../src/domain/plain-text'
import type { RosterField } from '../../../src/domain/roster'
import type { PersonLine } from './lines'
import type { PersonValues } from './person'

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

const isHead = (relation: string): boolean => /^(?:户主|本人|户长)$/.test(withoutSpaces(relation))

/** Door and household number; the grid joins in only where no estate tells equal doors apart. */
function placeOf({ values, gridName }: HouseholdLine): string {
  const grid = values.address.estate === '' ? gridName : ''
  return `${grid}|${addressKey(values.address)}`
}

/**
 * One answer per line, in order. `onlyHeads`: the sheet lists one line a household, its head.
 * A head whose own line is defective still heads the household.
 */
export function findHouseholds(
  lines: readonly HouseholdLine[],
  byField: ReadonlyMap<RosterField, number>,
  onlyHeads: boolean,
): HouseholdOfLine[] {
  const written = (line: PersonLine, field: RosterField): string =>
    line.cells[byField.get(field) ?? -1]?.text ?? ''
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
    const headCell = cleanPersonName(written(line, 'headName')).name
    const head = /^(?:是|否|√|户主)$/.test(headCell) ? '' : headCell
    const relation = onlyHeads || /^(?:是|√|户主)$/.test(headCell) ? '户主' : values.relation
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
