/**
 * Entry of the cloud function: event {path, input} → Reply. Who calls is read from what WeChat put beside the
 * event, never from the event itself; the SDK is not loaded, because it costs a quarter of a second.
 */
import type { Reply } from '../../src/protocol/wire'
import { handleCall, hasProcedure } from './call'
import { refusal } from './call-error'
import { isMediaCheck, takeMediaCheck } from './content-check/take-media-check'
import { configureFunction } from './configuration'
import { createAdmission, type Admission } from './limits/admission'
import { maxInputBytes, maxStrangerBytes } from './limits/input-bytes'
import { readLimits } from './limits/limits'
import { isPlainInput } from './limits/plain-input'
import { openApi, type OpenApi } from './open-api'
import { countedAs } from './session/counted-as'
import type { Identity } from './session/identity'
import { runAudits, runTimer } from './timer'

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

interface NamedCall {
  readonly path: string
  readonly input: unknown
  readonly identity: Identity
}

/** Before the database is opened. The platform limits an event as well, but not as closely and not everywhere. */
const refusalFor = ({ path, input }: NamedCall, known: boolean): Reply | null => {
  if (!hasProcedure(path)) return refusal('unknown-procedure')
  if (!isPlainInput(input)) return refusal('invalid')
  const bytes = Buffer.byteLength(JSON.stringify(input ?? null))
  if (!known && bytes > maxStrangerBytes) return refusal('sign-in-again')
  return bytes > maxInputBytes(path) ? refusal('too-large') : null
}

const answer = async (call: NamedCall, known: boolean): Promise<Reply> => {
  const refused = refusalFor(call, known)
  if (refused) return refused
  const { api } = await openOnce()
  return handleCall(api, call)
}

/**
 * The platform's timer calls for nobody; a phone that sends the same event comes with its openid. (Behind an HTTP
 * trigger, which this function does not have, a stranger could send it: it would do the minute's work, and no more.)
 */
const isTimer = (called: Readonly<Record<string, unknown>>, identity: Identity): boolean =>
  called.Type === 'Timer' && called.path === undefined && identity.kind === 'none'

const runMinute = async (): Promise<Reply> => {
  const { api } = await openOnce()
  await runTimer(api, api.nowMs())
  await runAudits(api, api.nowMs())
  return { ok: true, output: null }
}

/**
 * WeChat's own event comes with the openid of the photo's writer, as a phone's call does; what vouches for it is the trace,
 * which no phone has ever seen.
 */
const takeEvent = async (called: unknown): Promise<Reply> => {
  const { api } = await openOnce()
  return (await takeMediaCheck(api, called)) ? { ok: true, output: null } : refusal('retry-later')
}

/** `event`: {path, input}, a photo's verdict from WeChat, or the platform's {Type: 'Timer'}. Whatever else comes is a call of no procedure. */
export const main = async (event: unknown, context: FunctionContext = {}): Promise<Reply> => {
  const called = asRecord(event)
  const identity = readFunctionIdentity(context, process.env)
  const caller = countedAs(identity, '')
  try {
    if (isTimer(called, identity)) return await runMinute()
    const entry = await admission().enter(caller)
    if (!entry.ok) return entry.refusal
    try {
      if (called.path === undefined && isMediaCheck(called)) return await takeEvent(called)
      const call = { path: textIn(called, 'path'), input: called.input, identity }
      return await answer(call, caller.known)
    } finally {
      entry.leave()
    }
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.name : 'The database failed to open'}\n`)
    return refusal('retry-later')
  }
}
