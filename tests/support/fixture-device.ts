/** A device that has nothing to offer but what a test hands it: no camera, no files, no signal. */
import type { Device } from '../../src/ports'
import { createManualClock } from './manual-clock'
import { createMemoryStorage } from './memory-storage'

/** Ids that sort in the order in which they were made: prefix-000001, prefix-000002 … */
export const countingIdentifiers = (prefix: string) => {
  let count = 0
  return { newId: () => `${prefix}-${String(++count).padStart(6, '0')}` }
}

const memorySession = (): Device['session'] => {
  let kept = ''
  return {
    token: () => Promise.resolve(kept),
    keep: (token) => {
      kept = token
      return Promise.resolve()
    },
    forget: () => {
      kept = ''
      return Promise.resolve()
    },
  }
}

export const createFixtureDevice = (parts: Partial<Device> = {}): Device => ({
  storage: createMemoryStorage(),
  network: {
    call: () => Promise.resolve({ kind: 'unreachable' }),
    maxRequestBytes: 100 * 1024,
    isOnline: () => Promise.resolve(false),
    onChange: () => () => undefined,
  },
  clock: createManualClock(),
  identifiers: countingIdentifiers('id'),
  camera: { pickPhotos: () => Promise.resolve([]) },
  pictures: {
    show: (_photoId, base64) => Promise.resolve(`data:image/jpeg;base64,${base64}`),
    forget: () => Promise.resolve(),
  },
  files: {
    pickSpreadsheet: () => Promise.resolve(null),
    saveFile: () => Promise.resolve(),
  },
  scanner: { available: false, scan: () => Promise.resolve(null) },
  place: {
    available: false,
    choose: () => Promise.resolve(null),
    roughly: () => Promise.resolve(null),
  },
  telephone: { dial: () => Promise.resolve() },
  subscriptions: { ask: (templateIds) => Promise.resolve(templateIds) },
  alarm: { ring: () => undefined, quiet: () => undefined },
  clipboard: { write: () => Promise.resolve() },
  session: memorySession(),
  privacy: {
    onAuthorizationNeeded: () => undefined,
    openContract: () => Promise.resolve(),
  },
  vibrate: () => undefined,
  keepAwake: () => undefined,
  ...parts,
})
