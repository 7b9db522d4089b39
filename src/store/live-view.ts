/**
 * The derived view: server records with the pending commands replayed over them, in the order of writing. A pending
 * command whose rule refuses by now shows nothing and stays pending: the server decides.
 */
import type { LiveRecords, RecordMark } from '../application'
import type { Effect } from '../domain/command'
import type { RecordKind, RecordOf } from '../domain/record'
import type { MemberKind } from '../domain/record-view'
import type { CommandEnvelope } from '../protocol/envelope'
import type { Access } from '../protocol/pull'
import { RecordSet } from './record-set'
import { runRule } from './run-rule'

const markKey = (kind: RecordKind, id: string): string => `${kind}/${id}`

/** What each unconfirmed command has changed. */
type Touched = ReadonlyMap<string, readonly string[]>

const touchedBy = ({ changes }: Effect): readonly string[] =>
  changes.map(({ kind, record }) => markKey(kind, record.id))

export class LiveView implements LiveRecords {
  private readonly pendingMarks: ReadonlySet<string>

  private constructor(
    private readonly records: RecordSet,
    private readonly touched: Touched,
  ) {
    this.pendingMarks = new Set([...touched.values()].flat())
  }

  static readonly empty = new LiveView(new RecordSet(), new Map())

  /** `acknowledged` commands show their effect (its record may not have arrived yet) but no longer a mark. */
  static derive(
    base: RecordSet,
    access: Access | null,
    commands: readonly { readonly envelope: CommandEnvelope; readonly acknowledged: boolean }[],
  ): LiveView {
    const records = base.fork()
    const touched = new Map<string, readonly string[]>()
    if (!access) return new LiveView(records, touched)
    for (const { envelope, acknowledged } of commands) {
      const result = runRule(envelope, records, access)
      if (!result.ok) continue
      records.apply(result.value.changes)
      if (!acknowledged) touched.set(envelope.commandId, touchedBy(result.value))
    }
    return new LiveView(records, touched)
  }

  /** With one more command at the end. */
  with(commandId: string, effect: Effect): LiveView {
    const records = this.records.fork()
    records.apply(effect.changes)
    return new LiveView(records, new Map(this.touched).set(commandId, touchedBy(effect)))
  }

  /** The same records, without the marks of commands that the server has applied. */
  confirmed(commandIds: ReadonlySet<string>): LiveView {
    const left = [...this.touched].filter(([commandId]) => !commandIds.has(commandId))
    return new LiveView(this.records, new Map(left))
  }

  get<Kind extends RecordKind>(kind: Kind, id: string): RecordOf<Kind> | undefined {
    return this.records.get(kind, id)
  }

  ofHousehold<Kind extends MemberKind>(kind: Kind, householdId: string): readonly RecordOf<Kind>[] {
    return this.records.ofHousehold(kind, householdId)
  }

  householdsOf(houseId: string): readonly RecordOf<'household'>[] {
    return this.records.householdsOf(houseId)
  }

  all<Kind extends RecordKind>(kind: Kind): readonly RecordOf<Kind>[] {
    return this.records.all(kind)
  }

  markOf(kind: RecordKind, id: string): RecordMark {
    return this.pendingMarks.has(markKey(kind, id)) ? 'pending' : 'confirmed'
  }
}
