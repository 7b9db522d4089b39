/** A browser asks for each device by itself; there is nothing to authorise beforehand. */
import type { Privacy } from '../ports'

export const createPrivacy = (): Privacy => ({
  onAuthorizationNeeded: () => undefined,
  openContract: () => Promise.resolve(),
})
