/**
 * Everything that the phone keeps for one member, and the snapshot made of it. Every change is written before it is
 * shown, one change at a time. It neither sends nor fetches: `sync/` does, and tells it what came.
 */
import * as v from 'valibot'
import type { SaveOutcome } from '../application'
import { commandIdShape, type RegionId } from '../domain/shapes'
import { refuse } from '../domain/refusal'
import { StorageFull, type Clock, type Identifiers, type Storage } from '../ports'
import { schemaVersion, type CommandEnvelope } from '../protocol/envelope'
import { holdMsOf } from './held-commands'
import type { LiveSnapshot } from './live-snapshot'
import { LiveView } from './live-view'
import { lastSequenceOf, openShelves, type MemberShelves } from './member-shelves'
import { createOneAtATime } from './one-at-a-time'
import type { OutboxEntry } from './outbox'
import { runRule } from './run-rule'

export interface StoreParts {
  readonly storage: Storage
  readonly clock: Clock
  readonly identifiers: Identifiers
  readonly live: LiveSnapshot
  /** The phone's own, the same for every member. */
  readonly deviceId: string
}

/** The member signed out while something was under way; whoever gets this stops. */
export class StoreClosed extends Error {
  override readonly name = 'StoreClosed'
}

export interface CommandDraft {
  readonly name: string
  readonly regionId: RegionId
  readonly args: unknown
}

export class MemberStore {
  private readonly inOrder = createOneAtATime()
  private view = LiveView.empty
  private closed = false
  private sequence: number
  private pendingOf: { readonly entries: readonly OutboxEntry[]; list: readonly CommandEnvelope[] }

  private constructor(
    readonly memberId: string,
    readonly parts: StoreParts,
    readonly shelves: MemberShelves,
  ) {
    this.sequence = lastSequenceOf(shelves)
    this.pendingOf = { entries: [], list: [] }
  }

  static async open(memberId: string, parts: StoreParts): Promise<MemberStore> {
    const { storage, identifiers } = parts
    const shelves = await openShelves(storage, memberId, () => identifiers.newId())
    const store = new MemberStore(memberId, parts, shelves)
    store.showDerived()
    return store
  }

  /** Runs one change alone. Rejects with StoreClosed after a sign-out. */
  exclusively<Value>(change: () => Promise<Value>): Promise<Value> {
    return this.inOrder(() => {
      if (this.closed) throw new StoreClosed()
      return change()
    })
  }

  /** Rule, then one durable write, then the screen. Nothing has changed unless it answers ok. */
  execute(draft: CommandDraft): Promise<SaveOutcome> {
    return this.exclusively(async () => {
      const { access } = this.shelves.card
      if (!access) return refuse('forbidden')
      const envelope = this.envelope(draft)
      const result = runRule(envelope, this.view, access)
      if (!result.ok) return result
      try {
        await this.shelves.outbox.append(envelope, envelope.issuedAtMs + holdMsOf(draft.name))
      } catch {
        // Whatever the device's reason, the page needs to know one thing: it is not saved, keep the form.
        if (this.closed) throw new StoreClosed()
        return { ok: false, error: 'storage-full' }
      }
      this.sequence = envelope.sequence
      this.view = this.view.with(envelope.commandId, result.value)
      this.show()
      return { ok: true, value: { commandId: envelope.commandId } }
    })
  }

  /** An envelope for a command that is not kept here (office commands); its sequence is used up for good. */
  numbered(draft: CommandDraft): Promise<CommandEnvelope> {
    return this.exclusively(async () => {
      const envelope = this.envelope(draft)
      try {
        await this.shelves.card.save({ lastSequence: envelope.sequence })
      } catch (error) {
        // Nothing of it is kept on this phone, so a phone without room must not keep the office from its work.
        if (!(error instanceof StorageFull)) throw error
      }
      this.sequence = envelope.sequence
      return envelope
    })
  }

  /** False when the command may have reached the server already. */
  withdraw(commandId: string): Promise<boolean> {
    return this.exclusively(async () => {
      const entry = this.shelves.outbox.find(commandId)
      if (!entry || entry.sent) return false
      await this.shelves.outbox.remove([commandId])
      this.showDerived()
      return true
    })
  }

  /** Replays what is pending over the server's records, then shows it. */
  showDerived(): void {
    const { scopes, card, outbox } = this.shelves
    this.view = LiveView.derive(scopes.base, card.access, outbox.entries())
    this.show()
  }

  /** For commands that the server has applied as they are shown: only their marks go. */
  showConfirmed(commandIds: ReadonlySet<string>): void {
    this.view = this.view.confirmed(commandIds)
    this.show()
  }

  show(): void {
    if (this.closed) return
    const { card, aside, photos, scans, letters, torn } = this.shelves
    this.parts.live.change({
      ready: true,
      access: card.access,
      records: this.view,
      pending: this.pending(),
      refused: aside.refused,
      conflicts: aside.conflicts,
      photosWaiting: photos.waitingKeys().length,
      scans: scans.all(),
      letters: letters.all(),
      damagedTexts: torn,
      lastSyncedAtMs: card.read().lastSyncedAtMs,
    })
  }

  /**
   * From now on nothing is written or shown any more; resolves when what was under way is over. Answers false and stays
   * open if there is a reason to then: what was saved while this waited must count, too.
   */
  close(isNeeded: () => boolean = () => false): Promise<boolean> {
    return this.inOrder(() => {
      this.closed ||= !isNeeded()
      return Promise.resolve(this.closed)
    })
  }

  /** Written but not confirmed; the same list until something changes. */
  private pending(): readonly CommandEnvelope[] {
    const entries = this.shelves.outbox.entries()
    if (this.pendingOf.entries !== entries)
      this.pendingOf = {
        entries,
        list: entries.filter(({ acknowledged }) => !acknowledged).map(({ envelope }) => envelope),
      }
    return this.pendingOf.list
  }

  /** The next number is given for good. */
  useUp(sequence: number): void {
    this.sequence = sequence
  }

  /** Made within a change of the store; the number is used up by whoever keeps it. */
  envelope({ name, regionId, args }: CommandDraft): CommandEnvelope {
    const { clock, identifiers } = this.parts
    return {
      commandId: v.parse(commandIdShape, identifiers.newId()),
      clientId: this.shelves.card.read().clientId,
      sequence: this.sequence + 1,
      name,
      regionId,
      args,
      issuedAtMs: clock.nowMs(),
      schemaVersion,
    }
  }
}
