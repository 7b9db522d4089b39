/**
 * The peer of the sync benchmark: PouchDB over HTTP to express-pouchdb, with the settings that suit it best (batches of
 * 1,000, a warm checkpoint for the push).
 */
import { mkdtempSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import expressPouch from 'express-pouchdb'
import PouchDB from 'pouchdb'
import memoryAdapter from 'pouchdb-adapter-memory'

PouchDB.plugin(memoryAdapter)

export const batchSize = 1000

/** LevelDB in a folder that goes with the process. */
const inFiles = (): { readonly prefix: string } => {
  const folder = mkdtempSync(join(tmpdir(), 'couch-peer-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  process.once('SIGTERM', () => process.exit(0))
  return { prefix: join(folder, '/') }
}

/** Serves databases in files or in memory; answers the port. */
export const serveCouch = async ({
  inMemory,
}: {
  readonly inMemory: boolean
}): Promise<{ port: number; server: Server }> => {
  const app = express()
  const Store = PouchDB.defaults(inMemory ? { adapter: 'memory' } : inFiles())
  app.use('/', expressPouch(Store, { inMemoryConfig: true, logPath: '/dev/null' }))
  return new Promise((resolve) => {
    const server = app.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve({ port: typeof address === 'object' && address ? address.port : 0, server })
    })
  })
}

export { PouchDB }
