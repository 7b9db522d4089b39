/** Builds small workbooks in the layouts of offices, for the tests of the roster reader. */
import { utils, write, type WorkSheet } from '@e965/xlsx'
import { readRoster, type RosterOptions } from '../../cloudfunctions/api/roster/read-roster'
import { readWorkbook, type Sheet } from '../../cloudfunctions/api/roster/workbook'
import { idCheckCharacter } from '../../src/domain/id-number'
import type { RosterReading, SheetReading } from '../../src/domain/roster'

export type Value = string | number | null

export interface SheetPlan {
  readonly rows: readonly (readonly Value[])[]
  /** As A2:A4. */
  readonly merges?: readonly string[]
  /** From 1. */
  readonly hiddenRows?: readonly number[]
  readonly hidden?: boolean
  /** Changes the sheet by hand where a plan cannot say it, e.g. to add a formula. */
  readonly change?: (sheet: WorkSheet) => void
}

/** The bytes of an .xlsx with these sheets. */
export function workbookOf(plans: Readonly<Record<string, SheetPlan>>): Uint8Array {
  const book = utils.book_new()
  const hidden: { Hidden: 0 | 1 }[] = []
  for (const [name, plan] of Object.entries(plans)) {
    const sheet = utils.aoa_to_sheet(plan.rows.map((row) => [...row]))
    sheet['!merges'] = (plan.merges ?? []).map((area) => utils.decode_range(area))
    sheet['!rows'] = plan.rows.map((_, at) => ({
      hidden: plan.hiddenRows?.includes(at + 1) === true,
    }))
    plan.change?.(sheet)
    utils.book_append_sheet(book, sheet, name)
    hidden.push({ Hidden: plan.hidden === true ? 1 : 0 })
  }
  book.Workbook = { Sheets: hidden }
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer)
}

/** The sheets of a workbook that must be readable. */
export function sheetsOf(bytes: Uint8Array): readonly Sheet[] {
  const workbook = readWorkbook(bytes)
  if (!workbook.ok) throw new Error(workbook.reason)
  return workbook.sheets
}

export function readingOf(
  plans: Readonly<Record<string, SheetPlan>>,
  options: RosterOptions = {},
): RosterReading {
  return readRoster(sheetsOf(workbookOf(plans)), options)
}

/** The reading of a workbook with one sheet. */
export function readOne(
  plan: SheetPlan,
  name = 'Sheet1',
  options: RosterOptions = {},
): SheetReading {
  const [sheet] = readingOf({ [name]: plan }, options).sheets
  if (sheet === undefined) throw new Error('no sheet was read')
  return sheet
}

/** A valid number of area 330498, which was never issued. `birthDate` YYYYMMDD; odd sequences are male. */
export function idOf(birthDate: string, sequence: number): string {
  const first17 = `330498${birthDate}${String(sequence).padStart(3, '0')}`
  return first17 + idCheckCharacter(first17)
}

/** Rows and defects as short lines, so that a whole reading is compared at a glance. */
export function summary(sheet: SheetReading): string[] {
  const rows = sheet.rows.map(
    ({ rowNumber, name, headName, address: { estate, building, unit, room } }) =>
      `${rowNumber} ${name} @${headName} ${[estate, building, unit, room].join('/')}`,
  )
  return [...rows, ...sheet.defects.map(({ rowNumber, code }) => `${rowNumber} !${code}`)]
}
