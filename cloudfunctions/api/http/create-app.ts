/** The HTTP face: POST /api/<path>, GET /health, and everything else from the H5 build. */
import { gzip } from 'node:zlib'
import { promisify } from 'node:util'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { httpStatusOf, type Reply } from '../../../src/protocol/wire'
import type { Api } from '../api'
import { handleCall } from '../call'
import { CallError } from '../call-error'
import { readHttpIdentity } from './http-identity'
import { readBody } from './read-body'

const compress = promisify(gzip)
/** Below this a packet is a packet; compressing only costs time. */
const MIN_COMPRESSED_BYTES = 1400

export interface HttpOptions {
  readonly trustContainerHeaders: boolean
  /** The folder of the H5 build. */
  readonly h5Folder: string
}

const failed = (code: 'too-large' | 'invalid' | 'retry-later'): Reply => ({
  ok: false,
  error: { code, message: new CallError(code).message },
})

const respond = async (reply: Reply, acceptEncoding: string): Promise<Response> => {
  const text = JSON.stringify(reply)
  const status = reply.ok ? 200 : httpStatusOf[reply.error.code]
  const headers: Record<string, string> = {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    vary: 'accept-encoding',
  }
  if (text.length < MIN_COMPRESSED_BYTES || !/\bgzip\b/.test(acceptEncoding))
    return new Response(text, { status, headers })
  // A page of 500 KB: level 1 takes a third of the time of level 6 and is a fifth larger.
  const body = await compress(text, { level: 1 })
  return new Response(new Uint8Array(body), {
    status,
    headers: { ...headers, 'content-encoding': 'gzip' },
  })
}

export const createApp = (api: Api, options: HttpOptions): Hono => {
  const app = new Hono()
  app.get('/health', async (context) => {
    await api.database.selectNoFrom((of) => of.lit(1).as('one')).execute()
    return context.json({ ok: true })
  })
  app.post('/api/:path', async (context) => {
    const request = context.req.raw
    const accept = request.headers.get('accept-encoding') ?? ''
    const body = await readBody(request)
    if (!body.ok) return respond(failed(body.code), accept)
    const identity = readHttpIdentity(request.headers, options.trustContainerHeaders)
    const path = context.req.param('path')
    return respond(await handleCall(api, { path, input: body.json, identity }), accept)
  })
  app.all('/api/*', () => respond(failed('invalid'), ''))
  app.use('*', serveStatic({ root: options.h5Folder }))
  app.onError((error) => {
    api.report('http', error)
    return respond(failed('retry-later'), '')
  })
  return app
}
