/** The kinds of record that are synced, by one name in every layer. A new feature adds a line here. */
import { followUpShape, type FollowUp } from './follow-up/follow-up'
import { houseShape, type House } from './house/house'
import { householdShape, type Household } from './household/household'
import { lifeEventShape, type LifeEvent } from './household/life-event'
import { residentShape, type Resident } from './resident/resident'
import { visitShape, type Visit } from './visit/visit'

export interface RecordByKind {
  house: House
  household: Household
  resident: Resident
  visit: Visit
  followUp: FollowUp
  lifeEvent: LifeEvent
}

export type RecordKind = keyof RecordByKind
export type RecordOf<Kind extends RecordKind> = RecordByKind[Kind]
export type AnyRecord = RecordByKind[RecordKind]

export const recordShapes = {
  house: houseShape,
  household: householdShape,
  resident: residentShape,
  visit: visitShape,
  followUp: followUpShape,
  lifeEvent: lifeEventShape,
} as const

export const recordKinds = Object.keys(recordShapes) as readonly RecordKind[]

/** What a rule wants stored: the whole new record. Nothing is ever deleted by a rule. */
export type RecordChange = {
  [Kind in RecordKind]: { readonly kind: Kind; readonly record: RecordOf<Kind> }
}[RecordKind]

/** Everything but houses and households belongs to one household. */
export const householdIdOf = (change: RecordChange): string | null =>
  change.kind === 'house'
    ? null
    : change.kind === 'household'
      ? change.record.id
      : change.record.householdId
