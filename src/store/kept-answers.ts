/** Answers of the server that are kept to be read without a signal: the gate's list, one's own code. */
import * as v from 'valibot'
import type { MemberStore } from './member-store'
import { keyPart } from './shelf'

const keptShape = v.object({ atMs: v.number(), answer: v.unknown() })

export interface KeptAnswer {
  /** When the server gave it. */
  readonly atMs: number
  readonly answer: unknown
}

export const readAnswer = async (store: MemberStore, key: string): Promise<KeptAnswer | null> => {
  const reading = await store.shelves.shelf.read(`answer/${keyPart(key)}`, keptShape)
  return reading.kind === 'value'
    ? { atMs: reading.value.atMs, answer: reading.value.answer }
    : null
}

/** A phone without room shows it now and not later; nothing else is lost. */
export const keepAnswer = (store: MemberStore, key: string, answer: unknown): Promise<void> =>
  store.exclusively(async () => {
    const atMs = store.parts.clock.nowMs()
    await store.shelves.shelf
      .write(`answer/${keyPart(key)}`, { atMs, answer })
      .catch(() => undefined)
  })
