/**
 * npm run dev: the H5 app on port 10086, rebuilt at every change, with the server behind it on PORT (3000).
 * npm run dev weapp: the mini-program into dist/weapp, rebuilt at every change, for WeChat's developer tools.
 */
import { context } from 'esbuild'
import { run } from './run.mjs'
import { bundleForCheckout, checkoutBundle } from './bundle.mjs'

const platform = process.argv[2] ?? 'h5'
const app = run('taro', ['build', '--type', platform, '--watch'], {
  env: { NODE_ENV: 'development' },
})
if (platform === 'h5') {
  const entry = 'cloudfunctions/api/serve.ts'
  const outfile = 'dist/server/serve.mjs'
  await bundleForCheckout(entry, outfile)
  // --watch restarts the server whenever esbuild has written a new bundle.
  void run('node', ['--watch', '--enable-source-maps', outfile])
  const watcher = await context({ ...checkoutBundle(entry), outfile })
  await watcher.watch()
}
process.exit(await app)
