/** Half-filled forms, written at every change so that a kill of the app loses nothing. Erased with the member's records. */
import * as v from 'valibot'
import type { MemberStore } from './member-store'
import { keyPart } from './shelf'
import { StorageFull } from '../ports'

const keyOf = (key: string): string => `draft/${keyPart(key)}`

/** The caller knows what it wrote; a draft of an older version of the form is its own to judge. */
export const readDraft = async (store: MemberStore, key: string): Promise<unknown> => {
  const reading = await store.shelves.shelf.read(keyOf(key), v.unknown())
  return reading.kind === 'value' ? reading.value : null
}

/** Within a change of the store. Rejects with StorageFull; then the draft of before is still there. */
export const writeDraftText = (store: MemberStore, key: string, draft: unknown): Promise<void> =>
  store.shelves.shelf.write(keyOf(key), draft)

export const writeDraft = (store: MemberStore, key: string, draft: unknown): Promise<void> =>
  store.exclusively(async () => {
    try {
      await writeDraftText(store, key, draft)
    } catch (error) {
      // The form is still on the screen, and saving it will say that the phone is full; typing must go on.
      if (!(error instanceof StorageFull)) throw error
    }
  })

export const removeDraft = (store: MemberStore, key: string): Promise<void> =>
  store.exclusively(() => store.shelves.shelf.remove(keyOf(key)))
