/** Listens, and stops in order: no new connection, answers that are under way, then the database. */
import type { Server } from 'node:http'
import { serve } from '@hono/node-server'
import type { Hono } from 'hono'

/** A container gives ten seconds before it kills. */
const STOP_LIMIT_MS = 8_000

export interface RunningServer {
  readonly port: number
  stop(): Promise<void>
}

const stopServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), STOP_LIMIT_MS)
    server.close(() => {
      clearTimeout(force)
      resolve()
    })
    server.closeIdleConnections()
  })

/** Port 0 takes any free one. Rejects when the port is taken. */
export const runServer = (app: Hono, port: number): Promise<RunningServer> =>
  new Promise((resolve, reject) => {
    const server = serve(
      { fetch: app.fetch, port, serverOptions: { headersTimeout: 20_000 } },
      (info) => resolve({ port: info.port, stop: () => stopServer(server as Server) }),
    )
    server.once('error', reject)
  })
