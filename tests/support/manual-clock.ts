/** A clock that stands still until a test moves it. */
import type { Clock } from '../../src/ports'

export interface ManualClock extends Clock {
  /** Moves on and runs what falls due on the way, in order; waits for promises in between. */
  advance(ms: number): Promise<void>
}

/** Lets everything that is only waiting for promises go on. */
export const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve))
}

export const createManualClock = (
  startMs = Date.parse('2026-03-02T09:00:00+08:00'),
): ManualClock => {
  let now = startMs
  let waiting: { readonly atMs: number; readonly action: () => void }[] = []
  return {
    nowMs: () => now,
    later(delayMs, action) {
      const entry = { atMs: now + delayMs, action }
      waiting.push(entry)
      return () => {
        waiting = waiting.filter((other) => other !== entry)
      }
    },
    async advance(ms) {
      const endMs = now + ms
      await settle()
      for (;;) {
        const next = waiting
          .filter(({ atMs }) => atMs <= endMs)
          .sort((one, other) => one.atMs - other.atMs)[0]
        if (!next) break
        waiting = waiting.filter((other) => other !== next)
        now = Math.max(now, next.atMs)
        next.action()
        await settle()
      }
      now = endMs
    },
  }
}
