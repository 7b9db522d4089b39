/**
 * npm test: everything that CI runs. Goes on after a failure, so that one run shows all of them, and ends with the line
 * "N passed, N failed": each test counts, and each other phase counts as one.
 * Several phases run side by side. Names after it run those phases only: npm test lint.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { runPhase } from './test-phase.mjs'

const reports = 'dist/test-reports'

const format = { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] }
const lint = { name: 'lint', command: ['eslint', '--max-warnings', '0', '.'] }
const types = { name: 'types', command: ['tsc', '--noEmit'] }
const boundaries = { name: 'boundaries', command: ['depcruise', 'src', 'cloudfunctions'] }
const buildOf = (app) => ({ name: `build:${app}`, command: ['node', 'scripts/build.mjs', app] })

const wanted = process.argv.slice(2)

/** The longest first, so that no core is idle at the end; a phase stands after what it needs. */
const phases = [
  buildOf('h5'),
  buildOf('weapp'),
  jest('api'),
  { ...jest('e2e'), needs: 'build:h5' },
  { ...jest('weapp'), needs: 'build:weapp' },
  jest('simulation'),
  lint,
  jest('pages'),
  types,
  jest('unit'),
  format,
  boundaries,
].filter(({ name }) => wanted.length === 0 || wanted.includes(name))

/** One more than there are cores: tests wait for browsers, for phones, for what must not happen. */
const sideBySide = availableParallelism() + 1

/** A project without a test file would be green without having proved anything, so jest fails there by itself. */
function jest(project) {
  const report = `${reports}/${project}.json`
  // Beside other phases one worker, begun anew when it has become large; alone as many as the configuration says.
  const share = wanted.length === 1 ? [] : ['--maxWorkers=1', '--workerIdleMemoryLimit=1GB']
  const options = ['--ci', '--json', `--outputFile=${report}`, ...share]
  return { name: project, command: ['jest', '--selectProjects', project, ...options], report }
}

/** A file that could not be loaded holds tests that nobody counted: it is one failure. */
function countTests(report, ended) {
  const result = readReport(report)
  if (result === undefined) return { passed: 0, failed: 1 }
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites
  return { passed: result.numPassedTests, failed: failed === 0 && !ended ? 1 : failed }
}

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

async function runAndCount(phase) {
  if ((await results.get(phase.needs))?.failed === 1) {
    console.log(`✗ ${phase.name}  not run, because ${phase.needs} failed`)
    return { passed: 0, failed: 1 }
  }
  const ended = await runPhase(phase)
  if (phase.report !== undefined) return countTests(phase.report, ended)
  return ended ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

async function runNext() {
  for (let phase = waiting.shift(); phase !== undefined; phase = waiting.shift()) {
    results.set(phase.name, runAndCount(phase))
    await results.get(phase.name)
  }
}

rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })
const waiting = [...phases]
/** By name, the promise of what came of it. */
const results = new Map()
await Promise.all(Array.from({ length: sideBySide }, runNext))

const totals = await Promise.all(results.values())
const passed = totals.reduce((sum, result) => sum + result.passed, 0)
const failed = totals.reduce((sum, result) => sum + result.failed, 0)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 && passed > 0 ? 0 : 1
