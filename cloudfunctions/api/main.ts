/**
 * Entry of the cloud function: event {path, input} → Reply. Who calls is read from what WeChat put beside the
 * event, never from the event itself; the SDK is not loaded, because it costs a quarter of a second.
 */
import type { Reply } from '../../src/protocol/wire'
import { handleCall } from './call'
import { refusal } from './call-error'
import { configureFunction } from './configuration'
import { createAdmission, type Admission } from './limits/admission'
import { maxInputBytes } from './limits/input-bytes'
import { readLimits } from './limits/limits'
import { isPlainInput } from './limits/plain-input'
import { openApi, type OpenApi } from './open-api'
import { countedAs } from './session/counted-as'
import type { Identity } from './session/identity'

interface FunctionEvent {
  readonly path?: unknown
  readonly input?: unknown
}

/** What the platform passes beside the event; `environment` is a JSON text or a list of KEY=value. */
interface FunctionContext {
  readonly environment?: unknown
  readonly environ?: unknown
}

const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}

const parseRecord = (text: string): Readonly<Record<string, unknown>> => {
  try {
    return asRecord(JSON.parse(text))
  } catch {
    return Object.fromEntries(
      text.split(';').map((pair) => {
        const at = pair.indexOf('=')
        return [pair.slice(0, at), pair.slice(at + 1)]
      }),
    )
  }
}

const textIn = (values: Readonly<Record<string, unknown>>, key: string): string => {
  const value = values[key]
  return typeof value === 'string' ? value : ''
}

/**
 * The context of this one call comes first. The process's environment is shared by all calls of an instance,
 * so it counts only where WX_CONTEXT_KEYS says that the platform sets it for each call.
 */
export const readFunctionIdentity = (
  context: FunctionContext,
  environment: NodeJS.ProcessEnv,
): Identity => {
  const given = context.environment ?? context.environ
  const ofCall = typeof given === 'string' ? parseRecord(given) : asRecord(given)
  const keys = (environment.WX_CONTEXT_KEYS ?? '').split(',').map((key) => key.trim())
  const openid =
    textIn(ofCall, 'WX_OPENID') || (keys.includes('WX_OPENID') ? (environment.WX_OPENID ?? '') : '')
  return openid === '' ? { kind: 'none' } : { kind: 'openid', openid }
}

let opening: Promise<OpenApi> | null = null

/** Opened at the first call and kept while the instance lives; a failed opening is tried again. */
const openOnce = (): Promise<OpenApi> => {
  opening ??= openApi({ ...configureFunction(process.env), demo: false }).catch(
    (error: unknown) => {
      opening = null
      throw error
    },
  )
  return opening
}

let counting: Admission | null = null

/** Of this instance: one phone's calls mostly come to few. */
const admission = (): Admission => (counting ??= createAdmission(readLimits(process.env)))

/** Before the database is opened. The platform limits an event as well, but not as closely and not everywhere. */
const refusalFor = (path: string, input: unknown): Reply | null => {
  if (!isPlainInput(input)) return refusal('invalid')
  const text = JSON.stringify(input ?? null)
  return Buffer.byteLength(text) > maxInputBytes(path) ? refusal('too-large') : null
}

const answer = async (path: string, input: unknown, identity: Identity): Promise<Reply> => {
  const refused = refusalFor(path, input)
  if (refused) return refused
  const { api } = await openOnce()
  return handleCall(api, { path, input, identity })
}

export const main = async (event: FunctionEvent, context: FunctionContext = {}): Promise<Reply> => {
  const path = typeof event.path === 'string' ? event.path : ''
  const identity = readFunctionIdentity(context, process.env)
  try {
    const entry = await admission().enter(countedAs(identity, ''))
    if (!entry.ok) return entry.refusal
    try {
      return await answer(path, event.input, identity)
    } finally {
      entry.leave()
    }
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.name : 'The database failed to open'}\n`)
    return refusal('retry-later')
  }
}
