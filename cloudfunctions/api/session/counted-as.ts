/** Against whom a call is counted, as far as that can be told without asking the database. */
import type { Api } from '../api'
import type { Identity } from './identity'
import { readSessionToken } from './session-token'

/** `api` is null where there are no sessions: a forged one would count against whoever it names. */
export const countedAs = (
  identity: Identity,
  address: string,
  api: Pick<Api, 'demo' | 'keys' | 'nowMs'> | null = null,
): { readonly key: string; readonly known: boolean } => {
  if (identity.kind === 'openid') return { key: `openid ${identity.openid}`, known: true }
  const session =
    identity.kind === 'session' && api?.demo === true
      ? readSessionToken(api.keys.sessionKey, identity.token, api.nowMs())
      : null
  return session
    ? { key: `member ${session.tenantId} ${session.memberId}`, known: true }
    : { key: `address ${address}`, known: false }
}
