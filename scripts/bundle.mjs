/** Bundles the server's TypeScript with esbuild: for npm start, for the cloud, for benchmarks. */
import { build } from 'esbuild'
import { copyFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The newest Node that cloud functions run on is 20.19. */
const shared = { bundle: true, platform: 'node', target: 'node20', logLevel: 'warning' }

/** One file that runs in this checkout: packages stay in node_modules. */
export const checkoutBundle = (entry) => ({
  ...shared,
  entryPoints: [entry],
  format: 'esm',
  packages: 'external',
  sourcemap: 'inline',
})

/** Two browser tests start the product at once, and neither may read what the other has half written. */
export async function bundleForCheckout(entry, outfile) {
  const { outputFiles } = await build({ ...checkoutBundle(entry), write: false })
  const partial = `${outfile}.${process.pid}`
  mkdirSync(dirname(outfile), { recursive: true })
  writeFileSync(partial, outputFiles[0].contents)
  renameSync(partial, outfile)
}

/** What draws papers, and the typeface that it looks for beside itself (paper-font.ts). */
const papers = 'open-paper'
const paperFont = 'lxgw-wenkai-latin-500-normal.woff'

/** In the cloud all files lie in one folder, wherever the source has them. */
const papersBeside = {
  name: 'papers-beside',
  setup: ({ onResolve }) =>
    onResolve({ filter: new RegExp(`/${papers}$`) }, () => ({
      path: `./${papers}`,
      external: true,
    })),
}

/** Seconds. The platform's own limit of 3 s would cut off a cold start that waits for a connection. */
const functionConfig = {
  permissions: { openapi: ['subscribeMessage.send'] },
  timeout: 20,
  // Second, minute, hour, day, month, weekday, year: once a minute (timer.ts).
  triggers: [{ name: 'every-minute', type: 'timer', config: '0 * * * * * *' }],
}

/**
 * The cloud function with its packages in one file, because only its own folder is uploaded. The embedded database
 * stays out: it is refused in the cloud and weighs more than all the rest, so it must be imported on demand.
 */
export async function bundleCloudFunction(folder = 'dist/cloudfunctions/api') {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const forCloud = {
    ...shared,
    format: 'cjs',
    // Names stay, so that a stack in the cloud's log can be read; the rest shortens a cold start.
    minifyWhitespace: true,
    minifySyntax: true,
    keepNames: true,
    legalComments: 'none',
    // What is imported on demand is required then: an import() would want the names of files in full.
    supported: { 'dynamic-import': false },
  }
  await build({
    ...forCloud,
    entryPoints: ['cloudfunctions/api/main.ts'],
    outfile: join(folder, 'index.js'),
    external: ['wx-server-sdk', '@electric-sql/pglite', 'pg-native', 'pg-cloudflare'],
    plugins: [papersBeside],
  })
  // A third as large as all the rest: a file of its own, read when the first paper is drawn.
  await build({
    ...forCloud,
    entryPoints: [`cloudfunctions/api/paper/${papers}.ts`],
    outfile: join(folder, `${papers}.js`),
    // pdfkit asks where its file lies, which a module of this format knows by another name.
    define: { 'import.meta.url': 'ownAddress' },
    banner: { js: "const ownAddress = require('node:url').pathToFileURL(__filename).href" },
  })
  copyFileSync(`node_modules/@fontsource/lxgw-wenkai/files/${paperFont}`, join(folder, paperFont))
  // A "type": "module" further up would make this CommonJS file export nothing.
  const functionPackage = { name: 'api', private: true, type: 'commonjs', main: 'index.js' }
  writeJson(join(folder, 'package.json'), functionPackage)
  writeJson(join(folder, 'config.json'), functionConfig)
}

function writeJson(path, value) {
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`)
}
