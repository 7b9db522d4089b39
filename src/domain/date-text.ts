/**
 * Reads the dates that people write (1975年6月21日, 1975.6.21, 19750621, a spreadsheet's day
 * number) into ISO text. It must never guess: what can be read in two ways comes back as
 * ambiguous with its candidates. Plain calendar arithmetic, so no time zone can shift a day.
 */
import { readChineseNumber, toPlainText } from './plain-text'

/** `day`: YYYY-MM-DD; `month`: YYYY-MM; `year`: YYYY. */
export type DatePrecision = 'day' | 'month' | 'year'

/** Why a text is no date; `ambiguous` carries every ISO day that it may mean. */
export type DateReading =
  | { readonly ok: true; readonly iso: string; readonly precision: DatePrecision }
  | { readonly ok: false; readonly code: 'missing' | 'unreadable' | 'no-such-day' }
  | { readonly ok: false; readonly code: 'ambiguous'; readonly candidates: readonly string[] }

/** Two-digit years from here on are 19xx: nobody alive was born in 1850–1899. */
const CERTAINLY_1900S = 50
const UNREADABLE: DateReading = { ok: false, code: 'unreadable' }

const pad = (value: number, width = 2): string => String(value).padStart(width, '0')

/** Days in a month of the Gregorian calendar; 0 for a month that does not exist. */
export function daysInMonth(year: number, month: number): number {
  if (month < 1 || month > 12) return 0
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** ISO day, or undefined when the calendar has no such day or the year is outside 1850–2199. */
export function isoDay(year: number, month: number, day: number): string | undefined {
  if (year < 1850 || year > 2199 || day < 1 || day > daysInMonth(year, month)) return undefined
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}`
}

function onDay(year: number, month: number, day: number): DateReading {
  const iso = isoDay(year, month, day)
  return iso === undefined
    ? { ok: false, code: 'no-such-day' }
    : { ok: true, iso, precision: 'day' }
}

function inMonth(year: number, month: number): DateReading {
  if (isoDay(year, month, 1) === undefined) return { ok: false, code: 'no-such-day' }
  return { ok: true, iso: `${pad(year, 4)}-${pad(month)}`, precision: 'month' }
}

function oneOf(candidates: readonly (string | undefined)[]): DateReading {
  const real = [...new Set(candidates.filter((iso): iso is string => iso !== undefined))]
  const [only] = real
  if (only === undefined) return { ok: false, code: 'no-such-day' }
  if (real.length === 1) return { ok: true, iso: only, precision: 'day' }
  return { ok: false, code: 'ambiguous', candidates: real }
}

function shortYear(twoDigits: number, month: number, day: number): DateReading {
  if (twoDigits >= CERTAINLY_1900S) return onDay(1900 + twoDigits, month, day)
  return oneOf([isoDay(1900 + twoDigits, month, day), isoDay(2000 + twoDigits, month, day)])
}

function fromDigits(digits: string): DateReading {
  const part = (from: number, to: number): number => Number(digits.slice(from, to))
  if (digits.length === 8) return onDay(part(0, 4), part(4, 6), part(6, 8))
  if (digits.length === 6) {
    if (/^(?:19|20)/.test(digits) && part(4, 6) >= 1 && part(4, 6) <= 12) {
      return inMonth(part(0, 4), part(4, 6))
    }
    return shortYear(part(0, 2), part(2, 4), part(4, 6))
  }
  if (/^(?:19|20)\d\d$/.test(digits)) return { ok: true, iso: digits, precision: 'year' }
  // Five digits as text are a day number that lost its format; only another source can confirm it.
  if (/^[1-5]\d{4}$/.test(digits)) {
    const day = fromSpreadsheetDay(Number(digits))
    return day.ok ? { ok: false, code: 'ambiguous', candidates: [day.iso] } : UNREADABLE
  }
  return UNREADABLE
}

/** 6/21/1975 and 21/6/1975: certain only when one of the first two is above 12, or both are equal. */
function yearLast(first: number, second: number, year: number): DateReading {
  const full =
    year >= 100 ? [year] : year >= CERTAINLY_1900S ? [1900 + year] : [1900 + year, 2000 + year]
  return oneOf(full.flatMap((one) => [isoDay(one, first, second), isoDay(one, second, first)]))
}

function fromParts(parts: readonly string[]): DateReading {
  const [first = '', second = '', third] = parts
  if (third === undefined) {
    if (first.length === 4) return inMonth(Number(first), Number(second))
    if (first.length === 2 && Number(first) >= CERTAINLY_1900S && second.length <= 2) {
      return inMonth(1900 + Number(first), Number(second))
    }
    return UNREADABLE
  }
  if (first.length === 4) return onDay(Number(first), Number(second), Number(third))
  if (third.length === 4) return yearLast(Number(first), Number(second), Number(third))
  if (first.length > 2 || second.length > 2 || third.length > 2) return UNREADABLE
  // 75.6.21 starts with the year; 6/21/75 ends with it. A first part above 31 can only be a year.
  if (Number(first) > 31 || Number(third) <= 31) {
    return shortYear(Number(first), Number(second), Number(third))
  }
  return yearLast(Number(first), Number(second), Number(third))
}

/**
 * Reads one written date. Accepted: 1975-6-21 with any of - / . 年月日 、 or spaces between, a time
 * behind it, 19750621, Chinese numerals, two-digit years from 50 on (19xx), 1975年6月 (month),
 * 1975年 (year). Ambiguous: two-digit years below 50, 6/7/1975 (month or day first?), five digits.
 */
export function parseDateText(text: string): DateReading {
  let plain = toPlainText(text)
  if (plain === '') return { ok: false, code: 'missing' }
  plain = plain
    .replace(/^['’‘`]/, '')
    .replace(/\s*\(?(?:星期|礼拜|周)[一二三四五六日天]\)?$/, '')
    .replace(/[〇○零一二三四五六七八九十]+/g, (numeral) =>
      String(readChineseNumber(numeral) ?? numeral),
    )
    .replace(/[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?$/, '')
    .replace(/(?:出生|生于|生)/g, '')
    .trim()
  if (/^\d+$/.test(plain)) return fromDigits(plain)
  if (/^\d{2}年?$/.test(plain)) return UNREADABLE
  const parts = plain
    .replace(/[年月]/g, '-')
    .replace(/[日号]$/, '')
    .split(/[-/.,、。,\\·~\s]+/)
    .filter((part) => part !== '')
  if (parts.some((part) => !/^\d{1,4}$/.test(part)) || parts.length > 3) return UNREADABLE
  return parts.length === 1 ? fromDigits(parts[0] ?? '') : fromParts(parts)
}

