/**
 * The single values of a line that need more than one rule: the ID number as a spreadsheet cell, the
 * birth date beside it, phones. No rows, no sheets, no guesses.
 */
import {
  agreesWithDay,
  fromSpreadsheetDay,
  parseDateNumber,
  parseDateText,
  type DateReading,
} from '../../../src/domain/date-text'
import { parseIdNumber, type IdNumberReading } from '../../../src/domain/id-number'
import { parsePhone } from '../../../src/domain/phone-number'
import { saysNothing, toPlainText, withoutSpaces } from '../../../src/domain/plain-text'
import type { RosterDefectCode } from '../../../src/domain/roster'
import type { Cell } from './workbook'

const idProblems = {
  missing: 'id-missing',
  masked: 'id-masked',
  malformed: 'id-malformed',
  'no-such-date': 'id-no-such-date',
  'check-digit': 'id-check-digit',
} as const

const phoneProblems = {
  'too-short': 'phone-too-short',
  'too-long': 'phone-too-long',
  unreadable: 'phone-unreadable',
} as const

/** An ID number, or why not; code null where no ID is expected or the cell is reported already. */
export type IdReading =
  Extract<IdNumberReading, { ok: true }> | { ok: false; code: RosterDefectCode | null }

/**
 * A number keeps 15 digits (an IEEE 754 double as spreadsheets cut it), the rest became 0; a text like
 * 3.30498E+17 was such a number once.
 */
export function hasLostDigits(cell: Cell | undefined): boolean {
  if (cell?.number !== undefined) return Math.abs(cell.number) >= 1e15
  return /^\d(?:\.\d+)?E\+?\d+$/i.test(withoutSpaces(cell?.text ?? ''))
}

/** What is typed in place of the X: a multiplication sign, a Cyrillic or Greek letter. The check digit proves it. */
const OTHER_X = /(\d\s*)[×✕хХⅹⅩχΧ]\s*$/

/** A cell of the ID column. `keepsIdNumbers` false: the file has none, so none is missing. */
export function readId(cell: Cell | undefined, keepsIdNumbers: boolean): IdReading {
  if (cell?.formula !== undefined) return { ok: false, code: null }
  const written = cell?.text ?? ''
  // 未提供, 暂缺, or the zero of a formula.
  if (!/[1-9*X]/i.test(withoutSpaces(written)))
    return { ok: false, code: keepsIdNumbers ? 'id-missing' : null }
  if (!keepsIdNumbers) return { ok: false, code: null }
  if (hasLostDigits(cell)) return { ok: false, code: 'id-digits-lost' }
  const reading = parseIdNumber(written.replace(OTHER_X, '$1X'))
  return reading.ok ? reading : { ok: false, code: idProblems[reading.code] }
}

/** undefined when something is written that is no sex. GB/T 2261.1: 1 男, 2 女, 0 and 9 unknown. */
export function readSex(written: string): 'male' | 'female' | 'unknown' | undefined {
  const plain = withoutSpaces(written).toUpperCase()
  if (/^(?:(?:1[.、-]?)?男性?(?:\(1\))?|1|M|MALE)$/.test(plain)) return 'male'
  if (/^(?:(?:2[.、-]?)?女性?(?:\(2\))?|2|F|FEMALE)$/.test(plain)) return 'female'
  return saysNothing(plain) || /^(?:0|9|未说明|未知的?性别)$/.test(plain) ? 'unknown' : undefined
}

/** A formula makes 0 of an empty cell. */
const isZero = (text: string): boolean => /^0+(?:\.0+)?$/.test(text.trim())

interface BirthReading {
  readonly iso: string
  readonly code: RosterDefectCode | null
  readonly note: string
}

function dateOfCell(cell: Cell | undefined, since1904: boolean): DateReading {
  if (cell === undefined || saysNothing(cell.text) || isZero(cell.text))
    return { ok: false, code: 'missing' }
  if (cell.number === undefined) return parseDateText(cell.text)
  return cell.isDate ? fromSpreadsheetDay(cell.number, since1904) : parseDateNumber(cell.number)
}

/** The ID number, where it is right, settles what the cell leaves open; a contradiction is reported. */
export function readBirthDate(
  cell: Cell | undefined,
  id: IdReading,
  { since1904, today }: { readonly since1904: boolean; readonly today: string },
): BirthReading {
  const found = (iso: string, note = ''): BirthReading => ({ iso, code: null, note })
  const wrong = (code: RosterDefectCode): BirthReading => ({ iso: '', code, note: '' })
  const reading = dateOfCell(cell, since1904)
  // Shown, not kept out: number and date agree, so only somebody who knows the person can tell.
  const settled = (iso: string): BirthReading =>
    found(iso, today !== '' && iso > today ? `出生日期 ${iso} 在今天以后，请核对` : '')
  if (id.ok) {
    if (!reading.ok && reading.code === 'missing') return settled(id.birthDate)
    if (agreesWithDay(reading, id.birthDate)) return settled(id.birthDate)
    const unread = !reading.ok && reading.code !== 'ambiguous'
    return wrong(unread ? 'birth-date-unreadable' : 'birth-date-disagrees')
  }
  if (reading.ok && reading.precision === 'day') return settled(reading.iso)
  if (reading.ok)
    return found(
      '',
      `出生日期只写到${reading.precision === 'month' ? '月' : '年'}（${reading.iso}），没有录入`,
    )
  if (reading.code === 'missing') return found('')
  return wrong(reading.code === 'ambiguous' ? 'birth-date-ambiguous' : 'birth-date-unreadable')
}

interface PhonesReading {
  readonly phone: string
  readonly remark: string
  readonly code: RosterDefectCode | null
}

/** 无电话, 拒绝提供, 停机: no number, and nothing to correct. */
const NO_PHONE = /^(?:[无没未不拒]|停机|空号|保密)[^\d]*$/

/** The second phone column is the phone when the first is empty, else it goes into the remark. */
export function readPhones(written: string, other: string): PhonesReading {
  const isNone = NO_PHONE.test(withoutSpaces(written)) || isZero(written)
  const first = parsePhone(isNone ? '' : written)
  const second = toPlainText(saysNothing(other) || isZero(other) ? '' : other)
  if (first.ok) {
    const remark = [first.remark, second]
      .filter((part) => part !== '')
      .join(' ')
      .slice(0, 60)
    return { phone: first.phone, remark, code: null }
  }
  if (first.code !== 'missing') return { phone: '', remark: '', code: phoneProblems[first.code] }
  return second === '' ? { phone: '', remark: '', code: null } : readPhones(second, '')
}

/** 汉 → 汉族. GB/T 3304 names all end in 族; other words (其他, 外国血统) stay. */
export function ethnicGroup(written: string): string {
  return /^[\u4e00-\u9fff]{1,5}$/.test(written) && !/族$|其他|外国|未/.test(written)
    ? `${written}族`
    : written
}
