/**
 * npm run bench [NAME] [arguments]: runs tests/bench/NAME.ts, or all of them. The last line is one JSON object: the
 * benchmark's own, or for all of them {"bench":"all", NAME: …}.
 */
import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { bundleForCheckout } from './bundle.mjs'
import { become } from './run.mjs'

const folder = 'tests/bench'
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.replace(/\.ts$/, ''))
const [name, ...rest] = process.argv.slice(2)

const flags = ['--enable-source-maps', '--expose-gc']
const bundleOf = (benchmark) => `dist/bench/${benchmark}.mjs`

if (name === undefined) await runAll()
else if (!existsSync(`${folder}/${name}.ts`)) {
  console.error(`There is no benchmark ${name}. There are: ${names.join(', ')}`)
  process.exitCode = 1
} else {
  await bundleForCheckout(`${folder}/${name}.ts`, bundleOf(name))
  await become('node', [...flags, bundleOf(name), ...rest])
}

async function runAll() {
  const results = { bench: 'all' }
  for (const benchmark of names) {
    await bundleForCheckout(`${folder}/${benchmark}.ts`, bundleOf(benchmark))
    console.log(`\n── ${benchmark}`)
    results[benchmark] = JSON.parse(await lastLine(benchmark))
  }
  console.log(JSON.stringify(results))
}

/** Shows what the benchmark prints and answers its last line. */
async function lastLine(benchmark) {
  const child = spawn('node', [...flags, bundleOf(benchmark)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let text = ''
  child.stdout.on('data', (chunk) => {
    text += chunk
    process.stdout.write(chunk)
  })
  const code = await new Promise((done) => child.once('close', done))
  if (code !== 0) throw new Error(`The benchmark ${benchmark} ended with ${code}`)
  return text.trimEnd().split('\n').at(-1)
}
