/**
 * Listens, keeps out those who come too many at once or say nothing, and stops in order: no new connection and no new
 * call, answers that are under way, then the database.
 */
import type { Server } from 'node:http'
import { createAdaptorServer, type Http2Bindings, type HttpBindings } from '@hono/node-server'
import type { Hono } from 'hono'
import { refusal } from '../call-error'
import { tooMany } from '../limits/admission'
import { defaultLimits, type Limits } from '../limits/limits'
import { watchCrowd } from './crowd'
import { respondAndClose } from './respond'

/** A container gives ten seconds before it kills. */
const STOP_LIMIT_MS = 8_000
const HEADERS_LIMIT_MS = 20_000
/** Nothing was sent and nothing taken for so long: whoever was there has gone. */
const SILENCE_LIMIT_MS = 60_000
/** How often Node looks for requests that are too slow. */
const LOOK_EVERY_MS = 5_000
const SWEEP_EVERY_MS = 50
const NEXT_TRY_SECONDS = 5

export interface RunningServer {
  readonly port: number
  stop(): Promise<void>
}

const stopServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), STOP_LIMIT_MS)
    // A connection is idle once its answer is out.
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_EVERY_MS)
    server.close(() => {
      clearTimeout(force)
      clearInterval(sweep)
      resolve()
    })
    server.closeIdleConnections()
  })

/** Port 0 takes any free one; without limits connections are not counted (a benchmark). Rejects when the port is taken. */
export const runServer = (app: Hono, port: number, limits?: Limits): Promise<RunningServer> =>
  new Promise((resolve, reject) => {
    let stopping = false
    const fetch = (request: Request, env: HttpBindings | Http2Bindings) => {
      if (stopping) return respondAndClose(refusal('retry-later'))
      if (crowd?.isTooMany(env.incoming.socket)) return respondAndClose(tooMany(NEXT_TRY_SECONDS))
      return app.fetch(request, env)
    }
    const server = createAdaptorServer({
      fetch,
      serverOptions: {
        headersTimeout: HEADERS_LIMIT_MS,
        requestTimeout: HEADERS_LIMIT_MS + (limits ?? defaultLimits).bodySeconds * 1000,
        connectionsCheckingInterval: LOOK_EVERY_MS,
      },
    }) as Server
    server.timeout = SILENCE_LIMIT_MS
    if (limits) server.maxConnections = limits.connections
    const crowd = limits && watchCrowd(server, limits.connectionsPerAddress)
    server.once('error', reject)
    server.listen(port, () => {
      const address = server.address()
      resolve({
        port: typeof address === 'object' && address ? address.port : port,
        stop: () => {
          stopping = true
          return stopServer(server)
        },
      })
    })
  })
