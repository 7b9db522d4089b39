/** npm run audit: recomputes the time bank's ledger on DATABASE_URL or DATA_DIR from nothing; see README. */
import { bundleForCheckout } from './bundle.mjs'
import { become } from './run.mjs'

await bundleForCheckout('cloudfunctions/api/audit.ts', 'dist/server/audit.mjs')
await become('node', ['--enable-source-maps', 'dist/server/audit.mjs', ...process.argv.slice(2)])
