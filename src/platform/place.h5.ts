/** A browser has no map to choose on, and is not asked where it is. */
import type { Place } from '../ports'

export const createPlace = (): Place => ({
  available: false,
  choose: () => Promise.resolve(null),
  roughly: () => Promise.resolve(null),
})
