/** What the phone remembers whoever uses it: who was here last, and the size of the letters. */
import * as v from 'valibot'
import { StorageFull, type Storage } from '../ports'
import { membersOnPhone } from './member-shelves'
import { Shelf } from './shelf'

const phoneShape = v.object({
  memberId: v.nullable(v.string()),
  /** out: signed out on purpose. erasing: signed out, but the records were not yet all removed. */
  session: v.picklist(['in', 'out', 'erasing']),
  largeText: v.boolean(),
})

export type Phone = v.InferOutput<typeof phoneShape>

export interface PhoneCard {
  read(): Phone
  save(part: Partial<Phone>): Promise<void>
  /** The same on a phone with room; on one without it holds until the app ends. */
  saveIfRoom(part: Partial<Phone>): Promise<void>
}

/** A torn card is guessed from what lies on the phone: if it is one member's, it is theirs. */
const withoutCard = async (storage: Storage): Promise<Phone> => {
  const [only, ...others] = await membersOnPhone(storage)
  const memberId = only !== undefined && others.length === 0 ? only : null
  return { memberId, session: 'in', largeText: false }
}

export const openPhoneCard = async (storage: Storage): Promise<PhoneCard> => {
  const shelf = new Shelf(storage, '')
  const kept = await shelf.read('phone', phoneShape)
  let phone = kept.kind === 'value' ? kept.value : await withoutCard(storage)
  const save = async (part: Partial<Phone>): Promise<void> => {
    const next = { ...phone, ...part }
    await shelf.write('phone', next)
    phone = next
  }
  return {
    read: () => phone,
    save,
    saveIfRoom: (part) =>
      save(part).catch((error: unknown) => {
        if (!(error instanceof StorageFull)) throw error
        phone = { ...phone, ...part }
      }),
  }
}
