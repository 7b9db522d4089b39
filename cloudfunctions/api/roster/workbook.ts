/**
 * From the bytes of an upload to plain sheets of cells. It owns every guard against files that are
 * not what they say (old formats, passwords, bombs, too many rows); it must not know what a roster is.
 */
import { read, SSF, type CellObject, type WorkSheet } from '@e965/xlsx'
import { slimSheets } from './sheet-xml'
import { openZip } from './zip-guard'
import { packStored } from './zip-stored'

/** What an upload may weigh, the same as the protocol's limit for files. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024
/** Six or seven communities in one file; more is several files. */
export const MAX_ROWS = 20_000
/** 20,000 rows of 100 columns; an object of each takes some 150 bytes. */
const MAX_CELLS = 2_000_000
/** No table of an office is wider; what stands further right (often a stray space) is not read. */
const MAX_COLUMNS = 400
/** Over twice the longest field: what goes on is still told as too long, and no cell costs much to read. */
const MAX_TEXT = 1000

const workbookProblems = {
  empty: '这个文件是空的。请重新导出后再选。',
  'too-large': '文件超过 10 MB。请删掉图片，或按社区拆成几个文件。',
  'too-many-rows': '表里超过 20,000 行。请按社区或网格拆成几个文件，分次导入。',
  'too-many-cells': '表里的格子太多，读不下。请只留下要导入的列，或按网格拆成几个文件。',
  'old-format':
    '这是旧版 .xls 文件（或 WPS 的 .et）。请在 Excel 或 WPS 里打开，另存为 .xlsx 再导入。',
  'not-xlsx':
    '这不是 Excel 表格（.xlsx）。网页、CSV、.xlsb、.ods 等文件请先用 Excel 或 WPS 打开，另存为 .xlsx 再导入。',
  password: '这个文件设了打开密码。请先取消密码，另存为 .xlsx 再导入。',
  damaged: '文件不完整或已损坏，打不开。请在 Excel 或 WPS 里打开，另存为 .xlsx 再导入。',
  bomb: '文件解开后太大，为了安全没有读取。请把表格内容复制到新的 .xlsx 里再导入。',
} as const

export type WorkbookProblem = keyof typeof workbookProblems

/** One cell as it was stored; `text` is never formatted, so no digit is rounded away. */
export interface Cell {
  readonly text: string
  /** Present when the cell holds a number (dates are numbers too). */
  readonly number?: number
  /** True when the number carries a date format. */
  readonly isDate?: true
  /** value: a formula with its stored result; broken: none, an error, or taken from another file. */
  readonly formula?: 'value' | 'broken'
  /** True when the value stands in another line of a merged cell. */
  readonly inherited?: true
}

export interface Line {
  /** From 1, as the spreadsheet program shows it. */
  readonly rowNumber: number
  readonly hidden: boolean
  /** By column index; holes are empty cells. */
  readonly cells: readonly (Cell | undefined)[]
}

/** Rows from 1, columns from 0, both ends included. */
export interface MergedArea {
  readonly firstRow: number
  readonly lastRow: number
  readonly firstColumn: number
  readonly lastColumn: number
}

export interface Sheet {
  readonly name: string
  readonly hidden: boolean
  readonly since1904: boolean
  /** From 0. */
  readonly hiddenColumns: ReadonlySet<number>
  readonly lines: readonly Line[]
  readonly merges: readonly MergedArea[]
}

/** `reason` is the Chinese sentence of the code, to be shown as it is. */
export type WorkbookReading =
  | { readonly ok: true; readonly sheets: readonly Sheet[] }
  | { readonly ok: false; readonly code: WorkbookProblem; readonly reason: string }

const refuse = (code: WorkbookProblem): WorkbookReading => ({
  ok: false,
  code,
  reason: workbookProblems[code],
})

/** Cells, styles (for date formats) and names; no macros, pictures, links or comments. */
const WANTED =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\d*\.xml|styles\d*\.xml|worksheets\/[^/]+\.xml))$/i

/** MS-CFB: what .xls, .et and password-protected .xlsx are wrapped in. */
const COMPOUND_FILE = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const ENCRYPTED_STREAM = Buffer.from('EncryptedPackage', 'utf16le')

function isZip(bytes: Buffer): boolean {
  return bytes.length > 4 && bytes.readUInt32LE(0) === 0x04034b50
}

/** The library exports this test without a type. */
const isDateFormat = (format: string): boolean =>
  (SSF as { is_date: (format: string) => boolean }).is_date(format)

