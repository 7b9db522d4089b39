/**
 * Commands that the server has not confirmed, one durable text each, in the order of writing. A text is written once
 * and removed once; whether a command is under way is known in memory only, and after a restart assumed.
 */
import { commandEnvelopeShape, type CommandEnvelope } from '../protocol/envelope'
import type { Shelf } from './shelf'

export interface OutboxEntry {
  readonly envelope: CommandEnvelope
  /** Not sent before, so that the worker can take it back; 0 = at once. */
  readonly heldUntilMs: number
  /** It may have reached the server: it can no longer be withdrawn. */
  readonly sent: boolean
  /** The server has applied it; it stays until a pull has brought its effect, so that nothing flickers. */
  readonly acknowledged: boolean
}

const keyOf = (sequence: number): string => `outbox/${String(sequence).padStart(10, '0')}`

export class Outbox {
  private list: readonly OutboxEntry[] = []
  private readonly byId = new Map<string, OutboxEntry>()

  constructor(private readonly shelf: Shelf) {}

  /**
   * Reads every entry. A torn text was never shown as saved (execute had not resolved): it is dropped and counted.
   * One of an unknown form stays on the phone for a version that knows it.
   */
  async open(): Promise<number> {
    let torn = 0
    const list: OutboxEntry[] = []
    for (const key of await this.shelf.keys('outbox/')) {
      const reading = await this.shelf.read(key, commandEnvelopeShape)
      if (reading.kind === 'value')
        list.push({ envelope: reading.value, heldUntilMs: 0, sent: true, acknowledged: false })
      else if (reading.kind === 'torn') {
        torn++
        await this.shelf.remove(key)
      }
    }
    this.replace(list)
    return torn
  }

  entries(): readonly OutboxEntry[] {
    return this.list
  }

  find(commandId: string): OutboxEntry | undefined {
    return this.byId.get(commandId)
  }

  lastSequence(): number {
    return this.list.at(-1)?.envelope.sequence ?? 0
  }

  /** Rejects when the phone has no room; then nothing is kept. */
  async append(envelope: CommandEnvelope, heldUntilMs: number): Promise<void> {
    await this.shelf.write(keyOf(envelope.sequence), envelope)
    const entry = { envelope, heldUntilMs, sent: false, acknowledged: false }
    this.list = [...this.list, entry]
    this.byId.set(envelope.commandId, entry)
  }

  /** What was removed before a removal failed is gone from memory, too. */
  async remove(commandIds: readonly string[]): Promise<void> {
    const removed = new Set<OutboxEntry>()
    try {
      for (const commandId of commandIds) {
        const entry = this.find(commandId)
        if (!entry) continue
        await this.shelf.remove(keyOf(entry.envelope.sequence))
        removed.add(entry)
      }
    } finally {
      if (removed.size > 0) this.replace(this.list.filter((entry) => !removed.has(entry)))
    }
  }

  mark(commandIds: ReadonlySet<string>, mark: 'sent' | 'acknowledged'): void {
    if (commandIds.size === 0) return
    this.replace(
      this.list.map((entry) =>
        commandIds.has(entry.envelope.commandId) ? { ...entry, [mark]: true } : entry,
      ),
    )
  }

  private replace(list: readonly OutboxEntry[]): void {
    this.list = list
    this.byId.clear()
    for (const entry of list) this.byId.set(entry.envelope.commandId, entry)
  }
}
