/** Browsers have no scanner that works everywhere: codes are typed. */
import type { Scanner } from '../ports'

export const createScanner = (): Scanner => ({
  available: false,
  scan: () => Promise.resolve(null),
})
