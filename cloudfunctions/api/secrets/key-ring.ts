/**
 * The server's keys, from the environment or, in a demo, from a file in the data folder. The keys of the
 * cipher are numbered, so that a new one can be added while old texts stay readable.
 */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'

export interface KeyRing {
  /** AES-256 keys by version; the highest version seals, all of them open. */
  readonly cipherKeys: ReadonlyMap<number, Buffer>
  readonly currentVersion: number
  /** For blind indexes. It cannot be changed without computing every index again. */
  readonly indexKey: Buffer
  /** Signs demo sessions. */
  readonly sessionKey: Buffer
}

export class KeysMissing extends Error {
  override readonly name = 'KeysMissing'
}

const KEY_BYTES = 32

const keyTextsShape = v.strictObject({
  cipherKeys: v.record(v.pipe(v.string(), v.regex(/^[1-9]\d{0,2}$/)), v.string()),
  indexKey: v.string(),
  sessionKey: v.string(),
})
type KeyTexts = v.InferOutput<typeof keyTextsShape>

const readKey = (name: string, base64: string): Buffer => {
  const key = Buffer.from(base64, 'base64')
  if (key.length !== KEY_BYTES) throw new KeysMissing(`${name} must be 32 bytes in base64.`)
  return key
}

const keyRingOf = ({ cipherKeys, indexKey, sessionKey }: KeyTexts): KeyRing => {
  const byVersion = new Map(
    Object.entries(cipherKeys).map(([version, key]) => [
      Number(version),
      readKey(`cipher key ${version}`, key),
    ]),
  )
  if (byVersion.size === 0) throw new KeysMissing('LIANXIN_KEYS holds no key.')
  return {
    cipherKeys: byVersion,
    currentVersion: Math.max(...byVersion.keys()),
    indexKey: readKey('the index key', indexKey),
    sessionKey: readKey('the session key', sessionKey),
  }
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * LIANXIN_KEYS: JSON, version → key in base64, e.g. {"1":"…"}. LIANXIN_INDEX_KEY: base64.
 * LIANXIN_SESSION_KEY is needed only where sessions are signed (demo). Throws KeysMissing.
 */
export const keyRingFromEnvironment = (environment: NodeJS.ProcessEnv): KeyRing => {
  const cipherKeys = parseJson(environment.LIANXIN_KEYS ?? '')
  const texts = v.safeParse(keyTextsShape, {
    cipherKeys,
    indexKey: environment.LIANXIN_INDEX_KEY,
    sessionKey: environment.LIANXIN_SESSION_KEY ?? randomBytes(KEY_BYTES).toString('base64'),
  })
  if (!texts.success)
    throw new KeysMissing(
      '请设置 LIANXIN_KEYS(如 {"1":"<base64 的 32 字节>"})和 LIANXIN_INDEX_KEY。\n' +
        'Set LIANXIN_KEYS (such as {"1":"<32 bytes in base64>"}) and LIANXIN_INDEX_KEY.',
    )
  return keyRingOf(texts.output)
}

const newKey = (): string => randomBytes(KEY_BYTES).toString('base64')

/** A demo's keys: made at the first start, kept in `<folder>/keys.json`, readable by its owner only. */
export const keyRingInFolder = (folder: string): KeyRing => {
  const file = join(folder, 'keys.json')
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true })
    const texts: KeyTexts = {
      cipherKeys: { 1: newKey() },
      indexKey: newKey(),
      sessionKey: newKey(),
    }
    writeFileSync(file, JSON.stringify(texts), { mode: 0o600, flag: 'wx' })
  }
  return keyRingOf(v.parse(keyTextsShape, parseJson(readFileSync(file, 'utf8'))))
}
