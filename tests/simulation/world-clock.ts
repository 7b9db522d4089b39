/**
 * The one clock and scheduler of a simulated world. What falls due in the same tick happens at the same time: it is
 * started together, so that the server meets two calls at once. Time never passes by itself.
 */

/** Everything waits for a tick, so that things meet. */
const tickMs = 100

type Action = () => void | Promise<void>

interface Due {
  readonly atMs: number
  readonly action: Action
}

/** Lets everything that only waits for promises go on; nothing in a simulation waits for anything else. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

export class WorldClock {
  private due: Due[] = []

  constructor(
    public nowMs: number,
    /** After everything that happened in one tick. */
    private readonly afterTick: () => void,
  ) {}

  /** Answers how to cancel. */
  at(atMs: number, action: Action): () => void {
    const entry = { atMs: Math.ceil(Math.max(atMs, this.nowMs) / tickMs) * tickMs, action }
    this.due.push(entry)
    return () => {
      this.due = this.due.filter((other) => other !== entry)
    }
  }

  after(delayMs: number, action: Action): () => void {
    return this.at(this.nowMs + delayMs, action)
  }

  async advance(ms: number): Promise<void> {
    const endMs = this.nowMs + ms
    await settle()
    this.afterTick()
    for (;;) {
      const nextMs = Math.min(...this.due.map(({ atMs }) => atMs))
      if (nextMs > endMs) break
      const now = this.due.filter(({ atMs }) => atMs === nextMs)
      this.due = this.due.filter(({ atMs }) => atMs !== nextMs)
      this.nowMs = Math.max(this.nowMs, nextMs)
      await Promise.all(now.map(async ({ action }) => action()))
      await settle()
      this.afterTick()
    }
    this.nowMs = endMs
  }

  /** How much is planned. */
  planned(): number {
    return this.due.length
  }
}
