/**
 * Letters (寄件): office commands that were written on this phone and send themselves. Two durable texts each: what was
 * written, written once; and how far it has come, so that a tear there never takes the words with it. The order is kept.
 */
import * as v from 'valibot'
import type { Letter, LetterState } from '../application'
import { StorageFull } from '../ports'
import { commandEnvelopeShape } from '../protocol/envelope'
import { refusalCodeShape } from './set-aside'
import type { Shelf } from './shelf'

const writtenShape = v.object({
  envelope: commandEnvelopeShape,
  title: v.string(),
  photoIds: v.array(v.string()),
})

const stateShape = v.variant('kind', [
  v.object({
    kind: v.literal('waiting'),
    maybeSent: v.boolean(),
    meantAtMs: v.exactOptional(v.number()),
  }),
  v.object({ kind: v.literal('sent'), answer: v.optional(v.unknown()), atMs: v.number() }),
  v.object({
    kind: v.literal('refused'),
    refusal: v.object({ code: refusalCodeShape, detail: v.string() }),
    atMs: v.number(),
  }),
])

/** More than anybody looks back at; what came of the others is asked of the server. */
const mostSent = 30

const numberOf = ({ envelope }: Pick<Letter, 'envelope'>): string =>
  String(envelope.sequence).padStart(10, '0')
const writtenKey = (letter: Letter): string => `letter/${numberOf(letter)}`
const stateKey = (letter: Letter): string => `posted/${numberOf(letter)}`

export class LetterShelf {
  /** Oldest first. */
  private list: readonly Letter[] = []

  constructor(private readonly shelf: Shelf) {}

  /** Answers how many were torn: `add` had not answered, so nobody was told that they are kept. */
  async open(): Promise<number> {
    let torn = 0
    const list: Letter[] = []
    for (const key of await this.shelf.keys('letter/')) {
      const reading = await this.shelf.read(key, writtenShape)
      if (reading.kind === 'value')
        list.push({ ...reading.value, state: await this.readState(key.slice('letter/'.length)) })
      else if (reading.kind === 'torn') {
        torn++
        await this.shelf.remove(key)
      }
    }
    this.list = list
    // Of letters that were taken back when the app died: a later one may get their numbers.
    const numbers = new Set((await this.shelf.keys('letter/')).map((key) => key.split('/')[1]))
    for (const key of await this.shelf.keys('posted/'))
      if (!numbers.has(key.split('/')[1])) await this.shelf.remove(key)
    return torn
  }

  all(): readonly Letter[] {
    return this.list
  }

  find(commandId: string): Letter | undefined {
    return this.list.find(({ envelope }) => envelope.commandId === commandId)
  }

  waiting(): readonly Letter[] {
    return this.list.filter(({ state }) => state.kind === 'waiting')
  }

  lastSequence(): number {
    return this.list.at(-1)?.envelope.sequence ?? 0
  }

  /** Rejects when the phone has no room; then nothing is kept. */
  async add(written: Omit<Letter, 'state'>): Promise<void> {
    const letter: Letter = { ...written, state: { kind: 'waiting', maybeSent: false } }
    await this.shelf.write(writtenKey(letter), written)
    this.list = [...this.list, letter]
  }

  /** How far it has come. On a phone without room that is known until the app ends; then it is sent again, and recalled. */
  async note(letter: Letter, state: LetterState): Promise<void> {
    await this.shelf.write(stateKey(letter), state).catch((error: unknown) => {
      if (!(error instanceof StorageFull)) throw error
    })
    this.list = this.list.map((one) => (one === letter ? { ...one, state } : one))
    const sent = this.list.filter((one) => one.state.kind === 'sent')
    for (const old of sent.slice(0, -mostSent)) await this.remove(old)
  }

  async remove(letter: Letter): Promise<void> {
    await this.shelf.remove(writtenKey(letter))
    this.list = this.list.filter((one) => one !== letter)
    await this.shelf.remove(stateKey(letter))
  }

  private async readState(number: string): Promise<LetterState> {
    const reading = await this.shelf.read(`posted/${number}`, stateShape)
    if (reading.kind === 'value') return reading.value
    // Something was noted, so it was under way.
    return { kind: 'waiting', maybeSent: reading.kind !== 'absent' }
  }
}
