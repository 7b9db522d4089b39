/** Opens all that the phone keeps for one member and mends what a sudden end of the app left half done. */
import type { Storage } from '../ports'
import { LetterShelf } from './letter-shelf'
import { MemberCard } from './member-card'
import { Outbox } from './outbox'
import { PhotoShelf } from './photo-shelf'
import { ScanShelf } from './scan-shelf'
import { ScopeFiles } from './scope-files'
import { SetAside } from './set-aside'
import { keyPart, Shelf, textOfKeyPart } from './shelf'

export interface MemberShelves {
  readonly shelf: Shelf
  readonly card: MemberCard
  readonly scopes: ScopeFiles
  readonly outbox: Outbox
  readonly aside: SetAside
  readonly photos: PhotoShelf
  readonly scans: ScanShelf
  readonly letters: LetterShelf
  /** How many texts were torn. */
  readonly torn: number
}

const shelfPrefix = 'm.'

const prefixOf = (memberId: string): string => `${shelfPrefix}${keyPart(memberId)}/`

/** Members that have something on this phone. */
export const membersOnPhone = async (storage: Storage): Promise<readonly string[]> => {
  const keys = await storage.keys(shelfPrefix)
  const parts = new Set(keys.map((key) => key.slice(shelfPrefix.length).split('/')[0] ?? ''))
  return [...parts].map(textOfKeyPart)
}

/** The highest number that was given on this phone. */
export const lastSequenceOf = ({
  card,
  outbox,
  letters,
}: Pick<MemberShelves, 'card' | 'outbox' | 'letters'>): number =>
  Math.max(card.read().lastSequence, outbox.lastSequence(), letters.lastSequence())

export const openShelves = async (
  storage: Storage,
  memberId: string,
  newId: () => string,
): Promise<MemberShelves> => {
  const shelf = new Shelf(storage, prefixOf(memberId))
  const { card, torn } = await MemberCard.open(shelf, newId)
  const scopes = new ScopeFiles(shelf)
  const outbox = new Outbox(shelf)
  const aside = new SetAside(shelf)
  const photos = new PhotoShelf(shelf)
  const scans = new ScanShelf(shelf)
  const letters = new LetterShelf(shelf)
  const tornScopes = await scopes.open()
  const tornCommands = await outbox.open()
  const tornAside = await aside.open()
  await photos.open()
  const tornScans = await scans.open()
  const tornLetters = await letters.open()
  // A refused command is kept first and leaves the outbox second; the app may have died in between.
  await outbox.remove(aside.refused.map(({ envelope }) => envelope.commandId))
  return {
    shelf,
    card,
    scopes,
    outbox,
    aside,
    photos,
    scans,
    letters,
    torn: torn + tornScopes + tornCommands + tornAside + tornScans + tornLetters,
  }
}
