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
    this.list = list
    return torn
  }

  entries(): readonly OutboxEntry[] {
    return this.list
  }

  find(commandId: string): OutboxEntry | undefined {
    return this.list.find(({ envelope }) => envelope.commandId === commandId)
  }

  lastSequence(): number {
    return this.list.at(-1)?.envelope.sequence ?? 0
  }

  /** Rejects when the phone has no room; then nothing is kept. */
  async append(envelope: CommandEnvelope, heldUntilMs: number): Promise<void> {
    await this.shelf.write(keyOf(envelope.sequence), envelope)
    this.list = [...this.list, { envelope, heldUntilMs, sent: false, acknowledged: false }]
  }

  async remove(commandId: string): Promise<void> {
    const entry = this.find(commandId)
    if (!entry) return
    await this.shelf.remove(keyOf(entry.envelope.sequence))
    this.list = this.list.filter((other) => other !== entry)
  }

  mark(commandIds: ReadonlySet<string>, mark: 'sent' | 'acknowledged'): void {
    this.list = this.list.map((entry) =>
      commandIds.has(entry.envelope.commandId) ? { ...entry, [mark]: true } : entry,
    )
  }
}
