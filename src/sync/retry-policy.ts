/** How long to wait before the next try. Pure. */

/** Doubles from 2 s to 5 min: soon enough for a lift, seldom enough for a server in trouble. */
const firstDelayMs = 2_000
const longestDelayMs = 300_000

/** In the foreground, without any other reason to sync. */
export const idleIntervalMs = 60_000

/** After a save: more commands often follow, and travel together. */
export const afterSaveMs = 1_000

/** `failures` from 1; `chance` in [0, 1) spreads a whole street's phones over half of the delay. */
export const backoffMs = (failures: number, chance: number): number =>
  Math.round(
    Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(failures - 1, 20)) * (0.5 + chance / 2),
  )
