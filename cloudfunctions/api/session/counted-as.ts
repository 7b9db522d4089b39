/** Against whom a call is counted, as far as that can be told without asking the database. */
import type { Identity } from './identity'

export const countedAs = (
  identity: Identity,
  address: string,
): { readonly key: string; readonly known: boolean } => {
  if (identity.kind === 'openid') return { key: `openid ${identity.openid}`, known: true }
  return identity.kind === 'member'
    ? { key: `member ${identity.tenantId} ${identity.memberId}`, known: true }
    : { key: `address ${address}`, known: false }
}
