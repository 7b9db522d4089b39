/**
 * What an import is going to do, as data: made once at the preview with all ids, stored, and carried out
 * in portions. Types only; `plan-import.ts` makes it, `apply-portion.ts` carries it out.
 */
import type { House } from '../../../src/domain/house/house'
import type { Household } from '../../../src/domain/household/household'
import type { Region } from '../../../src/domain/organisation/region'
import type { Resident, ResidentField } from '../../../src/domain/resident/resident'
import type { FieldValue } from '../../../src/domain/field-merge'
import type { RosterRow } from '../../../src/domain/roster'

/** What a roster said of a record, by field; kept so that the next roster is compared with this one. */
export type ImportedFields = Readonly<Record<string, FieldValue>>

/** A clean row with the blind index of its ID number ('' when the file keeps none). */
export interface IndexedRow extends RosterRow {
  readonly idNumberIndex: string
  /** Fields that the sheet has a column for: only there does an empty cell say something. */
  readonly columns: ReadonlySet<string>
}

export interface ResidentOnFile {
  readonly resident: Resident
  readonly idNumberIndex: string
}

/** Everything on file in the region of the import and below. */
export interface OnFile {
  readonly regions: readonly Region[]
  readonly houses: readonly House[]
  readonly households: readonly Household[]
  readonly residents: readonly ResidentOnFile[]
  /** By record id: what the last roster said. */
  readonly lastImported: ReadonlyMap<string, ImportedFields>
  /** Blind indexes of the file's numbers that are on file outside these regions. */
  readonly elsewhere: ReadonlySet<string>
}

export interface NewResident {
  readonly resident: Resident
  /** Whole, to be sealed; '' when the file keeps none. */
  readonly idNumber: string
  readonly imported: ImportedFields
}

/** `from` is what the last roster said (or the empty value), so that what a phone changed since stays. */
export interface FieldUpdate {
  readonly id: string
  readonly changes: Readonly<Record<string, { readonly from: FieldValue; readonly to: FieldValue }>>
  readonly imported: ImportedFields
}

export interface ResidentUpdate extends FieldUpdate {
  /** A number for a person on file without one; '' otherwise. */
  readonly newIdNumber: string
}

/** One household's share of the work; portions are cut between them, never within. */
export interface PlannedHousehold {
  /** Also given to the second household behind one new door; created once. */
  readonly newHouse: House | null
  readonly newHousehold: Household | null
  /** '' for a door without people. */
  readonly householdId: string
  /** Of the line in the household's timeline, when anybody is new in it. */
  readonly lifeEventId: string
  readonly regionId: Region['id']
  /** How the door reads, for the timeline: '迎凤二期 15幢3单元203室'. */
  readonly address: string
  readonly newResidents: readonly NewResident[]
  readonly residentUpdates: readonly ResidentUpdate[]
  readonly householdUpdates: readonly FieldUpdate[]
  readonly rowCount: number
}

export interface FieldDifference {
  readonly field: ResidentField | 'tenure' | 'idNumber'
  readonly from: FieldValue
  readonly to: FieldValue
}

/** A person in whom file and roster differ. */
export interface PersonDifference {
  readonly name: string
  readonly address: string
  readonly fields: readonly FieldDifference[]
}

/** A person whom the roster puts behind another door, or who is on file as gone: decided by a person. */
export interface PersonToDecide {
  readonly sheet: string
  readonly rowNumber: number
  readonly name: string
  readonly address: string
  /** Plain Chinese: where or how the person is on file. */
  readonly onFile: string
}

export interface ImportPlan {
  /** Parents before children. */
  readonly newRegions: readonly Region[]
  readonly households: readonly PlannedHousehold[]
  readonly changed: readonly PersonDifference[]
  /** Changed by hand since the last roster, or on file before the first: the file stays as it is. */
  readonly kept: readonly PersonDifference[]
  readonly toDecide: readonly PersonToDecide[]
  readonly notListed: readonly { readonly name: string; readonly address: string }[]
  readonly added: readonly { readonly name: string; readonly address: string }[]
  readonly unchangedResidents: number
}
