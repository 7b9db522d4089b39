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
  /** A signed session of the demo. */
  | { readonly kind: 'session'; readonly token: string }
  | { readonly kind: 'none' }

/** null: sign in again. A person who comes through WeChat for the first time becomes a member without posts. */
export const identifyCaller = async (api: Api, identity: Identity): Promise<MemberKey | null> => {
  if (identity.kind === 'none') return null
  if (identity.kind === 'openid') return findOrAddMember(api.database, identity.openid, api.nowMs())
  const session = api.demo
    ? readSessionToken(api.keys.sessionKey, identity.token, api.nowMs())
    : null
  if (!session) return null
  const memberId = v.safeParse(memberIdShape, session.memberId)
  return memberId.success ? { tenantId: session.tenantId, memberId: memberId.output } : null
}
