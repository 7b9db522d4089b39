/**
 * What a procedure gets, and the builder that holds it to the contract. Features make their procedures with
 * `os` and router.ts puts them together; each asks `requireActor` first.
 */
import { implement } from '@orpc/server'
import { contract } from '../../src/protocol/contract'
import { loadAccess, type Actor, type ActorAccess } from './access/actor-access'
import type { Api } from './api'
import { CallError } from './call-error'
import { identifyActor, type Identity } from './session/identity'

export interface CallContext {
  readonly api: Api
  readonly identity: Identity
}

export const os = implement(contract).$context<CallContext>()

/** CallError 'sign-in-again' when the caller is not known. */
export const requireActor = async ({ api, identity }: CallContext): Promise<Actor> => {
  const actor = await identifyActor(api, identity)
  if (!actor) throw new CallError('sign-in-again')
  return actor
}

/** The caller with the posts that hold at this moment. */
export const requireAccess = async (context: CallContext): Promise<ActorAccess> =>
  loadAccess(context.api.database, await requireActor(context), context.api.nowMs())
