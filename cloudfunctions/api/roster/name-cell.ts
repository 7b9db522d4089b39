/**
 * The cell with a person's name: the name alone, a telephone number that stands beside it, and whether
 * the row names further people. It must not decide who of them is meant.
 */
import { cleanPersonName } from '../../../src/domain/person-name'
import { parsePhone } from '../../../src/domain/phone-number'
import { toPlainText } from '../../../src/domain/plain-text'
import type { RosterDefectCode } from '../../../src/domain/roster'
import { familyName, numberedPerson } from './columns'
import type { HeaderColumn } from './header'
import { normaliseHeader, recogniseName } from './header-names'
import type { PersonLine } from './lines'

export interface NameCell {
  readonly name: string
  /** What stood in brackets, as (已故). */
  readonly remark: string
  /** A number written beside the name, digits only; '' when there is none. */
  readonly phone: string
  readonly code: RosterDefectCode | null
}

/** 孙七 13812345678 → 孙七 and his number. Digits that are no telephone number keep the row out. */
export function readName(written: string): NameCell {
  const plain = toPlainText(written)
  const digits = plain.replace(/\D/g, '').length
  const reading = digits >= 7 ? parsePhone(plain) : null
  const phone = reading?.ok ? reading.phone : ''
  const named = cleanPersonName(reading?.ok ? reading.remark : plain)
  const isNumber = digits >= 5 && (phone === '' || named.name === '')
  const code = isNumber ? 'name-is-number' : named.name === '' ? 'name-missing' : null
  return { ...named, phone, code }
}

/** Columns with people whom a row names besides its own: 成员2姓名, a second 姓名, 配偶姓名 beside a head. */
export function peopleColumns(columns: readonly HeaderColumn[]): readonly number[] {
  const own = columns.find(({ field }) => field === 'name')
  const numbered = columns.filter(({ header }) => numberedPerson.test(bareHeader(header)))
  const isHeadAlone = own !== undefined && recogniseName(own.header) === 'headName'
  return columns
    .filter((column) => {
      if (column === own) return false
      if (column.field === 'headName') return numbered.length > 0
      if (column.field !== null) return false
      const isFamily = isHeadAlone && familyName.test(normaliseHeader(column.header))
      return numbered.includes(column) || isFamily || recogniseName(column.header) === 'name'
    })
    .map(({ index }) => index)
}

const bareHeader = (header: string): string => toPlainText(header).replace(/[()[\]\s::*]/g, '')

/** True when one of these cells holds another person's name. */
export function namesOthers(line: PersonLine, people: readonly number[], name: string): boolean {
  return people.some((index) => {
    const other = cleanPersonName(line.cells[index]?.text ?? '').name
    return other !== '' && other !== name && other.length <= 12 && !/\d/.test(other)
  })
}
