/** Calls the server that gave us the app: POST /api/<path>, the session as bearer token. */
import type { Network, SessionKeeper, TransportReply } from '../ports'

/** A first page of 512 KB on a slow network; beyond it the user is better told. */
const timeoutMs = 30_000

const post = async (path: string, input: unknown, token: string): Promise<TransportReply> => {
  const abort = new AbortController()
  const timer = setTimeout(() => abort.abort(), timeoutMs)
  try {
    const response = await fetch(`/api/${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(input ?? {}),
      signal: abort.signal,
    })
    // An error of the server has a body too; what is not JSON (a portal's page) is no answer.
    const body: unknown = await response.json()
    return { kind: 'answer', body }
  } catch {
    return { kind: 'unreachable' }
  } finally {
    clearTimeout(timer)
  }
}

export const createNetwork = (session: SessionKeeper): Network => ({
  // The server reads 1 MB; less is lost when a slow network drops it half way.
  maxRequestBytes: 512 * 1024,
  call: async (path, input) => post(path, input, await session.token()),
  isOnline: () => Promise.resolve(navigator.onLine),
  onChange(listener) {
    const online = (): void => listener(true)
    const offline = (): void => listener(false)
    window.addEventListener('online', online)
    window.addEventListener('offline', offline)
    return () => {
      window.removeEventListener('online', online)
      window.removeEventListener('offline', offline)
    }
  },
})
