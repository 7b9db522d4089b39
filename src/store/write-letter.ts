/** Writing a letter, and what its writer does with it afterwards: withdraw it, take its words back, put it away. */
import * as v from 'valibot'
import type { Letter, LetterDraft, LetterOutcome } from '../application'
import { officeCommands } from '../domain/office-commands'
import { refuse } from '../domain/refusal'
import { StorageFull } from '../ports'
import { writeDraftText } from './drafts'
import type { MemberStore } from './member-store'

/** Shown among what waits, so a phone says at once what the server would say later. */
const problemIn = ({ name, args }: LetterDraft) => {
  const definition = officeCommands.get(name)
  if (!definition) return refuse('unknown-command')
  const checked = v.safeParse(definition.shape, args)
  if (checked.success) return null
  const [{ message }] = checked.issues
  return refuse('invalid', /^[\u4e00-\u9fff]/.test(message) ? message : '')
}

/** One durable write; nothing has changed unless it answers ok. The command's id is made here, once for all. */
export const writeLetter = (store: MemberStore, draft: LetterDraft): Promise<LetterOutcome> =>
  store.exclusively(async () => {
    const problem = problemIn(draft)
    if (problem) return problem
    const { letters } = store.shelves
    const envelope = store.envelope(draft)
    const title = draft.title ?? officeCommands.get(draft.name)?.title ?? ''
    try {
      await letters.add({ envelope, title, photoIds: draft.photoIds ?? [] })
    } catch (error) {
      if (!(error instanceof StorageFull)) throw error
      return { ok: false, error: 'storage-full' }
    }
    store.useUp(envelope.sequence)
    store.show()
    return { ok: true, value: { commandId: envelope.commandId } }
  })

/** Its writer was asked, and still wants it. */
export const renewLetter = (store: MemberStore, commandId: string): Promise<void> =>
  store.exclusively(async () => {
    const { letters } = store.shelves
    const letter = letters.find(commandId)
    if (letter?.state.kind !== 'waiting') return
    await letters.note(letter, { ...letter.state, meantAtMs: store.parts.clock.nowMs() })
    store.show()
  })

/** Photos that no letter names any more are not sent, and not kept. */
const dropPhotos = async (store: MemberStore, { photoIds }: Letter): Promise<void> => {
  for (const photoId of photoIds) await store.shelves.photos.drop(photoId)
}

const mayStillBeWithdrawn = ({ state }: Letter): boolean =>
  state.kind === 'waiting' && !state.maybeSent

/** False when it may have reached the server already. */
export const withdrawLetter = (store: MemberStore, commandId: string): Promise<boolean> =>
  store.exclusively(async () => {
    const { letters } = store.shelves
    const letter = letters.find(commandId)
    if (!letter || !mayStillBeWithdrawn(letter)) return false
    await letters.remove(letter)
    await dropPhotos(store, letter)
    store.show()
    return true
  })

/**
 * The words of a letter that was refused, or that was not sent yet, become a draft; the letter goes once the draft is
 * durable. False when it is too late or the phone has no room: then everything is as it was.
 */
export const takeLetterBack = (
  store: MemberStore,
  commandId: string,
  draftOf: (letter: Letter) => { readonly key: string; readonly draft: unknown },
): Promise<boolean> =>
  store.exclusively(async () => {
    const { letters } = store.shelves
    const letter = letters.find(commandId)
    if (!letter || !(letter.state.kind === 'refused' || mayStillBeWithdrawn(letter))) return false
    const { key, draft } = draftOf(letter)
    try {
      await writeDraftText(store, key, draft)
    } catch (error) {
      if (!(error instanceof StorageFull)) throw error
      return false
    }
    await letters.remove(letter)
    store.show()
    return true
  })

/** Its writer has read what came of it. One that waits stays. */
export const dismissLetter = (store: MemberStore, commandId: string): Promise<void> =>
  store.exclusively(async () => {
    const letter = store.shelves.letters.find(commandId)
    if (!letter || letter.state.kind === 'waiting') return
    await store.shelves.letters.remove(letter)
    if (letter.state.kind === 'refused') await dropPhotos(store, letter)
    store.show()
  })