/**
 * A spreadsheet's day number (ECMA-376: 1 = 1900-01-01, with the 29 February 1900 that never was;
 * or days since 1904-01-01) as an ISO day. The fraction, a time of day, is dropped.
 */
export function fromSpreadsheetDay(serial: number, since1904 = false): DateReading {
  let days = Math.floor(serial) + (since1904 ? 1462 : 0)
  if (!(days >= 1) || days > 109_000 || days === 60) return UNREADABLE
  if (days > 60) days -= 1
  let year = 1900
  const length = (one: number): number => 337 + daysInMonth(one, 2)
  for (; days > length(year); year += 1) days -= length(year)
  let month = 1
  for (; days > daysInMonth(year, month); month += 1) days -= daysInMonth(year, month)
  return onDay(year, month, days)
}

/**
 * A number in a date column that carries no date format: 19750621, 197506, 1975.06 or a bare day
 * number (27287). 1975.1 may be January or October (a number drops its last zero): year only.
 */
export function parseDateNumber(value: number): DateReading {
  if (Number.isInteger(value)) {
    const digits = String(value)
    if (digits.length !== 5) return fromDigits(digits)
    return fromSpreadsheetDay(value)
  }
  const month = /^(\d{4})\.(\d{1,2})$/.exec(String(value))
  if (!month) return value > 10_000 && value < 60_000 ? fromSpreadsheetDay(value) : UNREADABLE
  if (month[2] === '1') return { ok: true, iso: month[1] ?? '', precision: 'year' }
  return inMonth(Number(month[1]), Number(month[2]))
}

/** True when what was read says the same as a full ISO day, as far as it says anything. */
export function agreesWithDay(reading: DateReading, isoFull: string): boolean {
  if (reading.ok) return isoFull.startsWith(reading.iso)
  return reading.code === 'ambiguous' && reading.candidates.includes(isoFull)
}
