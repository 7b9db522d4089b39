/** What the screen shows of a planned import. Pure; long lists are cut, their counts are not. */
import type { FieldValue } from '../../../src/domain/field-merge'
import type { RosterReading } from '../../../src/domain/roster'
import type { RosterPreview } from '../../../src/protocol/roster'
import type { ImportPlan, PersonDifference } from './import-plan'

/** Most entries of a list that are shown; a list of defects is worked through and so is longer. */
const maxShown = 200
const maxDefectsShown = 2000

const sexWords: Readonly<Record<string, string>> = { male: '男', female: '女', unknown: '' }

const wordOf = (field: string, value: FieldValue): string => {
  if (Array.isArray(value)) return value.join('、')
  const text = value === null ? '' : String(value)
  return field === 'sex' ? (sexWords[text] ?? text) : text
}

const shown = (differences: readonly PersonDifference[]): RosterPreview['changed'] =>
  differences.slice(0, maxShown).map(({ name, address, fields }) => ({
    name,
    address,
    fields: fields.map(({ field, from, to }) => ({
      field,
      from: wordOf(field, from),
      to: wordOf(field, to),
    })),
  }))

/** One entry a person, with all reasons. */
const defectsOf = (reading: RosterReading): RosterPreview['defects'] => {
  const rows = new Map<string, RosterPreview['defects'][number]>()
  for (const defect of reading.sheets.flatMap((each) => each.defects)) {
    const { sheet, rowNumber, person, name, reason } = defect
    const key = `${rowNumber}.${person} ${sheet}`
    const before = rows.get(key)
    const reasons = before ? `${before.reason} ${reason}` : reason
    rows.set(key, { sheet, rowNumber, name, reason: reasons })
  }
  return [...rows.values()]
}

const countsOf = (
  reading: RosterReading,
  plan: ImportPlan,
  defects: number,
): RosterPreview['counts'] => {
  const rows = reading.sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0)
  const houses = plan.households.flatMap(({ newHouse }) => (newHouse ? [newHouse.id] : []))
  return {
    rows: rows + defects,
    newHouses: new Set(houses).size,
    newHouseholds: plan.households.filter(({ newHousehold }) => newHousehold).length,
    newResidents: plan.added.length,
    changedResidents: plan.changed.length,
    unchangedResidents: plan.unchangedResidents,
    notListed: plan.notListed.length,
    kept: plan.kept.length,
    toDecide: plan.toDecide.length,
    defects,
    skippedLines: reading.sheets.reduce((sum, sheet) => sum + sheet.skippedLines.length, 0),
  }
}

const notesOf = ({ sheets }: RosterReading): RosterPreview['notes'] => [
  ...sheets.flatMap(({ name, notes }) =>
    notes.map((text) => ({ sheet: name, rowNumber: 0, text })),
  ),
  ...sheets
    .flatMap(({ rows }) => rows)
    .flatMap(({ sheet, rowNumber, notes }) => notes.map((text) => ({ sheet, rowNumber, text }))),
]

export const previewOf = (
  importId: string,
  reading: RosterReading,
  plan: ImportPlan,
): RosterPreview => {
  const defects = defectsOf(reading)
  return {
    importId,
    sheets: reading.sheets.map(({ name, skippedBecause, columns, rows }) => ({
      name,
      skippedBecause,
      columns: [...columns],
      rowCount: rows.length,
    })),
    newRegions: plan.newRegions.map(({ name }) => name),
    counts: countsOf(reading, plan, defects.length),
    changed: shown(plan.changed),
    kept: shown(plan.kept),
    toDecide: plan.toDecide.slice(0, maxShown),
    notListed: plan.notListed.slice(0, maxShown),
    added: plan.added.slice(0, maxShown),
    defects: defects.slice(0, maxDefectsShown),
    notes: notesOf(reading).slice(0, maxShown),
  }
}
