/**
 * All records of all kinds, as pages and rules read them. Copy-on-write by kind: `fork` shares every table
 * until it is written to, so that an older set stays as it was and a new one costs only what changed.
 */
import type { AnyRecord, RecordChange, RecordKind, RecordOf } from '../domain/record'
import type { MemberKind, RecordView } from '../domain/record-view'
import { RecordTable } from './record-table'

type Tables = { [Kind in RecordKind]: RecordTable<RecordOf<Kind>> }

const byHousehold = (record: { readonly householdId: string }) => record.householdId

const emptyTables = (): Tables => ({
  house: new RecordTable<RecordOf<'house'>>(() => null),
  household: new RecordTable<RecordOf<'household'>>(({ houseId }) => houseId),
  resident: new RecordTable<RecordOf<'resident'>>(byHousehold),
  visit: new RecordTable<RecordOf<'visit'>>(byHousehold),
  followUp: new RecordTable<RecordOf<'followUp'>>(byHousehold),
  lifeEvent: new RecordTable<RecordOf<'lifeEvent'>>(byHousehold),
})

export class RecordSet implements RecordView {
  private readonly own = new Set<RecordKind>()

  constructor(private readonly tables: Tables = emptyTables()) {}

  fork(): RecordSet {
    return new RecordSet({ ...this.tables })
  }

  get<Kind extends RecordKind>(kind: Kind, id: string): RecordOf<Kind> | undefined {
    return this.tables[kind].get(id)
  }

  ofHousehold<Kind extends MemberKind>(kind: Kind, householdId: string): readonly RecordOf<Kind>[] {
    return this.tables[kind].group(householdId)
  }

  householdsOf(houseId: string): readonly RecordOf<'household'>[] {
    return this.tables.household.group(houseId)
  }

  all<Kind extends RecordKind>(kind: Kind): readonly RecordOf<Kind>[] {
    return this.tables[kind].all()
  }

  put<Kind extends RecordKind>(kind: Kind, record: RecordOf<Kind>): void {
    this.writable(kind).put(record)
  }

  /** For records whose kind is known only by the table that they came in. */
  putAny(kind: RecordKind, record: AnyRecord): void {
    this.put(kind, record)
  }

  remove(kind: RecordKind, id: string): void {
    if (this.tables[kind].get(id)) this.writable(kind).remove(id)
  }

  apply(changes: readonly RecordChange[]): void {
    for (const change of changes) this.put(change.kind, change.record)
  }

  private writable<Kind extends RecordKind>(kind: Kind): Tables[Kind] {
    if (!this.own.has(kind)) {
      this.own.add(kind)
      const tables: { [Key in RecordKind]: unknown } = this.tables
      tables[kind] = this.tables[kind].copy()
    }
    return this.tables[kind]
  }
}
