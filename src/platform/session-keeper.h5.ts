/** The token of the demo session, in the browser's storage. */
import type { SessionKeeper } from '../ports'

const key = 'lianxin.session'

export const createSessionKeeper = (): SessionKeeper => ({
  token: async () => localStorage.getItem(key) ?? '',
  keep: async (token) => localStorage.setItem(key, token),
  forget: async () => localStorage.removeItem(key),
})
