/**
 * The shape that nearly all of wx.* shares: one object with success, fail and complete, a promise when there is none
 * of them, and errMsg as `name:ok` or `name:fail why`. Answers come later, never within the call, and never after a kill.
 */
import type { Realm } from './realm'

/** Its message is what follows 'fail ' in errMsg. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure'
}

export type Options = Readonly<Record<string, unknown>>
export type Answer = Readonly<Record<string, unknown>> | undefined | void
export type ApiBody = (options: Options) => Answer | Promise<Answer>

const asOptions = (value: unknown): Options =>
  typeof value === 'object' && value !== null ? (value as Options) : {}

/** Bytes stay bytes, everything else is copied as JSON. */
const handOver = (realm: Realm, answer: Readonly<Record<string, unknown>>): object => {
  const plain = Object.entries(answer).filter(([, value]) => !(value instanceof Uint8Array))
  const bytes = Object.entries(answer).filter(([, value]) => value instanceof Uint8Array)
  const copy = realm.toRealm(Object.fromEntries(plain)) as Record<string, unknown>
  for (const [key, value] of bytes) copy[key] = realm.arrayBuffer(value as Uint8Array)
  return copy
}

const settle = async (realm: Realm, name: string, start: () => Answer | Promise<Answer>) => {
  await new Promise((done) => setImmediate(done))
  try {
    const answer = (realm.alive ? await start() : undefined) ?? {}
    return { ok: true, answer: { ...answer, errMsg: `${name}:ok` } }
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error)
    // Anything but WeChat's own refusals is a fault, of the app (a page that does not load) or of the host.
    if (!(error instanceof ApiFailure)) realm.report(`an error in wx.${name}`, error)
    return { ok: false, answer: { errMsg: `${name}:fail ${words}` } }
  }
}

/** An asynchronous function of wx. */
export const asyncApi = (realm: Realm, name: string, body: ApiBody) => (given?: unknown) => {
  const options = asOptions(given)
  const start = async (answer: (ok: boolean, value: object) => void): Promise<void> => {
    const result = await settle(realm, name, () => body(options))
    if (realm.alive) answer(result.ok, handOver(realm, result.answer))
  }
  if ('success' in options || 'fail' in options || 'complete' in options) {
    void start((ok, value) => {
      realm.call(`the callback of wx.${name}`, ok ? options.success : options.fail, value)
      realm.call(`the callback of wx.${name}`, options.complete, value)
    })
    return undefined
  }
  return realm.promise<unknown>((resolve, reject) => {
    void start((ok, value) => (ok ? resolve(value) : reject(value)))
  })
}

/** Several at once, by name. */
export const asyncApis = (realm: Realm, bodies: Readonly<Record<string, ApiBody>>) =>
  Object.fromEntries(
    Object.entries(bodies).map(([name, body]) => [name, asyncApi(realm, name, body)]),
  )

export const textOption = (options: Options, name: string): string => {
  const value = options[name]
  if (typeof value !== 'string') throw new ApiFailure(`parameter.${name} should be String`)
  return value
}
