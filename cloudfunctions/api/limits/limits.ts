/** How much one caller may ask of a server at once and in a while, and how the operator changes it. */
import { ConfigurationError } from '../configuration'

export interface Limits {
  /** Calls are counted in windows of so many seconds. */
  readonly windowSeconds: number
  /** Calls of one member in a window. */
  readonly calls: number
  /** Calls in a window from one address by callers for whom nobody vouches; every demo sign-in is one. */
  readonly strangerCalls: number
  /** Calls of one caller that may be under way together. */
  readonly callsAtOnce: number
  /** Seconds that the body of a call may take to arrive. */
  readonly bodySeconds: number
  /** Open connections, in all and from one address. */
  readonly connections: number
  readonly connectionsPerAddress: number
}

/**
 * Generous for a phone: one that uploads a roster or photos on good Wi-Fi makes some 20 calls a second, one after
 * another; WeChat lets it make 10 at once; and after 30 seconds it gives up, so nobody waits for a slower body.
 */
export const defaultLimits: Limits = {
  windowSeconds: 10,
  calls: 300,
  strangerCalls: 100,
  callsAtOnce: 16,
  bodySeconds: 30,
  connections: 4000,
  connectionsPerAddress: 256,
}

const variables: Readonly<Record<keyof Limits, string>> = {
  windowSeconds: 'LIMIT_WINDOW_SECONDS',
  calls: 'LIMIT_CALLS',
  strangerCalls: 'LIMIT_STRANGER_CALLS',
  callsAtOnce: 'LIMIT_CALLS_AT_ONCE',
  bodySeconds: 'LIMIT_BODY_SECONDS',
  connections: 'LIMIT_CONNECTIONS',
  connectionsPerAddress: 'LIMIT_CONNECTIONS_PER_ADDRESS',
}

/** Throws ConfigurationError for what is no whole number from 1. */
export const readLimits = (environment: NodeJS.ProcessEnv): Limits => {
  const read = (name: keyof Limits): number => {
    const value = Number(environment[variables[name]] ?? defaultLimits[name])
    if (!Number.isSafeInteger(value) || value < 1)
      throw new ConfigurationError(
        `${variables[name]} 要写正整数 / ${variables[name]} must be a whole number`,
      )
    return value
  }
  return {
    windowSeconds: read('windowSeconds'),
    calls: read('calls'),
    strangerCalls: read('strangerCalls'),
    callsAtOnce: read('callsAtOnce'),
    bodySeconds: read('bodySeconds'),
    connections: read('connections'),
    connectionsPerAddress: read('connectionsPerAddress'),
  }
}
