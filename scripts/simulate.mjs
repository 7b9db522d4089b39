/** npm run simulate [arguments]: many phones against one server for simulated days; tests/simulation says what. */
import { existsSync } from 'node:fs'
import { bundleForCheckout } from './bundle.mjs'
import { become } from './run.mjs'

const entry = 'tests/simulation/main.ts'
if (!existsSync(entry)) {
  console.error(`There is no ${entry}.`)
  process.exit(1)
}
await bundleForCheckout(entry, 'dist/simulation/main.mjs')
await become('node', ['--enable-source-maps', 'dist/simulation/main.mjs', ...process.argv.slice(2)])
