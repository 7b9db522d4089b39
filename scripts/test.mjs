/**
 * npm test: everything that CI runs, in this order. Goes on after a failure, so that one run shows all of them, and
 * ends with the line "N passed, N failed": each test counts, and each other phase counts as one.
 * Phases that keep one core busy run side by side. A name after it runs that phase only: npm test lint.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { runPhase } from './test-phase.mjs'

const reports = 'dist/test-reports'

const format = { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] }
const lint = { name: 'lint', command: ['eslint', '--max-warnings', '0', '.'] }
const types = { name: 'types', command: ['tsc', '--noEmit'] }
const boundaries = { name: 'boundaries', command: ['depcruise', 'src', 'cloudfunctions'] }
const buildOf = (app) => ({ name: `build:${app}`, command: ['node', 'scripts/build.mjs', app] })

const steps = [
  [lint, types],
  [format, boundaries],
  [jest('unit')],
  [jest('pages')],
  [jest('api')],
  [jest('simulation')],
  [buildOf('weapp'), buildOf('h5')],
  [{ ...jest('weapp'), needs: 'build:weapp' }],
  [{ ...jest('e2e'), needs: 'build:h5' }],
]

/** A project without a test file would be green without having proved anything, so jest fails there by itself. */
function jest(project) {
  const report = `${reports}/${project}.json`
  const options = ['--ci', '--json', `--outputFile=${report}`]
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

async function runAndCount(phase, results) {
  if (phase.needs !== undefined && results.get(phase.needs)?.failed === 1) {
    console.log(`✗ ${phase.name}  not run, because ${phase.needs} failed`)
    return { passed: 0, failed: 1 }
  }
  const ended = await runPhase(phase)
  if (phase.report !== undefined) return countTests(phase.report, ended)
  return ended ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })
const wanted = process.argv.slice(2)
const results = new Map()
for (const step of steps) {
  const phases = step.filter(({ name }) => wanted.length === 0 || wanted.includes(name))
  await Promise.all(
    phases.map(async (phase) => results.set(phase.name, await runAndCount(phase, results))),
  )
}

const totals = [...results.values()]
const passed = totals.reduce((sum, result) => sum + result.passed, 0)
const failed = totals.reduce((sum, result) => sum + result.failed, 0)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 && passed > 0 ? 0 : 1
