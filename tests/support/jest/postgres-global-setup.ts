/** Starts one PostgreSQL server for all tests of a run that need one; they find it in TEST_DATABASE_URL. */
import { startPostgres, type PostgresServer } from '../postgres'
import nameMigratedPGlite from './pglite-global-setup'

declare global {
  var testPostgres: PostgresServer | undefined
}

export default async function startSharedPostgres(): Promise<void> {
  nameMigratedPGlite()
  globalThis.testPostgres = await startPostgres()
  process.env.TEST_DATABASE_URL = globalThis.testPostgres.url
}
