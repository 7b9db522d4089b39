/**
 * When to sync: at the start, after a save, when the signal returns, every minute in the foreground, after a failure
 * with growing pauses. One round at a time. What a round does is `round.ts`.
 */
import type { SyncState } from '../application'
import type { Clock, Network } from '../ports'
import { StoreClosed } from '../store/member-store'
import { createOneAtATime } from '../store/one-at-a-time'
import { afterSaveMs, backoffMs, idleIntervalMs } from './retry-policy'
import type { RoundEnd } from './round'

export interface SyncLoopParts {
  readonly clock: Clock
  readonly network: Network
  readonly round: () => Promise<RoundEnd>
  readonly show: (state: SyncState) => void
  /** When the first command that is held back for undo may go; null when there is none. */
  readonly heldUntilMs: () => number | null
  /** A number in [0, 1). */
  readonly chance: () => number
}

export interface SyncLoop {
  now(): Promise<void>
  /** Something was saved: sync in a moment, unless a pause after a failure is running. */
  soon(): void
  start(): void
  stop(): void
  /** Does something while no round is under way; whatever round is asked for meanwhile waits for it. */
  atRest<Value>(act: () => Promise<Value>): Promise<Value>
}

export const createSyncLoop = (parts: SyncLoopParts): SyncLoop => {
  const { clock, network, show } = parts
  const inTurn = createOneAtATime()
  let failures = 0
  let active = false
  let savedMeanwhile = false
  let paused = false
  let running: Promise<void> | null = null
  let following: Promise<void> | null = null
  let cancelTimer: () => void = () => undefined
  let stopListening: () => void = () => undefined

  const plan = (delayMs: number): void => {
    cancelTimer()
    if (active) cancelTimer = clock.later(delayMs, nowUnasked)
  }

  const fail = async (end: 'unreachable' | 'later'): Promise<void> => {
    failures++
    const delayMs = backoffMs(failures, parts.chance())
    plan(delayMs)
    const online = end === 'later' || (await network.isOnline())
    show(online ? { kind: 'waiting', nextTryAtMs: clock.nowMs() + delayMs } : { kind: 'offline' })
  }

  const finish = async (end: RoundEnd): Promise<void> => {
    paused = end === 'sign-in-again'
    if (end === 'sign-in-again') {
      cancelTimer()
      show({ kind: 'sign-in-again' })
    } else if (end === 'done') {
      failures = 0
      const heldUntilMs = parts.heldUntilMs() ?? Infinity
      const idleMs = savedMeanwhile ? afterSaveMs : idleIntervalMs
      plan(Math.min(idleMs, Math.max(0, heldUntilMs - clock.nowMs())))
      show({ kind: 'idle' })
    } else await fail(end)
  }

  const runOnce = async (): Promise<void> => {
    try {
      await finish(await parts.round())
    } catch (error) {
      // Signed out meanwhile: there is nothing left to sync.
      if (error instanceof StoreClosed) return
      await fail('later')
      throw error
    }
  }

  const run = (): Promise<void> => {
    cancelTimer()
    savedMeanwhile = false
    running = inTurn(runOnce).finally(() => {
      running = null
    })
    return running
  }

  /** While a round runs, one more follows it: what was saved since may have missed it. */
  const now = (): Promise<void> => {
    if (!running) return run()
    following ??= running
      .catch(() => undefined)
      .then(() => {
        following = null
        return run()
      })
    return following
  }

  /** Nobody waits for this one, so what must not happen is thrown where the app notices it. */
  const nowUnasked = (): void => {
    now().catch((error: unknown) => {
      clock.later(0, () => {
        throw error
      })
    })
  }

  return {
    now: () => {
      failures = 0
      return now()
    },
    soon() {
      if (running) savedMeanwhile = true
      else if (active && !paused && failures === 0) plan(afterSaveMs)
    },
    start() {
      if (active) return
      active = true
      failures = 0
      stopListening = network.onChange((online) => {
        failures = 0
        if (online) nowUnasked()
        else show({ kind: 'offline' })
      })
      nowUnasked()
    },
    stop() {
      active = false
      cancelTimer()
      stopListening()
    },
    async atRest(act) {
      try {
        return await inTurn(act)
      } finally {
        failures = 0
        if (active) nowUnasked()
      }
    },
  }
}
