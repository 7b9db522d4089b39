/**
 * Reads the environment once and decides how this server runs. It refuses what would be dangerous: demo
 * sign-in beside real data, keys in a file beside real data, an embedded database in a deployed function.
 */
import { resolve } from 'node:path'
import type { DatabasePlace } from './database/connect'
import { keyRingFromEnvironment, keyRingInFolder, type KeyRing } from './secrets/key-ring'

export interface Configuration {
  readonly place: DatabasePlace
  readonly keys: KeyRing
  readonly demo: boolean
  /** '' when it is not set. Without a slash at the end. */
  readonly publicUrl: string
  /** The token of WeChat's message push (消息推送); '' when it is not set, and then no event is believed. */
  readonly pushToken: string
  readonly port: number
  /** callContainer's X-WX-* headers; only where public access is closed. */
  readonly trustContainerHeaders: boolean
}

export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError'
}

/** Connections of a server of its own; a function has one. */
const SERVER_POOL_SIZE = 10

const hasKeys = (environment: NodeJS.ProcessEnv): boolean => (environment.LIANXIN_KEYS ?? '') !== ''

const readPort = (text: string | undefined): number => {
  const port = Number(text ?? '3000')
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new ConfigurationError(`PORT 不是端口号 / PORT is not a port: ${text ?? ''}`)
  return port
}

/** The address that QR codes on paper lead to: it outlives this server, so nothing is guessed for it. */
const readPublicUrl = ({ PUBLIC_URL = '' }: NodeJS.ProcessEnv): string => {
  if (PUBLIC_URL !== '' && !/^https?:\/\/[^\s?#]+$/.test(PUBLIC_URL))
    throw new ConfigurationError(
      `PUBLIC_URL 要写成 https://… / PUBLIC_URL is not an address: ${PUBLIC_URL}`,
    )
  return PUBLIC_URL.replace(/\/+$/, '')
}

/** The HTTP server: without DATABASE_URL a demo on embedded PGlite in DATA_DIR (./data). */
export const configureServer = (environment: NodeJS.ProcessEnv): Configuration => {
  const url = environment.DATABASE_URL ?? ''
  const folder = resolve(environment.DATA_DIR ?? 'data')
  const demo = environment.LIANXIN_DEMO === '1' || (url === '' && environment.LIANXIN_DEMO !== '0')
  const poolSize = Number(environment.DATABASE_POOL ?? SERVER_POOL_SIZE)
  if (!Number.isInteger(poolSize) || poolSize < 1)
    throw new ConfigurationError('DATABASE_POOL 要写正整数 / DATABASE_POOL must be a whole number')
  return {
    place: url === '' ? { kind: 'embedded', folder } : { kind: 'postgres', url, poolSize },
    keys:
      demo && !hasKeys(environment) ? keyRingInFolder(folder) : keyRingFromEnvironment(environment),
    demo,
    publicUrl: readPublicUrl(environment),
    pushToken: environment.WECHAT_PUSH_TOKEN ?? '',
    port: readPort(environment.PORT),
    trustContainerHeaders: environment.TRUST_CONTAINER_HEADERS === '1',
  }
}

/** A deployed function: PostgreSQL and keys from the environment, never a demo. */
export const configureFunction = (
  environment: NodeJS.ProcessEnv,
): Pick<Configuration, 'place' | 'keys' | 'publicUrl' | 'pushToken'> => {
  const url = environment.DATABASE_URL ?? ''
  if (url === '')
    throw new ConfigurationError(
      '云函数要设置 DATABASE_URL / A cloud function needs DATABASE_URL: its disk does not last.',
    )
  return {
    place: { kind: 'postgres', url, poolSize: 1 },
    keys: keyRingFromEnvironment(environment),
    publicUrl: readPublicUrl(environment),
    pushToken: environment.WECHAT_PUSH_TOKEN ?? '',
  }
}
