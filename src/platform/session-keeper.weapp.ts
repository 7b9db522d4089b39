/** In WeChat the identity comes with each call; there is no token to keep. */
import type { SessionKeeper } from '../ports'

export const createSessionKeeper = (): SessionKeeper => ({
  token: () => Promise.resolve(''),
  keep: () => Promise.resolve(),
  forget: () => Promise.resolve(),
})
