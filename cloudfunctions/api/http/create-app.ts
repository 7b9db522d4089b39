/** The HTTP face: POST /api/<path>, GET /health, and everything else from the H5 build. */
import type { HttpBindings } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono, type Context } from 'hono'
import type { Reply } from '../../../src/protocol/wire'
import type { Api } from '../api'
import { handleCall, hasProcedure } from '../call'
import { refusal } from '../call-error'
import { addressKey } from '../limits/address-key'
import { createAdmission } from '../limits/admission'
import { maxInputBytes, maxStrangerBytes } from '../limits/input-bytes'
import { defaultLimits, type Limits } from '../limits/limits'
import { countedAs } from '../session/counted-as'
import type { Identity } from '../session/identity'
import { createHealth } from './health'
import { readHttpIdentity } from './http-identity'
import { readBody } from './read-body'
import { respond } from './respond'

export interface HttpOptions {
  readonly trustContainerHeaders: boolean
  /** The folder of the H5 build. */
  readonly h5Folder: string
  /** Without them nobody is turned away for asking too often (a benchmark). */
  readonly limits?: Limits
}

/** There is no socket where a test asks without one. */
const addressOf = (context: Context): string =>
  addressKey((context.env as Partial<HttpBindings> | undefined)?.incoming?.socket.remoteAddress)

interface AdmittedCall {
  readonly request: Request
  readonly path: string
  readonly identity: Identity
  /** Whether somebody vouches for the caller. */
  readonly known: boolean
  readonly bodySeconds: number
}

const answerCall = async (
  api: Api,
  { request, path, identity, known, bodySeconds }: AdmittedCall,
): Promise<Reply> => {
  // What nobody can use is not read.
  if (!hasProcedure(path)) return refusal('unknown-procedure')
  const maxBytes = known ? maxInputBytes(path) : maxStrangerBytes
  const body = await readBody(request, { maxBytes, maxMs: bodySeconds * 1000 })
  if (body.ok) return handleCall(api, { path, input: body.json, identity })
  return refusal(body.code === 'too-large' && !known ? 'sign-in-again' : body.code)
}

export const createApp = (api: Api, options: HttpOptions): Hono => {
  const app = new Hono()
  const admission = options.limits && createAdmission(options.limits)
  const { bodySeconds } = options.limits ?? defaultLimits
  const isHealthy = createHealth(api)
  app.get('/health', async (context) => {
    await isHealthy()
    return context.json({ ok: true })
  })
  app.post('/api/:path', async (context) => {
    const request = context.req.raw
    const accept = request.headers.get('accept-encoding') ?? ''
    const identity = readHttpIdentity(request.headers, options.trustContainerHeaders)
    const caller = countedAs(identity, addressOf(context), api)
    const entry = await admission?.enter(caller)
    if (entry?.ok === false) return respond(entry.refusal)
    try {
      const path = context.req.param('path')
      const call = { request, path, identity, known: caller.known, bodySeconds }
      return await respond(await answerCall(api, call), accept)
    } finally {
      entry?.leave()
    }
  })
  app.all('/api/*', () => respond(refusal('invalid')))
  app.use('*', serveStatic({ root: options.h5Folder }))
  app.onError((error) => {
    api.report('http', error)
    return respond(refusal('retry-later'))
  })
  return app
}
