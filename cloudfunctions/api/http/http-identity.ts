/** Who calls over HTTP: a signed session in the Authorization header, or WeChat's own word in a container. */
import type { Api } from '../api'
import { identitySigned, type Identity } from '../session/identity'

/**
 * X-WX-OPENID is believed only where the operator says that public access is closed and the request carries
 * the mark of callContainer; anybody could send that header otherwise.
 */
export const readHttpIdentity = (
  api: Pick<Api, 'demo' | 'keys' | 'nowMs'>,
  headers: Headers,
  trustContainerHeaders: boolean,
): Identity => {
  const openid = headers.get('x-wx-openid') ?? ''
  if (trustContainerHeaders && openid !== '' && (headers.get('x-wx-source') ?? '') !== '')
    return { kind: 'openid', openid }
  const [scheme, token] = (headers.get('authorization') ?? '').split(' ')
  return scheme?.toLowerCase() === 'bearer' && token ? identitySigned(api, token) : { kind: 'none' }
}
