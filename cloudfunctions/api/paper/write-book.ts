/** Sheets as .xlsx, which WeChat can open and hand on. */
import { utils, write } from '@e965/xlsx'

export type Row = readonly (string | number)[]
export type Sheet = readonly [name: string, rows: readonly Row[]]

/** Texts stay texts: a name that begins with '=' must not become a formula. */
const cellsOf = (rows: readonly Row[]) =>
  rows.map((row) =>
    row.map((value) => (typeof value === 'number' ? { t: 'n', v: value } : { t: 's', v: value })),
  )

export const writeBook = (sheets: readonly Sheet[]): Buffer => {
  const book = utils.book_new()
  for (const [name, rows] of sheets)
    utils.book_append_sheet(book, utils.aoa_to_sheet(cellsOf(rows)), name)
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer
}
