/** The list of rows that were kept out: it can be corrected, sent back, and nothing in it can run. */
import { readFileSync } from 'node:fs'
import { read, utils } from '@e965/xlsx'
import { REASON_COLUMN, writeDefectiveRows } from '../../cloudfunctions/api/roster/defective-rows'
import { readRoster, type RosterOptions } from '../../cloudfunctions/api/roster/read-roster'
import type { RosterReading } from '../../src/domain/roster'
import { idOf, sheetsOf, workbookOf, type SheetPlan } from '../support/roster-workbook'

const wang = idOf('19770302', 22)

function listOf(bytes: Uint8Array, options: RosterOptions = {}): Uint8Array {
  const sheets = sheetsOf(bytes)
  const list = writeDefectiveRows(sheets, readRoster(sheets, options), options)
  if (list === undefined) throw new Error('nothing was kept out')
  return list
}

/** The list with some texts replaced, as an office corrects it. */
function corrected(list: Uint8Array, corrections: Readonly<Record<string, string>>): RosterReading {
  const book = read(list, { type: 'array' })
  const plans = book.SheetNames.map((name): [string, SheetPlan] => {
    const rows = utils.sheet_to_json<string[]>(book.Sheets[name] ?? {}, { header: 1, defval: '' })
    return [name, { rows: rows.map((row) => row.map((value) => corrections[value] ?? value)) }]
  })
  return readRoster(sheetsOf(workbookOf(Object.fromEntries(plans))))
}

it('carries reason, original header and cells, and the household that merged cells gave', () => {
  const list = listOf(
    workbookOf({
      第三网格: {
        rows: [
          ['百乐社区第三网格台账'],
          ['序号', '姓名', '与户主关系', '身份证号码', '小区', '幢', '室'],
          [1, '李强', '户主', idOf('19750621', 11), '百乐苑', 12, 502],
          [2, '王芳', '配偶', '330498197703020000', null, null, null],
        ],
        merges: ['A1:G1', 'E3:E4', 'F3:F4', 'G3:G4'],
      },
    }),
  )
  const book = read(list, { type: 'array' })
  const rows = utils.sheet_to_json<string[]>(book.Sheets['第三网格'] ?? {}, { header: 1 })
  expect(rows[0]).toEqual([
    REASON_COLUMN,
    ...['序号', '姓名', '与户主关系', '身份证号码', '小区', '幢', '室'],
    ...['户主姓名', '网格', '社区（村）'],
  ])
  expect(rows[1]?.slice(1)).toEqual([
    ...['2', '王芳', '配偶', '330498197703020000', '百乐苑', '12', '502'],
    ...['李强', '第三网格', '百乐社区'],
  ])
  expect(rows[1]?.[0]).toContain('校验位不对')
  const [row] = corrected(list, { '330498197703020000': wang }).sheets[0]?.rows ?? []
  expect(row).toMatchObject({
    name: '王芳',
    headName: '李强',
    gridName: '第三网格',
    idNumber: wang,
  })
  expect(row?.communityName).toBe('百乐社区')
  expect(row?.householdKey).toBe('|百乐苑|12||502|李强')
})

it('holds texts only, whatever stands in the cells', () => {
  const list = listOf(
    workbookOf({
      名册: {
        rows: [
          ['姓名', '身份证号码', '住址', '备注'],
          ['=1+1', '', '和平家园3幢201', '=HYPERLINK("http://example.org")'],
          ['@SUM(A1)', 330498197703020000, '和平家园3幢202', '+1'],
        ],
      },
    }),
  )
  const sheet = read(list, { type: 'array', cellFormula: true }).Sheets['名册'] ?? {}
  const cells = Object.entries(sheet).filter(([address]) => !address.startsWith('!'))
  expect(cells.length).toBeGreaterThan(12)
  expect(
    cells.every(
      ([, cell]: [string, { t?: string; f?: string }]) => cell.t === 's' && cell.f === undefined,
    ),
  ).toBe(true)
})

it('is not written when nothing was kept out', () => {
  const sheets = sheetsOf(
    workbookOf({
      名册: {
        rows: [
          ['姓名', '身份证号码', '住址'],
          ['王芳', wang, '3幢201'],
        ],
      },
    }),
  )
  expect(writeDefectiveRows(sheets, readRoster(sheets))).toBeUndefined()
})

it('keeps columns that the user had to name', () => {
  const bytes = workbookOf({
    名单: {
      rows: [
        ['甲', '乙', '丙'],
        ['王芳', '和平家园3幢201', '12345'],
      ],
    },
  })
  const mapping = { 名单: { 0: 'name', 1: 'address', 2: 'phone' } }
  const { sheets } = corrected(listOf(bytes, { mapping }), { 12345: '14410361213' })
  expect(sheets[0]?.rows[0]).toMatchObject({ name: '王芳', phone: '14410361213' })
})

it('of the given roster lists all 147 rows, which come back with the same defects until corrected', () => {
  const bytes = new Uint8Array(readFileSync('cloudfunctions/api/demo/data/roster-yangjiamen.xlsx'))
  const before = readRoster(sheetsOf(bytes))
  const list = listOf(bytes)
  const again = readRoster(sheetsOf(list))
  const byDuplicate = new Set(['pasted-twice', 'two-households'])
  const codes = (reading: RosterReading): string[] =>
    reading.sheets
      .flatMap(({ defects }) => defects.map(({ code }) => code))
      .filter((code) => !byDuplicate.has(code))
  const rowsOf = (reading: RosterReading): number =>
    reading.sheets.reduce(
      (sum, { rows, defects }) =>
        sum + rows.length + new Set(defects.map(({ rowNumber }) => rowNumber)).size,
      0,
    )
  expect(rowsOf(again)).toBe(147)
  // A lost digit is written as a star, so that the zeros in its place can never pass for digits.
  const expected = codes(before).map((code) => (code === 'id-digits-lost' ? 'id-masked' : code))
  expect(codes(again).sort()).toEqual(expected.sort())
  const heads = again.sheets.flatMap(({ rows }) =>
    rows.map(({ headName, gridName }) => `${headName}${gridName}`),
  )
  expect(heads.every((head) => head.length > 2)).toBe(true)
})
