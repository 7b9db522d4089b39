/**
 * Sends the letters that wait, each in a call of its own, oldest first, through the same door as any command. One that is
 * refused, or that the server cannot look at now, holds up no other.
 */
import { CallFailed, type Letter, type LetterState } from '../application'
import { waitsForItsWriter } from '../domain/waits-for-its-writer'
import type { Network } from '../ports'
import { noteLastSequence } from '../store/exchange'
import type { MemberStore } from '../store/member-store'
import { readPushAnswer } from './push-results'
import { callServer, unreachable } from './server-client'

export interface LetterParts {
  readonly network: Network
  /** Whether a photo is still on its way: the letter that names it waits for it. */
  readonly isComing: (photoId: string) => boolean
}

/** null: the server did not look at it; it is sent again. Rejects with CallFailed when the server cannot be asked. */
const post = async (
  network: Network,
  { envelope }: Letter,
  nowMs: number,
): Promise<LetterState | null> => {
  try {
    const output = await callServer(network, 'sync.push', { commands: [envelope] })
    const results = readPushAnswer(output)
    if (!results) throw new CallFailed('unreachable', '服务器的回答看不懂')
    const result = results.find(({ commandId }) => commandId === envelope.commandId)
    if (!result || result.status === 'retry-later') return null
    if (result.status !== 'rejected') return { kind: 'sent', answer: result.answer, atMs: nowMs }
    const { code, detail } = result
    return { kind: 'refused', refusal: { code, detail }, atMs: nowMs }
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error
    if (error.code === 'unreachable' || error.code === 'sign-in-again') throw error
    // It cannot be taken as it is, now or later: its writer is told, and the words stay.
    if (error.code === 'invalid' || error.code === 'too-large')
      return { kind: 'refused', refusal: { code: 'invalid', detail: '' }, atMs: nowMs }
    return null
  }
}

/**
 * Durable before the call: after a restart nobody is told that it could be withdrawn. null: it is no longer there. Without a
 * network nothing leaves, so its writer may go on withdrawing it.
 */
const begin = async (
  store: MemberStore,
  network: Network,
  commandId: string,
): Promise<Letter | null> => {
  if (!(await network.isOnline())) throw unreachable()
  return store.exclusively(async () => {
    const { letters } = store.shelves
    const letter = letters.find(commandId)
    if (letter?.state.kind !== 'waiting') return null
    await noteLastSequence(store)
    if (!letter.state.maybeSent) await letters.note(letter, { ...letter.state, maybeSent: true })
    return letters.find(commandId) ?? null
  })
}

const settle = (store: MemberStore, commandId: string, state: LetterState): Promise<void> =>
  store.exclusively(async () => {
    const letter = store.shelves.letters.find(commandId)
    if (letter) await store.shelves.letters.note(letter, state)
    store.show()
  })

/** 'later': some wait for another round. Rejects with CallFailed when the server cannot be asked. */
export const sendLetters = async (
  store: MemberStore,
  { network, isComing }: LetterParts,
): Promise<'done' | 'later'> => {
  let end: 'done' | 'later' = 'done'
  for (const waiting of store.shelves.letters.waiting()) {
    const { envelope, photoIds } = waiting
    if (photoIds.some(isComing) || waitsForItsWriter(waiting, store.parts.clock.nowMs())) continue
    const letter = await begin(store, network, envelope.commandId)
    const state = letter && (await post(network, letter, store.parts.clock.nowMs()))
    if (state) await settle(store, envelope.commandId, state)
    else if (letter) end = 'later'
  }
  return end
}
