/** What the phone remembers whoever uses it: who was here last, the size of the letters, and a random name of its own. */
import * as v from 'valibot'
import { StorageFull, type Storage } from '../ports'
import { membersOnPhone } from './member-shelves'
import { Shelf } from './shelf'

const phoneShape = v.object({
  memberId: v.nullable(v.string()),
  /** out: signed out on purpose. erasing: signed out, but the records were not yet all removed. */
  session: v.picklist(['in', 'out', 'erasing']),
  largeText: v.boolean(),
  /**
   * Random, and nothing of the hardware. It outlives a sign-out, so that many members who scan for themselves on one phone
   * can be noticed. WeChat keeps the storage of each WeChat account apart: seen are several members in one account or in
   * one browser, not several accounts on one phone. '' in a card of an older version.
   */
  deviceId: v.optional(v.string(), ''),
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
  return { memberId, session: 'in', largeText: false, deviceId: '' }
}

export const openPhoneCard = async (storage: Storage, newId: () => string): Promise<PhoneCard> => {
  const shelf = new Shelf(storage, '')
  const kept = await shelf.read('phone', phoneShape)
  let phone = kept.kind === 'value' ? kept.value : await withoutCard(storage)
  const save = async (part: Partial<Phone>): Promise<void> => {
    const next = { ...phone, ...part }
    await shelf.write('phone', next)
    phone = next
  }
  const saveIfRoom = (part: Partial<Phone>): Promise<void> =>
    save(part).catch((error: unknown) => {
      if (!(error instanceof StorageFull)) throw error
      phone = { ...phone, ...part }
    })
  if (phone.deviceId === '') {
    const deviceId = newId()
    // While nobody has used this phone nothing is written: the first sign-in saves it.
    if (phone.memberId === null) phone = { ...phone, deviceId }
    else await saveIfRoom({ deviceId })
  }
  return { read: () => phone, save, saveIfRoom }
}
