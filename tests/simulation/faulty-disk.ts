/** The disk of a simulated phone: it outlives the app, and may be told to die, or to have no room, at one write. */
import { StorageFull, type Storage } from '../../src/ports'
import { Crash, createMemoryStorage, type StorageFault } from '../support/memory-storage'
import type { StrikeCounter } from './struck'

/** Dies, or has no room, at one write. */
export interface WriteFault {
  readonly fault: StorageFault
  /** At the next write of a text whose key has this part … */
  readonly keyPart?: string
  /** … or at that write of all since the phone was bought. */
  readonly atWrite?: number
}

const struckBy = {
  'crash-before': 'killed before a write',
  'crash-after': 'killed after a write',
  torn: 'last write torn',
} as const

export class FaultyDisk {
  dyingAt: WriteFault | null = null
  /** Writes and removals in all runs of the app. */
  writes = 0
  private memory = createMemoryStorage()

  constructor(private readonly struck: StrikeCounter) {}

  get texts(): Map<string, string> {
    return this.memory.texts
  }

  setFull(full: boolean): void {
    this.memory.setFull(full)
  }

  /** Whatever the app before was still about to write is not written. */
  restart(): void {
    this.memory = this.memory.restart()
  }

  /** It died at some write of this run. */
  isDead(): Promise<boolean> {
    return this.memory.keys('').then(
      () => false,
      () => true,
    )
  }

  /** For one run of the app. */
  storage(): Storage {
    const { memory } = this
    const step = async (key: string, act: () => Promise<void>): Promise<void> => {
      this.writes++
      const { keyPart, atWrite, fault } = this.dyingAt ?? {}
      const isNow = keyPart === undefined ? atWrite === this.writes : key.includes(keyPart)
      if (fault && isNow) {
        memory.failAt(memory.steps() + 1, fault)
        this.dyingAt = null
      }
      try {
        await act()
      } catch (error) {
        this.countFailure(error)
        throw error
      }
    }
    return {
      ...memory,
      write: (key, text) => step(key, () => memory.write(key, text)),
      remove: (key) => step(key, () => memory.remove(key)),
    }
  }

  private countFailure(error: unknown): void {
    if (error instanceof StorageFull) this.struck.count('storage full')
    const manner = error instanceof Crash ? error.message : ''
    if (manner === 'crash-before' || manner === 'crash-after' || manner === 'torn')
      this.struck.count(struckBy[manner])
  }
}
