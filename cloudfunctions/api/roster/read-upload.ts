/** From a finished upload to the reading of a roster. A file that cannot be used is a CallError in plain Chinese. */
import type { RosterReading } from '../../../src/domain/roster'
import { CallError } from '../call-error'
import { readRoster, type RosterOptions } from './read-roster'
import { readWorkbook, type Sheet } from './workbook'

export interface ReadUpload {
  readonly sheets: readonly Sheet[]
  readonly reading: RosterReading
  /** With which it was read; the list of defects must be written with the same. */
  readonly options: RosterOptions
}

export const readUpload = (bytes: Uint8Array, options: RosterOptions): ReadUpload => {
  const book = readWorkbook(bytes)
  if (!book.ok) throw new CallError('unusable', book.reason)
  return { sheets: book.sheets, reading: readRoster(book.sheets, options), options }
}
