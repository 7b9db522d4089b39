/**
 * The records that one transaction works with: loaded rows, and over them what the rules of this
 * transaction have written so far. It is the RecordView that rules see on the server.
 */
import type { AnyRecord, RecordChange, RecordKind, RecordOf } from '../../../src/domain/record'
import type { MemberKind, RecordView } from '../../../src/domain/record-view'

type RecordMaps = { readonly [Kind in RecordKind]: Map<string, RecordOf<Kind>> }

const emptyMaps = (): RecordMaps => ({
  house: new Map(),
  household: new Map(),
  resident: new Map(),
  visit: new Map(),
  followUp: new Map(),
  lifeEvent: new Map(),
})

export class StagedRecords implements RecordView {
  private readonly loaded = emptyMaps()
  private readonly current = emptyMaps()

  /** Adds what was read from the database. */
  addLoaded<Kind extends RecordKind>(kind: Kind, record: RecordOf<Kind>): void {
    this.loaded[kind].set(record.id, record)
    this.current[kind].set(record.id, record)
  }

  get<Kind extends RecordKind>(kind: Kind, id: string): RecordOf<Kind> | undefined {
    return this.current[kind].get(id)
  }

  ofHousehold<Kind extends MemberKind>(kind: Kind, householdId: string): readonly RecordOf<Kind>[] {
    return [...this.current[kind].values()].filter((record) => record.householdId === householdId)
  }

  householdsOf(houseId: string): readonly RecordOf<'household'>[] {
    return [...this.current.household.values()].filter((household) => household.houseId === houseId)
  }

  /** As the database has it, before this transaction. */
  before(kind: RecordKind, id: string): AnyRecord | undefined {
    return this.loaded[kind].get(id)
  }

  stage(change: RecordChange): void {
    this.put(change.kind, change.record)
  }

  private put<Kind extends RecordKind>(kind: Kind, record: RecordOf<Kind>): void {
    this.current[kind].set(record.id, record)
  }

  /** Ids of all records of a kind that are here. */
  ids(kind: RecordKind): readonly string[] {
    return [...this.current[kind].keys()]
  }
}
