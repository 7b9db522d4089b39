/** Answers of the server that are kept to be read without a signal: the gate's list, one's own code. */
import * as v from 'valibot'
import { chinaDate } from '../domain/calendar'
import { mayActIn } from '../domain/organisation/permitted-regions'
import type { Access } from '../protocol/pull'
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

export const forgetAnswer = (store: MemberStore, key: string): Promise<void> =>
  store.exclusively(() => store.shelves.shelf.remove(`answer/${keyPart(key)}`))

const gateListShape = v.object({ answer: v.looseObject({ regionId: v.string() }) })

/** Within a change of the store: names and keys of gates that this member runs no longer leave the phone. */
export const forgetGateLists = async (
  { shelves: { shelf }, parts }: MemberStore,
  access: Access,
): Promise<void> => {
  const today = chinaDate(parts.clock.nowMs())
  for (const name of await shelf.keys(`answer/${keyPart('gate/')}`)) {
    const reading = await shelf.read(name, gateListShape)
    const regionId = reading.kind === 'value' ? reading.value.answer.regionId : ''
    if (!mayActIn(access, 'activity.run', regionId, today)) await shelf.remove(name)
  }
}

/** A list that nobody asked for again in so long belongs to a gate that is closed. */
const longestKeptMs = 30 * 86_400_000

/**
 * Of 'gate/…': the gates that are over go, and with them the names on their lists. Every sign behind the kind begins with
 * ':' as part of a key, so that 'gate:…', as it was written once, goes too.
 */
const forgetOld = async ({ shelves: { shelf }, parts }: MemberStore, kind: string) => {
  for (const name of await shelf.keys(`answer/${keyPart(kind)}:`)) {
    const reading = await shelf.read(name, keptShape)
    const atMs = reading.kind === 'value' ? reading.value.atMs : 0
    if (atMs < parts.clock.nowMs() - longestKeptMs) await shelf.remove(name)
  }
}

/**
 * False: a phone without room shows it now and not later; nothing else is lost. With the first answer to a question those to
 * others of its kind (before the '/' of the key) are forgotten that are older than a month.
 */
export const keepAnswer = (store: MemberStore, key: string, answer: unknown): Promise<boolean> =>
  store.exclusively(async () => {
    const { shelf } = store.shelves
    const name = `answer/${keyPart(key)}`
    const kind = key.slice(0, Math.max(key.indexOf('/'), 0))
    if (kind !== '' && !(await shelf.keys(name)).includes(name)) await forgetOld(store, kind)
    const atMs = store.parts.clock.nowMs()
    return shelf.write(name, { atMs, answer }).then(
      () => true,
      () => false,
    )
  })
