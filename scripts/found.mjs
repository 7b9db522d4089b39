/** npm run found: founds a street on the database of DATABASE_URL; see README, "The first post". */
import { bundleForCheckout } from './bundle.mjs'
import { become } from './run.mjs'

await bundleForCheckout('cloudfunctions/api/found.ts', 'dist/server/found.mjs')
await become('node', ['--enable-source-maps', 'dist/server/found.mjs', ...process.argv.slice(2)])
