/**
 * What a procedure gets, and the builder that holds it to the contract. Features make their procedures with
 * `os` and router.ts puts them together; each asks `requireCaller` first.
 */
import { implement } from '@orpc/server'
import { contract } from '../../src/protocol/contract'
import { loadAccess, loadAccesses, type ActorAccess, type MemberKey } from './access/actor-access'
import type { Api } from './api'
import { CallError } from './call-error'
import { identifyCaller, type Identity } from './session/identity'

export interface CallContext {
  readonly api: Api
  readonly identity: Identity
}

export const os = implement(contract).$context<CallContext>()

/** CallError 'sign-in-again' when nobody vouches for the caller. */
export const requireCaller = async ({ api, identity }: CallContext): Promise<MemberKey> => {
  const caller = await identifyCaller(api, identity)
  if (!caller) throw new CallError('sign-in-again')
  return caller
}

/** The caller with the posts that hold at this moment. */
export const requireAccess = async (context: CallContext): Promise<ActorAccess> =>
  loadAccess(context.api.database, await requireCaller(context), context.api.nowMs())

/** For what everybody may read: nobody has to sign in, and who has is known. */
export const accessOrNobody = async (context: CallContext): Promise<ActorAccess | null> => {
  const { database, nowMs } = context.api
  const caller = await identifyCaller(context.api, context.identity)
  if (!caller) return null
  const { tenantId, memberId } = caller
  return (await loadAccesses(database, tenantId, [memberId], nowMs())).get(memberId) ?? null
}
