/**
 * npm start: the whole product on one port. Builds the H5 app when its sources changed, bundles the server and runs it.
 * PORT, DATA_DIR and DATABASE_URL are the server's to read. With --no-build the H5 app is served as it is.
 */
import { bundleForCheckout } from './bundle.mjs'
import { become, run } from './run.mjs'

if (!process.argv.includes('--no-build')) {
  const code = await run('node', ['scripts/build.mjs', 'h5', '--if-stale'])
  if (code !== 0) process.exit(code)
}
await bundleForCheckout('cloudfunctions/api/serve.ts', 'dist/server/serve.mjs')
await become('node', ['--enable-source-maps', 'dist/server/serve.mjs'])
