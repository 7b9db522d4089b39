/** What is written on this phone and not yet with the community, counted. */
import type { Snapshot } from '../../application'
import { lettersByState } from '../words/letter-words'
import type { Unsent } from './sync-card-words'

export const unsentOf = (snapshot: Snapshot, nowMs: number): Unsent => {
  const letters = lettersByState(snapshot.letters, nowMs)
  return {
    pending: snapshot.pending.length + letters.waiting.length,
    photos: snapshot.photosWaiting,
    scans: snapshot.scans.filter(({ judged }) => !judged).length,
    askedAbout: letters.askedAbout.length,
    refused: snapshot.refused.length + letters.refused.length,
    conflicts: snapshot.conflicts.length,
  }
}

/** What is nowhere but here: the value of mine that nobody has chosen, and the words of a letter that was refused. */
export const onlyHere = (snapshot: Snapshot, nowMs: number): number => {
  const { pending, photos, scans, askedAbout, conflicts } = unsentOf(snapshot, nowMs)
  const { refused } = lettersByState(snapshot.letters, nowMs)
  return pending + photos + scans + askedAbout + conflicts + refused.length
}
