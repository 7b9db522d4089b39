/** Removes the migrated PGlite that the tests of this run shared. */
import { rmSync } from 'node:fs'

export default function removeMigratedPGlite(): void {
  const file = process.env.MIGRATED_PGLITE
  if (file !== undefined) rmSync(file, { force: true })
}