function columnCell(cell: CellObject): Cell | undefined {
  const formula = typeof cell.f === 'string' ? cell.f : undefined
  const text = cell.v === undefined || cell.v === null ? '' : String(cell.v).slice(0, MAX_TEXT)
  if (cell.t === 'e') return { text: '', formula: 'broken' }
  // =IF(A2="","",…) dragged down an empty table: a result, and an empty one.
  if (formula !== undefined && cell.v === '') return undefined
  if (formula !== undefined) {
    const broken = text === '' || /\[[^\]]+\]/.test(formula)
    if (broken) return { text: '', formula: 'broken' }
  }
  // Control characters have no business in a table and are refused further in.
  const clean = text.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, ' ')
  if (clean.trim() === '') return undefined
  return {
    text: clean,
    ...(typeof cell.v === 'number' ? { number: cell.v } : {}),
    ...(cell.t === 'n' && typeof cell.z === 'string' && isDateFormat(cell.z)
      ? { isDate: true }
      : {}),
    ...(formula === undefined ? {} : { formula: 'value' }),
  }
}

function linesOf(sheet: WorkSheet): Line[] {
  const lines: Line[] = []
  sheet['!data']?.forEach((row, index) => {
    const cells: (Cell | undefined)[] = []
    row?.slice(0, MAX_COLUMNS).forEach((cell, column) => {
      const clean = columnCell(cell)
      if (clean !== undefined) cells[column] = clean
    })
    if (cells.length === 0) return
    lines.push({ rowNumber: index + 1, hidden: sheet['!rows']?.[index]?.hidden === true, cells })
  })
  return lines
}

function sheetOf(
  name: string,
  sheet: WorkSheet,
  { hidden, since1904 }: Pick<Sheet, 'hidden' | 'since1904'>,
): Sheet {
  const merges = (sheet['!merges'] ?? []).map((area) => ({
    firstRow: area.s.r + 1,
    lastRow: area.e.r + 1,
    firstColumn: area.s.c,
    lastColumn: area.e.c,
  }))
  const hiddenColumns = new Set(
    (sheet['!cols'] ?? []).flatMap((column, index) => (column?.hidden ? [index] : [])),
  )
  // A corrected mapping names the sheet: what no text of a question may hold would be refused there.
  const clean = name.replace(/[\u0000-\u001f\u007f]/g, ' ')
  return { name: clean, hidden, since1904, hiddenColumns, lines: linesOf(sheet), merges }
}

const CONTENT_TYPES = '[Content_Types].xml'
/** The library insists on every part that the table of contents names, so the unread ones go from it. */
function withoutUnread(entries: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Uint8Array> {
  const contents = new TextDecoder().decode(entries.get(CONTENT_TYPES))
  const kept = contents.replace(
    /<(?:\w+:)?Override\b[^>]*?PartName\s*=\s*["']\/?([^"']*)["'][^>]*>/g,
    (part, path: string) => (entries.has(path) ? part : ''),
  )
  return new Map(entries).set(CONTENT_TYPES, new TextEncoder().encode(kept))
}

function parse(opened: ReadonlyMap<string, Uint8Array>): WorkbookReading {
  const { entries, rows: rowCount, cells, isWhole } = slimSheets(opened)
  if (!isWhole) return refuse('damaged')
  // Counted before the library makes objects of them; whether a row holds more than spaces shows afterwards.
  if (rowCount > 5 * MAX_ROWS) return refuse('too-many-rows')
  if (cells > MAX_CELLS) return refuse('too-many-cells')
  const book = read(packStored(withoutUnread(entries)), {
    type: 'array',
    dense: true,
    cellNF: true,
    cellText: false,
    cellHTML: false,
    cellStyles: true,
  })
  const since1904 = book.Workbook?.WBProps?.date1904 === true
  const sheets = book.SheetNames.flatMap((name, index) => {
    const sheet = book.Sheets[name]
    const hidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0
    return sheet === undefined ? [] : [sheetOf(name, sheet, { hidden, since1904 })]
  })
  if (sheets.length === 0) return refuse('damaged')
  const rows = sheets.reduce((sum, sheet) => sum + sheet.lines.length, 0)
  return rows > MAX_ROWS ? refuse('too-many-rows') : { ok: true, sheets }
}

/** Reads an upload. Never throws for what a file contains: every refusal is a typed outcome. */
export function readWorkbook(upload: Uint8Array): WorkbookReading {
  const bytes = Buffer.from(upload)
  if (bytes.length === 0) return refuse('empty')
  if (bytes.length > MAX_FILE_BYTES) return refuse('too-large')
  if (bytes.subarray(0, 8).equals(COMPOUND_FILE)) {
    return refuse(bytes.includes(ENCRYPTED_STREAM) ? 'password' : 'old-format')
  }
  if (!isZip(bytes)) return refuse('not-xlsx')
  const zip = openZip(upload, (name) => WANTED.test(name))
  if (!zip.ok) {
    return refuse(zip.code === 'bomb' ? 'bomb' : zip.code === 'encrypted' ? 'password' : 'damaged')
  }
  if (![...zip.entries.keys()].some((name) => /^xl\/workbook\.xml$/i.test(name)))
    return refuse('not-xlsx')
  try {
    return parse(zip.entries)
  } catch {
    // The library throws untyped errors on malformed XML; whatever they say, the file is unusable.
    return refuse('damaged')
  }
}
