/** What is written on this phone and not yet with the community, counted. */
import type { Snapshot } from '../../application'
import { lettersByState } from '../words/letter-words'
import type { Unsent } from './sync-card-words'

export const unsentOf = (snapshot: Snapshot): Unsent => {
  const letters = lettersByState(snapshot.letters)
  return {
    pending: snapshot.pending.length + letters.waiting.length,
    photos: snapshot.photosWaiting,
    scans: snapshot.scans.filter(({ judged }) => !judged).length,
    refused: snapshot.refused.length + letters.refused.length,
    conflicts: snapshot.conflicts.length,
  }
}

/** What is nowhere but here: the value of mine that nobody has chosen, and the words of a letter that was refused. */
export const onlyHere = (snapshot: Snapshot): number => {
  const { pending, photos, scans, conflicts } = unsentOf(snapshot)
  return pending + photos + scans + conflicts + lettersByState(snapshot.letters).refused.length
}
