/**
 * npm run dev: the H5 app on port 10086, rebuilt at every change, with the server behind it on PORT (3000).
 * npm run dev weapp: the mini-program into dist/weapp, rebuilt at every change, for WeChat's developer tools.
 */
import { context } from 'esbuild'
import { run } from './run.mjs'
import { bundleForCheckout } from './bundle.mjs'

const platform = process.argv[2] ?? 'h5'
const app = run('taro', ['build', '--type', platform, '--watch'], {
  env: { NODE_ENV: 'development' },
})
if (platform === 'h5') {
  await bundleForCheckout('cloudfunctions/api/serve.ts', 'dist/server/serve.mjs')
  // --watch restarts the server whenever esbuild has written a new bundle.
  void run('node', ['--watch', '--enable-source-maps', 'dist/server/serve.mjs'])
  const watcher = await context({
    entryPoints: ['cloudfunctions/api/serve.ts'],
    outfile: 'dist/server/serve.mjs',
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    sourcemap: 'inline',
  })
  await watcher.watch()
}
process.exit(await app)
