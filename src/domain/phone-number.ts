/**
 * Telephone numbers as people write them: one clean number, and whatever else stood in the cell as
 * a remark. It must not complete a number (no area code is ever added).
 */
import { saysNothing, toPlainText } from './plain-text'

/** `too-short`, `too-long`: digits, but not as many as a number has. `unreadable`: anything else. */
export type PhoneProblem = 'missing' | 'too-short' | 'too-long' | 'unreadable'

/** `phone` is digits only: 11 for a mobile, area code and number for a landline. */
export type PhoneReading =
  | {
      readonly ok: true
      readonly phone: string
      readonly kind: 'mobile' | 'landline'
      readonly remark: string
    }
  | { readonly ok: false; readonly code: PhoneProblem }

/** Mobile (工信部 numbering plan): 1 and ten digits, typed with or without breaks and +86. */
const MOBILE = /(^|[^\d])(?:(?:\+|00)?86[\s-]?)?(1(?:[\s-]?\d){10})(?!\d)/
/** Landline: 010 and 02x with 8 digits; 03xx–09xx with 7 or 8. */
const LANDLINE =
  /(^|[^\d])\(?(0(?:10|2\d)(?=\)?[\s-]?(?:[\s-]?\d){8}(?!\d))|0[3-9]\d\d)\)?[\s-]?(\d(?:[\s-]?\d){6,7})(?!\d)/

const digitsOf = (text: string): string => text.replace(/\D/g, '')

/** What is left beside the number, without the brackets and separators around it. */
function remarkOf(before: string, after: string): string {
  const bare = (text: string): string =>
    text.replace(/^[\s,,、;;:/|()()-]+|[\s,,、;;:/|()()-]+$/g, '')
  return [bare(before), bare(after)].filter((part) => part !== '').join(' ')
}

/**
 * Reads a cell or an input. The first number is the phone; a second number, a name, 微信同号 and the
 * like become the remark. Landlines need their area code.
 */
export function parsePhone(text: string): PhoneReading {
  if (saysNothing(text)) return { ok: false, code: 'missing' }
  const plain = toPlainText(text)
    .replace(/^['’‘`]/, '')
    .replace(/[—–−]/g, '-')
  const mobile = MOBILE.exec(plain)
  const landline = LANDLINE.exec(plain)
  const found =
    mobile && landline ? (mobile.index <= landline.index ? mobile : landline) : (mobile ?? landline)
  if (found) {
    const start = found.index + (found[1] ?? '').length
    const remark = remarkOf(plain.slice(0, start), plain.slice(found.index + found[0].length))
    const phone = digitsOf(
      found === mobile ? (found[2] ?? '') : `${found[2] ?? ''}${found[3] ?? ''}`,
    )
    return { ok: true, phone, kind: found === mobile ? 'mobile' : 'landline', remark }
  }
  if (/E\+?\d+$/i.test(plain)) return { ok: false, code: 'unreadable' }
  const longest =
    (plain.match(/\d(?:[\s-]?\d)*/g) ?? []).map(digitsOf).sort((a, b) => b.length - a.length)[0] ??
    ''
  if (longest.length > 11) return { ok: false, code: 'too-long' }
  if (longest.length > 0 && longest.length < 11) return { ok: false, code: 'too-short' }
  return { ok: false, code: 'unreadable' }
}

/** The last four digits, by which residents know their own entry. */
export function lastFourDigits(phone: string): string {
  return digitsOf(phone).slice(-4)
}

/** For the screen: three in front and two behind at most, so that a neighbour cannot dial it. */
export function maskPhone(phone: string): string {
  if (phone.length <= 5) return '*'.repeat(phone.length)
  return `${phone.slice(0, 3)}${'*'.repeat(phone.length - 5)}${phone.slice(-2)}`
}
