/** npm run bench NAME [arguments]: runs tests/bench/NAME.ts. Without a name it lists them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { bundleForCheckout } from './bundle.mjs'
import { become } from './run.mjs'

const folder = 'tests/bench'
const [name, ...rest] = process.argv.slice(2)
const entry = `${folder}/${name}.ts`

if (name === undefined || !existsSync(entry)) {
  const problem = name === undefined ? 'Which benchmark?' : `There is no ${entry}.`
  console.error([problem, ...listBenchmarks()].join('\n'))
  process.exit(1)
}
await bundleForCheckout(entry, `dist/bench/${name}.mjs`)
await become('node', ['--enable-source-maps', '--expose-gc', `dist/bench/${name}.mjs`, ...rest])

/** A benchmark opens with a comment that says what it measures; the other files there serve it. */
function listBenchmarks() {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.replace(/\.ts$/, ''))
    .map((file) => `  ${file}  ${firstSentence(`${folder}/${file}.ts`)}`)
}

function firstSentence(path) {
  return /\/\*\*\s*(?:\*\s*)?([^\n]*)/.exec(readFileSync(path, 'utf8'))?.[1] ?? ''
}
