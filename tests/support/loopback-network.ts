/** A network in memory: every call goes to a function, as JSON and back. It can lose the way there or the way back. */
import type { Network } from '../../src/ports'

export type ServerFunction = (path: string, input: unknown, token: string) => unknown

export interface LoopbackNetwork extends Network {
  setOnline(online: boolean): void
  /** The server gets the call; its answer never arrives. */
  loseAnswers(lose: boolean): void
}

const asJson = (value: unknown): unknown =>
  value === undefined ? undefined : JSON.parse(JSON.stringify(value))

export const createLoopbackNetwork = (
  server: ServerFunction,
  token: () => Promise<string> = () => Promise.resolve(''),
): LoopbackNetwork => {
  let online = true
  let losing = false
  const listeners = new Set<(online: boolean) => void>()
  return {
    async call(path, input) {
      const sentBy = await token()
      if (!online) return { kind: 'unreachable' }
      const body = asJson(await server(path, asJson(input), sentBy))
      return losing ? { kind: 'unreachable' } : { kind: 'answer', body }
    },
    maxRequestBytes: 100 * 1024,
    isOnline: () => Promise.resolve(online),
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    setOnline(now) {
      online = now
      for (const listener of [...listeners]) listener(now)
    },
    loseAnswers: (lose) => void (losing = lose),
  }
}
