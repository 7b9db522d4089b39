/** A time of day to the second, in China: '21:04:09'. What happened in a call lies seconds apart. */
const chinaOffsetMs = 8 * 3_600_000

export const clockWords = (atMs: number): string =>
  new Date(atMs + chinaOffsetMs).toISOString().slice(11, 19)
