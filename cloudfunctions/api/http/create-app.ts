/** The HTTP face: POST /api/<path>, GET /health, what WeChat itself asks, and everything else from the H5 build. */
import { Readable } from 'node:stream'
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
import { readBody, type Body } from './read-body'
import { respond } from './respond'
import { addWechatPush } from './wechat-push'

export interface HttpOptions {
  readonly trustContainerHeaders: boolean
  /** The folder of the H5 build. */
  readonly h5Folder: string
  /** Of WeChat's message push; without it no event is believed. */
  readonly pushToken?: string
  /** Without them nobody is turned away for asking too often (a benchmark). */
  readonly limits?: Limits
}

/** There is no socket where a test asks without one. */
const incomingOf = ({ env }: Context): HttpBindings['incoming'] | undefined =>
  (env as Partial<HttpBindings> | undefined)?.incoming

async function* wholeBody(request: Request) {
  yield Buffer.from(await request.arrayBuffer())
}

/** From the socket, not through the Request, whose making costs as much as all else that HTTP does for a call. */
const bodyOf = (context: Context): Body => ({
  stream: incomingOf(context) ?? Readable.from(wholeBody(context.req.raw)),
  announcedBytes: Number(context.req.raw.headers.get('content-length') ?? '0'),
})

interface AdmittedCall {
  readonly body: Body
  readonly path: string
  readonly identity: Identity
  /** Whether somebody vouches for the caller. */
  readonly known: boolean
  readonly bodySeconds: number
}

const answerCall = async (
  api: Api,
  { body, path, identity, known, bodySeconds }: AdmittedCall,
): Promise<Reply> => {
  // What nobody can use is not read.
  if (!hasProcedure(path)) return refusal('unknown-procedure')
  const maxBytes = known ? maxInputBytes(path) : maxStrangerBytes
  const read = await readBody(body, { maxBytes, maxMs: bodySeconds * 1000 })
  if (read.ok) return handleCall(api, { path, input: read.json, identity })
  return refusal(read.code === 'too-large' && !known ? 'sign-in-again' : read.code)
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
    const { headers } = context.req.raw
    const identity = readHttpIdentity(api, headers, options.trustContainerHeaders)
    const address = addressKey(incomingOf(context)?.socket.remoteAddress)
    const caller = countedAs(identity, address)
    const entry = await admission?.enter(caller)
    if (entry?.ok === false) return respond(entry.refusal)
    try {
      const path = context.req.param('path')
      const body = bodyOf(context)
      const call = { body, path, identity, known: caller.known, bodySeconds }
      return await respond(await answerCall(api, call), headers.get('accept-encoding') ?? '')
    } finally {
      entry?.leave()
    }
  })
  app.all('/api/*', () => respond(refusal('invalid')))
  addWechatPush(app, api, { token: options.pushToken ?? '', bodyOf })
  app.use('*', serveStatic({ root: options.h5Folder }))
  app.onError((error) => {
    api.report('http', error)
    return respond(refusal('retry-later'))
  })
  return app
}
