/** What a reviewer would otherwise have to say again: names, sizes and escapes from the type checker. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'

/** Tracked files and new ones that are not ignored, so that a mistake shows before it is committed. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '' && existsSync(path))

const inSourceFolders = files.filter((path) => /^(src|cloudfunctions|tests|scripts)\//.test(path))
const typeScript = inSourceFolders.filter((path) => /\.tsx?$/.test(path))

const linesOf = (path: string) => readFileSync(path, 'utf8').split('\n')

test('files and folders are named in kebab case', () => {
  const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/
  const isKebab = (part: string) => part.split('.').every((piece) => kebab.test(piece))
  expect(inSourceFolders.filter((path) => !path.split('/').every(isKebab))).toEqual([])
})

test('no file or folder is a drawer for everything', () => {
  const drawer = /^(utils?|helpers?|common|managers?|misc)$/
  const isDrawer = (path: string) => path.split(/[/.-]/).some((word) => drawer.test(word))
  expect(inSourceFolders.filter(isDrawer)).toEqual([])
})

test('a source file has at most 250 lines, a test file 350', () => {
  const limitOf = (path: string) => (path.endsWith('.test.ts') ? 350 : 250)
  const long = typeScript
    .map((path) => ({ path, lines: linesOf(path).length - 1 }))
    .filter(({ path, lines }) => lines > limitOf(path))
  expect(long).toEqual([])
})

test('nobody switches off what lint says about types, and whoever switches off anything says why', () => {
  const untouchable = /no-explicit-any|ban-ts-comment|no-unsafe-|no-floating-promises/
  const isBad = (line: string) =>
    line.includes('eslint-disable') && (untouchable.test(line) || !/ -- \S/.test(line))
  const escaping = inSourceFolders.filter(
    (path) => !path.endsWith('repository.test.ts') && linesOf(path).some(isBad),
  )
  expect(escaping).toEqual([])
})

test('a file opens with a sentence that says what it owns', () => {
  // A page's configuration is one line that says everything, and a fixture says which rule it breaks.
  const isExempt = (path: string) =>
    basename(path) === 'index.config.ts' || path.includes('/fixtures/') || path.endsWith('.d.ts')
  const silent = typeScript.filter(
    (path) => !isExempt(path) && linesOf(path)[0]?.startsWith('/**') !== true,
  )
  expect(silent).toEqual([])
})

test('every dependency is pinned to one version', () => {
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync('package.json', 'utf8'),
  ) as Record<'dependencies' | 'devDependencies', Record<string, string>>
  const all = Object.entries({ ...dependencies, ...devDependencies })
  expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
})

test('what was installed is what package.json says', () => {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { dependencies?: object; devDependencies?: object }>
  }
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    dependencies: object
    devDependencies: object
  }
  expect(lock.packages['']).toMatchObject({ dependencies, devDependencies })
})
