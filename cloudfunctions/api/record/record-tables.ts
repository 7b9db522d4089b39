/**
 * The registry of record tables, in the order in which they are locked and written: what is referred to comes
 * first. A new record kind adds a line here; leaving it out does not compile.
 */
import type { RecordKind } from '../../../src/domain/record'
import { followUpTable } from '../follow-up/follow-up.table'
import { houseTable } from '../house/house.table'
import { householdTable } from '../household/household.table'
import { lifeEventTable } from '../household/life-event.table'
import { residentTable } from '../resident/resident.table'
import { visitTable } from '../visit/visit.table'
import type { RecordTable } from './record-table'

export const recordTables: { readonly [Kind in RecordKind]: RecordTable<Kind> } = {
  house: houseTable,
  household: householdTable,
  resident: residentTable,
  visit: visitTable,
  followUp: followUpTable,
  lifeEvent: lifeEventTable,
}

export const kindsInOrder: readonly RecordKind[] = [
  'house',
  'household',
  'resident',
  'visit',
  'followUp',
  'lifeEvent',
]
