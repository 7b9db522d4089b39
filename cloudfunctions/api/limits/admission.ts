/**
 * Lets a call in, or says when to come back, before anything is read or looked up for it. What it counts stays in this
 * process: behind several of them, or several instances of the function, a caller gets so many times as much, which
 * still is a bound; one count for all would cost every call a statement.
 */
import RateLimiterMemory from 'rate-limiter-flexible/lib/RateLimiterMemory.js'
import type { Reply } from '../../../src/protocol/wire'
import type { Limits } from './limits'

/** Against whom a call is counted. */
export interface CountedCaller {
  readonly key: string
  /** Whether somebody vouches for the caller; others are counted by their address. */
  readonly known: boolean
}

export type Entry =
  | { readonly ok: true; readonly leave: () => void }
  | { readonly ok: false; readonly refusal: Reply }

export interface Admission {
  /** Whoever is let in must leave, however the call ends. */
  enter(caller: CountedCaller): Promise<Entry>
}

/** Long enough for a call under way to end. */
const NEXT_TURN_SECONDS = 2

export const tooMany = (retryAfterSeconds: number): Reply => ({
  ok: false,
  error: {
    code: 'retry-later',
    message: `请求太多了，请 ${retryAfterSeconds} 秒后再试`,
    retryAfterSeconds,
  },
})

const msBeforeNext = (refused: unknown): number => {
  if (typeof refused === 'object' && refused !== null && 'msBeforeNext' in refused)
    return Number(refused.msBeforeNext)
  throw refused
}

export const createAdmission = (limits: Limits): Admission => {
  const duration = limits.windowSeconds
  const members = new RateLimiterMemory({ points: limits.calls, duration })
  const strangers = new RateLimiterMemory({ points: limits.strangerCalls, duration })
  const underWay = new Map<string, number>()
  const leave = (key: string): void => {
    const rest = (underWay.get(key) ?? 1) - 1
    if (rest > 0) underWay.set(key, rest)
    else underWay.delete(key)
  }
  return {
    async enter({ key, known }) {
      try {
        await (known ? members : strangers).consume(key)
      } catch (refused) {
        return { ok: false, refusal: tooMany(Math.ceil(msBeforeNext(refused) / 1000)) }
      }
      const count = underWay.get(key) ?? 0
      if (count >= limits.callsAtOnce) return { ok: false, refusal: tooMany(NEXT_TURN_SECONDS) }
      underWay.set(key, count + 1)
      return { ok: true, leave: () => leave(key) }
    },
  }
}
