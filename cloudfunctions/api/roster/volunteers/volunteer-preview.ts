/** What the screen shows of a planned import of volunteers. Pure; long lists are cut, their counts are not. */
import type { FieldValue } from '../../../../src/domain/field-merge'
import { sexWords } from '../../../../src/domain/labels'
import {
  isUnchanged,
  type VolunteerDecision,
} from '../../../../src/domain/volunteer-roster/decide-volunteer'
import type {
  VolunteerDefect,
  VolunteerRow,
} from '../../../../src/domain/volunteer-roster/volunteer-roster'
import type { VolunteerRosterPreview } from '../../../../src/protocol/volunteer-roster'
import { defectOf, type VolunteerReading } from './read-volunteers'
import type { PlacedVolunteerRow } from './place-volunteers'
import { shownColumns } from './volunteer-header'

const maxShown = 200
const maxDefectsShown = 2000

export interface DecidedRow {
  readonly row: PlacedVolunteerRow
  readonly decision: VolunteerDecision
}

export interface PlannedVolunteers {
  readonly importId: string
  readonly reading: VolunteerReading
  readonly decided: readonly DecidedRow[]
  /** Those of the reading and of the places; what the decisions found is in `decided`. */
  readonly defects: readonly VolunteerDefect[]
  readonly regionNames: ReadonlyMap<string, string>
  /** About a whole sheet. */
  readonly sheetNotes: VolunteerRosterPreview['notes']
  readonly today: string
}

/** Every reason of every row that is kept out, in the order of the sheets. */
export const allDefects = ({
  defects,
  decided,
}: Pick<PlannedVolunteers, 'defects' | 'decided'>): readonly VolunteerDefect[] => [
  ...defects,
  ...decided.flatMap(({ row, decision }) =>
    decision.kind === 'defect' ? [defectOf(row, decision.code, decision.reason)] : [],
  ),
]

const wordOf = (field: string, value: FieldValue): string => {
  if (Array.isArray(value)) return value.join('、')
  const text = String(value ?? '')
  return field === 'sex' ? (sexWords[text as keyof typeof sexWords] ?? text) : text
}

/** One entry a row, with all reasons. */
const defectsShown = (defects: readonly VolunteerDefect[]): VolunteerRosterPreview['defects'] => {
  const rows = new Map<string, VolunteerRosterPreview['defects'][number]>()
  for (const { sheet, rowNumber, name, reason } of defects) {
    const key = `${rowNumber} ${sheet}`
    const before = rows.get(key)
    rows.set(key, {
      sheet,
      rowNumber,
      name,
      reason: before ? `${before.reason} ${reason}` : reason,
    })
  }
  return [...rows.values()]
}

const placeOf = ({ sheet, rowNumber }: VolunteerRow) => ({ sheet, rowNumber })

const differencesOf = (
  decided: readonly DecidedRow[],
  which: 'changed' | 'kept',
): VolunteerRosterPreview['changed'] =>
  decided.flatMap(({ decision }) =>
    decision.kind !== 'update' || decision[which].length === 0
      ? []
      : [
          {
            name: decision.volunteer.details.name,
            number: decision.volunteer.number,
            fields: decision[which].map(({ field, from, to }) => ({
              field,
              from: wordOf(field, from),
              to: wordOf(field, to),
            })),
          },
        ],
  )

export const volunteerPreview = (planned: PlannedVolunteers): VolunteerRosterPreview => {
  const { importId, reading, decided, regionNames } = planned
  const defects = defectsShown(allDefects(planned))
  const added = decided.flatMap(({ row, decision }) =>
    decision.kind === 'add'
      ? [
          {
            name: row.details.name,
            number: decision.number,
            regionName: regionNames.get(row.regionId) ?? '',
            openingMinutes: decision.hours.openingMinutes,
            carriedMinutes: decision.hours.carriedMinutes,
          },
        ]
      : [],
  )
  const toDecide = decided.flatMap(({ row, decision }) =>
    decision.kind === 'decide'
      ? [{ ...placeOf(row), name: row.details.name, words: decision.words }]
      : [],
  )
  const hours = decided.flatMap(({ decision }) =>
    decision.kind === 'add' || decision.kind === 'update' ? [decision.hours] : [],
  )
  const sum = (of: keyof (typeof hours)[number]): number =>
    hours.reduce((total, one) => total + one[of], 0)
  const updates = decided.filter(({ decision }) => decision.kind === 'update')
  const unchanged = updates.filter(({ decision }) => isUnchanged(decision))
  const [changed, kept] = [differencesOf(decided, 'changed'), differencesOf(decided, 'kept')]
  const notes = decided.flatMap(({ row, decision }) =>
    [
      ...row.notes,
      ...(decision.kind === 'add' || decision.kind === 'update' ? decision.notes : []),
    ].map((text) => ({ ...placeOf(row), text })),
  )
  return {
    importId,
    sheets: reading.sheets.map(({ sheet, open, lines }) => ({
      name: sheet.name,
      skippedBecause: open.skippedBecause,
      columns: shownColumns(sheet, open),
      rowCount: lines.length,
    })),
    counts: {
      rows: reading.sheets.reduce((total, { lines }) => total + lines.length, 0),
      newVolunteers: added.length,
      changedVolunteers: updates.length - unchanged.length,
      unchangedVolunteers: unchanged.length,
      kept: kept.length,
      toDecide: toDecide.length,
      defects: defects.length,
      skippedLines: reading.sheets.reduce((total, { skippedLines }) => total + skippedLines, 0),
      openings: hours.filter(({ openingMinutes }) => openingMinutes > 0).length,
      openingMinutes: sum('openingMinutes'),
      toPoolMinutes: sum('toPoolMinutes'),
      carried: hours.filter(({ carriedMinutes }) => carriedMinutes > 0).length,
      carriedMinutes: sum('carriedMinutes'),
    },
    asOf: decided[0]?.row.asOf ?? planned.today,
    added: added.slice(0, maxShown),
    changed: changed.slice(0, maxShown),
    kept: kept.slice(0, maxShown),
    toDecide: toDecide.slice(0, maxShown),
    defects: defects.slice(0, maxDefectsShown),
    notes: [...planned.sheetNotes, ...notes].slice(0, maxShown),
  }
}
