/**
 * A phone's storage in memory that can be killed. Each write or removal is one step; `failAt` says at which step
 * what happens: the process dies before or after it, the text is cut in two, or the device has no room.
 */
import { StorageFull, type Storage } from '../../src/ports'

export type StorageFault = 'crash-before' | 'crash-after' | 'torn' | 'full'

/** The process is dead: nothing that comes after this may have any effect. */
export class Crash extends Error {
  override readonly name = 'Crash'
}

export interface MemoryStorage extends Storage {
  readonly texts: Map<string, string>
  /** Writes and removals so far. */
  readonly steps: () => number
  failAt(step: number, fault: StorageFault): void
  /** From now on every write is refused for want of room, until called with false. */
  setFull(full: boolean): void
  /** The phone is switched on again: same texts, nothing broken. */
  restart(): MemoryStorage
}

export const createMemoryStorage = (texts = new Map<string, string>()): MemoryStorage => {
  let steps = 0
  let dead = false
  let full = false
  let failure: { readonly step: number; readonly fault: StorageFault } | null = null

  const step = async (kind: 'write' | 'remove', act: () => void, tear: () => void) => {
    await Promise.resolve()
    if (dead) throw new Crash('already dead')
    const fault = failure?.step === ++steps ? failure.fault : null
    // Removing needs no room.
    if (kind === 'write' && (fault === 'full' || full)) throw new StorageFull()
    if (fault === 'torn') tear()
    else if (fault !== 'crash-before') act()
    if (fault === null || fault === 'full') return
    dead = true
    throw new Crash(fault)
  }

  return {
    texts,
    steps: () => steps,
    failAt: (at, fault) => void (failure = { step: at, fault }),
    setFull: (on) => void (full = on),
    restart: () => {
      dead = true
      return createMemoryStorage(texts)
    },
    read: async (key) => {
      await Promise.resolve()
      if (dead) throw new Crash('already dead')
      return texts.get(key) ?? null
    },
    keys: async (prefix) => {
      await Promise.resolve()
      if (dead) throw new Crash('already dead')
      return [...texts.keys()].filter((key) => key.startsWith(prefix)).sort()
    },
    write: (key, text) =>
      step(
        'write',
        () => texts.set(key, text),
        () => texts.set(key, text.slice(0, Math.floor(text.length / 2))),
      ),
    remove: (key) =>
      step(
        'remove',
        () => texts.delete(key),
        () => undefined,
      ),
  }
}
