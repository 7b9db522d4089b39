/** Stops the server that the tests of this run shared, and removes the copy of PGlite that is named by it. */
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export default async function stopSharedPostgres(): Promise<void> {
  const url = globalThis.testPostgres?.url
  if (url !== undefined)
    rmSync(join(tmpdir(), `lianxin-migrated-${new URL(url).port}.tar`), { force: true })
  await globalThis.testPostgres?.stop()
}
