/**
 * What a rule may see: records by id and by household. On a phone it is the derived view of its store, on
 * the server the rows that the command named, locked. A rule run on either must not be able to tell.
 */
import type { RecordKind, RecordOf } from './record'
import type { RegionId } from './shapes'

export type MemberKind = Exclude<RecordKind, 'house' | 'household'>

export interface RecordView {
  get<Kind extends RecordKind>(kind: Kind, id: string): RecordOf<Kind> | undefined
  /** All records of a kind that belong to a household, in no particular order. */
  ofHousehold<Kind extends MemberKind>(kind: Kind, householdId: string): readonly RecordOf<Kind>[]
  householdsOf(houseId: string): readonly RecordOf<'household'>[]
}

/** What has to be loaded before a rule can run: one record, a resident's household, a household or house with all in it. */
export type RecordRef =
  | { readonly kind: RecordKind; readonly id: string }
  | { readonly householdOfResident: string }
  | { readonly wholeHousehold: string }
  | { readonly wholeHouse: string }

/** The same view without anything outside the regions in which the command was authorised. */
export const confineView = (view: RecordView, regionIds: ReadonlySet<RegionId>): RecordView => ({
  get: (kind, id) => {
    const record = view.get(kind, id)
    return record && regionIds.has(record.regionId) ? record : undefined
  },
  ofHousehold: (kind, householdId) =>
    view.ofHousehold(kind, householdId).filter((record) => regionIds.has(record.regionId)),
  householdsOf: (houseId) =>
    view.householdsOf(houseId).filter((household) => regionIds.has(household.regionId)),
})
