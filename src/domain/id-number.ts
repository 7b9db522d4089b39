/**
 * The resident identity number of GB 11643: whether it can be right, and what it says (birth date,
 * sex). It must not look up areas (codes are abolished and re-issued) and must not repair a number.
 */
import { isoDay } from './date-text'
import { withoutSpaces } from './plain-text'

/** GB/T 2261.1 knows more codes; an ID number states only these two. */
export type IdNumberSex = 'male' | 'female'

/**
 * `missing`: nothing written. `masked`: digits hidden by * or X. `malformed`: not 18 or 15 digits.
 * `no-such-date`: digits 7–14 are no day of the calendar. `check-digit`: the 18th does not fit.
 */
export type IdNumberProblem = 'missing' | 'masked' | 'malformed' | 'no-such-date' | 'check-digit'

/** `idNumber` is always the 18-character form; `legacy` says that 15 digits were written. */
export type IdNumberReading =
  | {
      readonly ok: true
      readonly idNumber: string
      readonly legacy: boolean
      readonly birthDate: string
      readonly sex: IdNumberSex
    }
  | { readonly ok: false; readonly code: IdNumberProblem }

/** GB 11643-1999, table of weights W(i) for positions 18 down to 2. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
/** GB 11643-1999 (ISO 7064 MOD 11-2): the check character for remainders 0 to 10. */
const CHECK_CHARACTERS = '10X98765432'

/** The 18th character for the first seventeen digits. */
export function idCheckCharacter(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(first17[index]), 0)
  return CHECK_CHARACTERS.charAt(sum % 11)
}

/**
 * Fifteen digits gain their century and check character, as GB 11643-1999 did it to everybody.
 * Sequence numbers 996–999 were kept for people born before 1900.
 */
function upgraded(fifteen: string): string {
  const century = /99[6-9]$/.test(fifteen) ? '18' : '19'
  const first17 = fifteen.slice(0, 6) + century + fifteen.slice(6)
  return first17 + idCheckCharacter(first17)
}

/**
 * Reads an ID number as it was written: spaces, full-width digits and a lower-case x are absorbed,
 * an apostrophe in front (a spreadsheet's "this is text") too.
 */
export function parseIdNumber(text: string): IdNumberReading {
  const written = withoutSpaces(text)
    .replace(/^['’‘`]/, '')
    .toUpperCase()
  if (written === '') return { ok: false, code: 'missing' }
  if (/^[\dX]*(?:\*+[\dX]*)?$/.test(written) && /\*|XXX/.test(written))
    return { ok: false, code: 'masked' }
  const legacy = /^\d{15}$/.test(written)
  if (!legacy && !/^\d{17}[\dX]$/.test(written)) return { ok: false, code: 'malformed' }
  const idNumber = legacy ? upgraded(written) : written
  const at = (from: number, to: number): number => Number(idNumber.slice(from, to))
  const birthDate = isoDay(at(6, 10), at(10, 12), at(12, 14))
  if (birthDate === undefined) return { ok: false, code: 'no-such-date' }
  if (idCheckCharacter(idNumber.slice(0, 17)) !== idNumber.charAt(17)) {
    return { ok: false, code: 'check-digit' }
  }
  const sex: IdNumberSex = at(16, 17) % 2 === 1 ? 'male' : 'female'
  return { ok: true, idNumber, legacy, birthDate, sex }
}

/** For the screen: the first two and the last two characters, everything else a star. */
export function maskIdNumber(idNumber: string): string {
  if (idNumber.length <= 4) return '*'.repeat(idNumber.length)
  return `${idNumber.slice(0, 2)}${'*'.repeat(idNumber.length - 4)}${idNumber.slice(-2)}`
}
