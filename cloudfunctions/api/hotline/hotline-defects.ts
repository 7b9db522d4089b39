/** Writes the rows that were kept out back to an .xlsx, each with its reason in front, to be corrected and imported again. */
import { listBook, listSheet, originalText, REASON_COLUMN } from '../roster/defective-rows'
import type { HotlineDefect, HotlineReading } from './read-hotline'

/** One sheet for each that had defects, under the same name; undefined when nothing was kept out. */
export const writeHotlineDefects = (
  { sheets }: HotlineReading,
  defects: readonly HotlineDefect[],
): Uint8Array | undefined =>
  listBook(
    sheets.flatMap(({ sheet, open }) => {
      const reasons = new Map<number, string>()
      for (const one of defects)
        if (one.sheet === sheet.name)
          reasons.set(
            one.rowNumber,
            [reasons.get(one.rowNumber), one.reason].filter(Boolean).join('\n'),
          )
      if (reasons.size === 0) return []
      const list = listSheet([
        [REASON_COLUMN, ...open.columns.map(({ header }) => header)],
        ...sheet.lines
          .filter(({ rowNumber }) => reasons.has(rowNumber))
          .map(({ rowNumber, cells }) => [
            reasons.get(rowNumber) ?? '',
            ...open.columns.map(({ index }) => originalText(cells[index], sheet.since1904)),
          ]),
      ])
      return [[sheet.name, list] as const]
    }),
  )
