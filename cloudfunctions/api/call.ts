/**
 * One call, whichever way it came: finds the procedure, runs it, and makes a Reply. What goes wrong inside
 * is reported to the operator and told to the caller as 'retry-later', never as a stack trace.
 */
import { call, ORPCError, Procedure } from '@orpc/server'
import type { Reply } from '../../src/protocol/wire'
import type { Api } from './api'
import { CallError, refusal, refusalOf } from './call-error'
import { isPlainInput } from './limits/plain-input'
import { router } from './router'
import type { Identity } from './session/identity'

export interface Call {
  /** '<feature>.<procedure>', e.g. 'sync.push'. */
  readonly path: string
  readonly input: unknown
  readonly identity: Identity
}

const ownEntry = (folder: object, name: string): unknown =>
  Object.hasOwn(folder, name)
    ? (Object.entries(folder).find(([key]) => key === name)?.[1] as unknown)
    : null

const findProcedure = (path: string) => {
  const [feature, name, ...rest] = path.split('.')
  if (feature === undefined || name === undefined || rest.length > 0) return null
  const folder = ownEntry(router, feature)
  const procedure = typeof folder === 'object' && folder !== null ? ownEntry(folder, name) : null
  return procedure instanceof Procedure ? procedure : null
}

export const hasProcedure = (path: string): boolean => findProcedure(path) !== null

const errorOf = (api: Api, path: string, error: unknown): CallError => {
  if (error instanceof CallError) return error
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST') return new CallError('invalid')
  api.report(`${path} failed`, error)
  return new CallError('retry-later')
}

/** Never rejects. */
export const handleCall = async (api: Api, { path, input, identity }: Call): Promise<Reply> => {
  const procedure = findProcedure(path)
  if (!procedure) return refusal('unknown-procedure')
  if (!isPlainInput(input)) return refusal('invalid')
  try {
    const output: unknown = await call(procedure, input, { context: { api, identity } })
    return { ok: true, output }
  } catch (error) {
    return refusalOf(errorOf(api, path, error))
  }
}
