/**
 * Hours as offices write them, in whole minutes: 12.5, 12小时30分, 750 under 分钟, 12:30. Nothing is guessed: a number
 * without a unit is what its column says.
 */
import { saysNothing, toPlainText } from '../plain-text'
import { mostMinutes } from '../time-bank/most-minutes'

export type HoursUnit = 'hours' | 'minutes'

/** `null`: nothing is written. */
export type HoursReading =
  | { readonly ok: true; readonly minutes: number | null }
  | { readonly ok: false; readonly code: 'hours-unreadable' | 'hours-too-many' }

/** More was written in another unit. */
const within = (minutes: number): HoursReading =>
  minutes > mostMinutes
    ? { ok: false, code: 'hours-too-many' }
    : { ok: true, minutes: Math.round(minutes) }

/** A number of a cell: a decimal of the unit. */
export const readHoursNumber = (value: number, unit: HoursUnit): HoursReading =>
  Number.isFinite(value) && value >= 0
    ? within(unit === 'hours' ? value * 60 : value)
    : { ok: false, code: 'hours-unreadable' }

/** A number with a format of time: a spreadsheet counts such in days. */
export const readHoursOfDays = (days: number): HoursReading => readHoursNumber(days * 24, 'hours')

const WITH_UNITS =
  /^(?:(\d+(?:\.\d+)?)(?:个?小时|个?钟头|时|h(?:ours?|rs?)?))?(?:(\d+(?:\.\d+)?)(?:分钟?|m(?:in(?:utes?)?)?))?$/i

export const readHoursText = (text: string, unit: HoursUnit): HoursReading => {
  if (saysNothing(text)) return { ok: true, minutes: null }
  const plain = toPlainText(text)
    .replace(/\s+/g, '')
    .replace(/(\d),(?=\d{3}(?!\d))/g, '$1')
    .replace(/整$/, '')
  if (/^\d+(?:\.\d+)?$/.test(plain)) return readHoursNumber(Number(plain), unit)
  const clock = /^(\d{1,5}):([0-5]\d)(?::[0-5]\d)?$/.exec(plain)
  if (clock) return within(Number(clock[1]) * 60 + Number(clock[2]))
  const half = /^(\d+)个半(?:小时|钟头)$/.exec(plain)
  if (half) return within(Number(half[1]) * 60 + 30)
  const parts = WITH_UNITS.exec(plain)
  if (!parts) return { ok: false, code: 'hours-unreadable' }
  return within(Number(parts[1] ?? 0) * 60 + Number(parts[2] ?? 0))
}
