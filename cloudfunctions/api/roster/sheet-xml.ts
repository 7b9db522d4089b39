/**
 * Makes sheets small before the spreadsheet library makes an object of each cell: where whole columns were once
 * formatted, a sheet declares a million empty cells. It looks for tags only and must not read values.
 */

const SHEET = /^xl\/worksheets\//i
const EMPTY_CELL = /<(?:\w+:)?c\s[^<>]*\/>/g
const EMPTY_ROW = /<(?:\w+:)?row\s[^<>]*(?:\/>|>\s*<\/(?:\w+:)?row>)/g
const CELL = /<(?:\w+:)?c[\s>]/g
const ROW = /<(?:\w+:)?row[\s>]/g

/** A cell that says by its place alone where it stands: then the empty ones before it must stay. */
const NAMELESS_CELL = /<(?:\w+:)?(?:c|row)(?=[\s>/])(?![^<>]*\sr=)/
/** Behind it at most a line break or a comment. */
const END_LENGTH = 1000
const END = /<\/(?:\w+:)?worksheet\s*>/

export interface SlimSheets {
  readonly entries: ReadonlyMap<string, Uint8Array>
  /** In all sheets; a cell of spaces counts. */
  readonly rows: number
  readonly cells: number
  /** False when a sheet breaks off; the library would read what there is of it. */
  readonly isWhole: boolean
}

/** One by one: an array of all matches would be larger than the sheet. */
function count(text: string, pattern: RegExp): number {
  const tag = new RegExp(pattern)
  let found = 0
  while (tag.test(text)) found += 1
  return found
}

/** Latin-1, because only ASCII is looked for and every other byte must come back as it was. */
export function slimSheets(opened: ReadonlyMap<string, Uint8Array>): SlimSheets {
  const entries = new Map(opened)
  let rows = 0
  let cells = 0
  let isWhole = true
  for (const [name, xml] of opened) {
    if (!SHEET.test(name)) continue
    const text = Buffer.from(xml.buffer, xml.byteOffset, xml.byteLength).toString('latin1')
    const isPlaced = !NAMELESS_CELL.test(text)
    const slim = isPlaced ? text.replace(EMPTY_CELL, '').replace(EMPTY_ROW, '') : text
    isWhole &&= END.test(slim.slice(-END_LENGTH))
    if (slim.length < text.length) entries.set(name, new Uint8Array(Buffer.from(slim, 'latin1')))
    rows += count(slim, ROW)
    cells += count(slim, CELL)
  }
  return { entries, rows, cells, isWhole }
}
