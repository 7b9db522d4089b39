/** The device's clock and timers; the same in WeChat and in a browser. */
import type { Clock } from '../ports'

export const createClock = (): Clock => ({
  nowMs: () => Date.now(),
  later(delayMs, action) {
    const timer = setTimeout(action, delayMs)
    return () => clearTimeout(timer)
  },
})
