/**
 * The peer of the sync benchmark: PouchDB over HTTP to express-pouchdb, both in memory, with the settings that
 * suit it best (batches of 1,000, a warm checkpoint for the push).
 */
import express from 'express'
import expressPouch from 'express-pouchdb'
import type { Server } from 'node:http'
import PouchDB from 'pouchdb'
import memoryAdapter from 'pouchdb-adapter-memory'

PouchDB.plugin(memoryAdapter)

export const batchSize = 1000

/** Serves databases in memory; answers the port. */
export const serveCouch = async (): Promise<{ port: number; server: Server }> => {
  const app = express()
  const InMemory = PouchDB.defaults({ adapter: 'memory' })
  app.use('/', expressPouch(InMemory, { inMemoryConfig: true, logPath: '/dev/null' }))
  return new Promise((resolve) => {
    const server = app.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve({ port: typeof address === 'object' && address ? address.port : 0, server })
    })
  })
}

export { PouchDB }
