/**
 * Every import rule can fail. A rule whose pattern no longer matches anything would stay green for ever, so each has
 * files in fixtures/ that break it, and say so in their first line; all other files there must pass.
 */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

interface Violation {
  readonly from: string
  readonly rule: { readonly name: string }
}

interface Rule {
  readonly name: string
  readonly comment?: string
}

const fixtures = resolve('tests/architecture/fixtures')
const configFile = resolve('.dependency-cruiser.cjs')
const { forbidden } = jest.requireActual<{ forbidden: readonly Rule[] }>(configFile)

const fixtureFiles = readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => ({ path, breaks: ruleBrokenBy(join(fixtures, path)) }))

function ruleBrokenBy(path: string): string | undefined {
  return /^\/\/ breaks: (\S+)/.exec(readFileSync(path, 'utf8'))?.[1]
}

function cruiseFixtures(): readonly Violation[] {
  const program = resolve('node_modules/.bin/depcruise')
  const args = ['--config', configFile, '--output-type', 'json', 'src', 'cloudfunctions']
  const answer = execFileSync(program, args, { cwd: fixtures, encoding: 'utf8' })
  const report = JSON.parse(answer) as { summary: { violations: readonly Violation[] } }
  return report.summary.violations
}

const violations = cruiseFixtures()

test.each(fixtureFiles.filter(({ breaks }) => breaks !== undefined))(
  '$path breaks $breaks',
  ({ path, breaks }) => {
    const broken = violations.filter(({ from }) => from === path).map(({ rule }) => rule.name)
    expect(broken).toContain(breaks)
  },
)

test('files that break nothing pass', () => {
  const innocent = fixtureFiles.filter(({ breaks }) => breaks === undefined)
  expect(innocent.length).toBeGreaterThan(0)
  const accused = violations.filter(({ from }) => innocent.some(({ path }) => path === from))
  // Its other half is the file that says so.
  expect(accused.filter(({ rule }) => rule.name !== 'no-cycles')).toEqual([])
})

test('every rule has a file that breaks it', () => {
  const broken = new Set(fixtureFiles.map(({ breaks }) => breaks))
  expect(forbidden.filter(({ name }) => !broken.has(name)).map(({ name }) => name)).toEqual([])
})

test('every rule says why in one sentence', () => {
  const silent = forbidden.filter(({ comment }) => !/^[A-Z].{20,}\.$/.test(comment ?? ''))
  expect(silent.map(({ name }) => name)).toEqual([])
})
