/** From a finished upload to the reading of a roster. A file that cannot be used is a CallError in plain Chinese. */
import { chinaDate } from '../../../src/domain/calendar'
import type { RosterMapping, RosterReading } from '../../../src/domain/roster'
import { CallError } from '../call-error'
import { readRoster } from './read-roster'
import { readWorkbook, type Sheet } from './workbook'

export interface ReadUpload {
  readonly sheets: readonly Sheet[]
  readonly reading: RosterReading
}

export const readUpload = (
  bytes: Uint8Array,
  mapping: RosterMapping,
  nowMs: number,
): ReadUpload => {
  const book = readWorkbook(bytes)
  if (!book.ok) throw new CallError('unusable', book.reason)
  const reading = readRoster(book.sheets, { mapping, today: chinaDate(nowMs) })
  return { sheets: book.sheets, reading }
}
