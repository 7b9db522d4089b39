/** Who a caller is, as far as the entry knows it: never from the input of the call. */
import * as v from 'valibot'
import { memberIdShape } from '../../../src/domain/shapes'
import type { MemberKey } from '../access/actor-access'
import type { Api } from '../api'
import { findOrAddMember } from './member.repository'
import { readSessionToken } from './session-token'

export type Identity =
  /** Vouched for by WeChat: the function's environment, or callContainer's header where that is trusted. */
  | { readonly kind: 'openid'; readonly openid: string }
  /** By a signed session of the demo. */
  | ({ readonly kind: 'member' } & MemberKey)
  | { readonly kind: 'none' }

const nobody: Identity = { kind: 'none' }

/** Read once, at the entry. Nobody's where there are no sessions: a forged one would stand for whoever it names. */
export const identitySigned = (
  { demo, keys, nowMs }: Pick<Api, 'demo' | 'keys' | 'nowMs'>,
  token: string,
): Identity => {
  const session = demo ? readSessionToken(keys.sessionKey, token, nowMs()) : null
  const memberId = v.safeParse(memberIdShape, session?.memberId)
  return session && memberId.success
    ? { kind: 'member', tenantId: session.tenantId, memberId: memberId.output }
    : nobody
}

/** null: sign in again. A person who comes through WeChat for the first time becomes a member without posts. */
export const identifyCaller = async (api: Api, identity: Identity): Promise<MemberKey | null> => {
  if (identity.kind === 'none') return null
  if (identity.kind === 'openid') return findOrAddMember(api.database, identity.openid, api.nowMs())
  const { tenantId, memberId } = identity
  return { tenantId, memberId }
}
