/** A whole community's roster as offices keep it: every count, and what must be absorbed silently. */
import { readFileSync } from 'node:fs'
import { readRoster } from '../../cloudfunctions/api/roster/read-roster'
import { readSheets } from '../../cloudfunctions/api/roster/read-sheet'
import type { RosterDefectCode } from '../../src/domain/roster'
import { sheetsOf } from '../support/roster-workbook'

const sheets = sheetsOf(
  new Uint8Array(readFileSync('cloudfunctions/api/demo/data/roster-yangjiamen.xlsx')),
)
const reading = readRoster(sheets, { today: '2026-10-31' })
const rows = reading.sheets.flatMap((sheet) => sheet.rows)
const defects = reading.sheets.flatMap((sheet) => sheet.defects)
const count = (code: RosterDefectCode): number => defects.filter((one) => one.code === code).length

it('reports exactly the defects that were put in', () => {
  const counts: Partial<Record<RosterDefectCode, number>> = {}
  for (const { code } of defects) counts[code] = (counts[code] ?? 0) + 1
  expect(counts).toEqual({
    'id-check-digit': 26,
    'id-missing': 22,
    'sex-disagrees': 21,
    'birth-date-disagrees': 20,
    'pasted-twice': 17,
    'id-digits-lost': 16,
    'name-missing': 11,
    'phone-too-short': 8,
    'two-households': 6,
  })
})

it('keeps out only these rows, one defect each', () => {
  const keptOut = new Set(defects.map(({ sheet, rowNumber }) => `${sheet} ${rowNumber}`))
  expect(keptOut.size).toBe(147)
  expect(rows).toHaveLength(3157 - 147)
  expect(rows.length + defects.length - count('pasted-twice') - count('two-households')).toBe(3134)
})

it('accepts and marks the 15-digit numbers', () => {
  const legacy = rows.filter((row) => row.idNumberLegacy)
  expect(legacy).toHaveLength(6)
  expect(legacy.every((row) => row.notes.some((note) => note.includes('15 位老号码')))).toBe(true)
  expect(legacy.every((row) => row.idNumber.length === 18)).toBe(true)
})

it('skips the seven totals and the sheet of instructions, and says so', () => {
  const skipped = reading.sheets.flatMap((sheet) => sheet.skippedLines)
  expect(skipped.map((line) => line.kind)).toEqual(Array<string>(7).fill('total'))
  expect(
    reading.sheets.filter((sheet) => sheet.skippedBecause !== '').map((one) => one.name),
  ).toEqual(['填表说明'])
})

it('finds the 1,180 households, also those whose people are all kept out', () => {
  const keys = readSheets(sheets, {}).flatMap(({ lines }) =>
    lines.map((line) => `${line.gridName} ${line.household.householdKey}`),
  )
  expect(new Set(keys).size).toBe(1180)
})

it('gives every row a whole address, a head, a grid and a micro-grid', () => {
  for (const row of rows) {
    const { estate, building, unit, room, floor, rest } = row.address
    expect([estate, building, unit, room].every((part) => part !== '')).toBe(true)
    expect([building, unit, room].every((part) => /^\d+$/.test(part))).toBe(true)
    expect(floor).toBe(Number(room.slice(0, -2)))
    expect(rest).toBe('')
    expect(row.headName).not.toBe('')
    expect(row.gridName).toBe(row.sheet)
    expect(row.communityName).toBe('杨家门社区')
    expect(row.microGridName).toMatch(/^\d号微网格$/)
  }
})

it('gives every row clean values, whatever their spelling was', () => {
  for (const row of rows) {
    expect(row.idNumber).toMatch(/^\d{17}[\dX]$/)
    expect(row.birthDate.replace(/-/g, '')).toBe(row.idNumber.slice(6, 14))
    expect(row.phone).toMatch(/^(?:144\d{8})?$/)
    expect(row.phoneRemark).toMatch(/^(?:微信同号)?$/)
    expect(row.name).not.toMatch(/\s/)
    expect(row.tags.every((tag) => !/[、,;\s]/.test(tag))).toBe(true)
  }
})

it('understands every column of both layouts', () => {
  for (const sheet of reading.sheets.filter((one) => one.skippedBecause === '')) {
    const unknown = sheet.columns.filter((column) => column.field === null)
    expect(unknown.map((column) => column.header)).toEqual([
      sheet.columns.length === 22 ? '序号' : '编号',
    ])
    expect(sheet.headerRow).toBe(3)
  }
})

it('names the other row of a person who is listed twice', () => {
  const twice = defects.filter((one) => one.code === 'two-households')
  expect(twice.map(({ sheet, rowNumber, name }) => `${sheet} ${rowNumber} ${name}`)).toEqual([
    '第二网格 308 任阿娜',
    '第二网格 447 文阿娟',
    '第二网格 448 钟贵斌',
    '第二网格 449 常仙',
    '第二网格 450 夏秀',
    '第二网格 451 刘静',
  ])
  expect(twice[0]?.reason).toContain('“第一网格”第 450 行')
})
