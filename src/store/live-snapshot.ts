/** The one snapshot that pages see, replaced at every change. It outlives the member whose records it shows. */
import type { Snapshot } from '../application'
import { LiveView } from './live-view'

export interface LiveSnapshot {
  read(): Snapshot
  change(part: Partial<Snapshot>): void
  subscribe(listener: () => void): () => void
}

/** Nobody signed in: what belongs to a member is empty. */
export const nobody = {
  access: null,
  records: LiveView.empty,
  pending: [],
  refused: [],
  conflicts: [],
  photosWaiting: 0,
  scans: [],
  letters: [],
  damagedTexts: 0,
  lastSyncedAtMs: 0,
} satisfies Partial<Snapshot>

export const createLiveSnapshot = (): LiveSnapshot => {
  let snapshot: Snapshot = { ...nobody, ready: false, sync: { kind: 'idle' }, largeText: false }
  const listeners = new Set<() => void>()
  return {
    read: () => snapshot,
    change(part) {
      snapshot = { ...snapshot, ...part }
      for (const listener of [...listeners]) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
