/** Stops the server that the tests of this run shared, and removes the migrated PGlite. */
import removeMigratedPGlite from './pglite-global-teardown'

export default async function stopSharedPostgres(): Promise<void> {
  removeMigratedPGlite()
  await globalThis.testPostgres?.stop()
}
