/** The peer of the sync benchmark has no types of its own. */
declare module 'express-pouchdb' {
  import type { RequestHandler } from 'express'

  export default function expressPouchDb(
    database: unknown,
    options?: { inMemoryConfig?: boolean; logPath?: string; mode?: string },
  ): RequestHandler
}
