/** Names the file of a migrated PGlite for all tests of a run; the first that needs one makes it (migrated-template.ts). */
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export default function nameMigratedPGlite(): void {
  process.env.MIGRATED_PGLITE = join(tmpdir(), `lianxin-migrated-${process.pid}.tar`)
}
