/**
 * Opens the database: a PostgreSQL server when a URL is given, else embedded PGlite in a folder (or in
 * memory, for tests). Nothing else may know which of the two it is.
 */
import { join } from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import { Kysely, PostgresDialect, type Transaction as KyselyTransaction } from 'kysely'
import { Pool, type ClientConfig } from 'pg'
import { lockDataFolder } from './data-folder-lock'
import { pgliteDialect } from './pglite-dialect'
import { openPipeline } from './pipeline'
import { sendByName, type Statements } from './prepared'
import type { Schema } from './schema'
import { typeParsers } from './type-parsers'

export type Database = Kysely<Schema>
export type Transaction = KyselyTransaction<Schema>

export type DatabasePlace =
  | {
      readonly kind: 'postgres'
      readonly url: string
      /** 1 in a cloud function (connections = pool × instances), more in a server of its own. */
      readonly poolSize: number
    }
  | { readonly kind: 'embedded'; readonly folder: string }
  | { readonly kind: 'memory' }

export interface OpenDatabase {
  readonly database: Database
  /** For statements by which many callers are answered at once. */
  readonly pipeline: Statements
  readonly close: () => Promise<void>
}

/**
 * A process that freezes in mid-transaction (an instance of a function out of time, a container that is moved) must not
 * hold its locks for ever.
 */
const ABANDONED_AFTER_MS = 15_000

const openPostgres = (url: string, poolSize: number): OpenDatabase => {
  const settings: ClientConfig = {
    connectionString: url,
    types: typeParsers,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: ABANDONED_AFTER_MS,
    // Notices a server that went without a word.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  }
  const pool = new Pool({ ...settings, max: poolSize })
  // A connection that is cut fails the statement under way and leaves the pool. As an event that nobody hears it would
  // end the process as well: the pool tells of idle connections, a connection in use tells for itself.
  const hear = (error: Error & { code?: string }): void => {
    // The same error fails the statement; it has no SQLSTATE of its own: 'connection failure'.
    error.code ??= '08006'
  }
  pool.on('error', hear)
  pool.on('connect', (client) => {
    client.on('error', hear)
    sendByName(client)
  })
  const database = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
  // An instance that answers one call at a time has nothing to send meanwhile.
  if (poolSize === 1) return { database, pipeline: database, close: () => database.destroy() }
  const { pipeline, close } = openPipeline(settings, hear)
  return {
    database,
    pipeline,
    close: async () => {
      await close()
      await database.destroy()
    },
  }
}

/** Loaded on demand: a deployed function never uses it and is uploaded without it. */
const makePGlite = async (folder?: string): Promise<PGlite> => {
  const embedded = await import('@electric-sql/pglite')
  return new embedded.PGlite(folder)
}

/** A PGlite that somebody has made; `unlock` runs after it was closed. */
export const openEmbedded = async (
  pglite: PGlite,
  unlock: () => Promise<void> = () => Promise.resolve(),
): Promise<OpenDatabase> => {
  await pglite.waitReady
  const database = new Kysely<Schema>({ dialect: pgliteDialect(pglite) })
  // Kysely closes only a driver that was used.
  await database.selectNoFrom((of) => of.lit(1).as('one')).execute()
  return {
    database,
    pipeline: database,
    close: async () => {
      await database.destroy()
      await unlock()
    },
  }
}

/** Throws DataFolderInUse when another process has the embedded folder open. */
export const openDatabase = async (place: DatabasePlace): Promise<OpenDatabase> => {
  if (place.kind === 'postgres') return openPostgres(place.url, place.poolSize)
  if (place.kind === 'memory') return openEmbedded(await makePGlite())
  const unlock = await lockDataFolder(place.folder)
  try {
    return await openEmbedded(await makePGlite(join(place.folder, 'pgdata')), unlock)
  } catch (error) {
    await unlock()
    throw error
  }
}
