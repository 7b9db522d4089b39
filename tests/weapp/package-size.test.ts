/** WeChat refuses a package above these sizes, at upload; here it is noticed at the commit that grows it. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Documentation of WeChat, "分包加载": 2 MB for the main package and each subpackage, 20 MB for all. */
const packageLimitBytes = 2 * 1024 * 1024
const totalLimitBytes = 20 * 1024 * 1024

const build = 'dist/weapp'

interface AppJson {
  readonly pages: readonly string[]
  readonly subPackages?: readonly { readonly root: string }[]
}

const app = JSON.parse(readFileSync(join(build, 'app.json'), 'utf8')) as AppJson
const roots = (app.subPackages ?? []).map(({ root }) => root.replace(/\/?$/, '/'))

const files = readdirSync(build, { recursive: true, encoding: 'utf8' })
  .map((path) => ({ path, bytes: statSync(join(build, path)) }))
  .filter(({ bytes }) => bytes.isFile())
  .map(({ path, bytes }) => ({ path, bytes: bytes.size }))

const sizeOf = (belongs: (path: string) => boolean) =>
  files.filter(({ path }) => belongs(path)).reduce((sum, { bytes }) => sum + bytes, 0)

test('the main package stays below 2 MB', () => {
  expect(app.pages.length).toBeGreaterThan(0)
  const main = sizeOf((path) => !roots.some((root) => path.startsWith(root)))
  expect(main).toBeGreaterThan(0)
  expect(main).toBeLessThan(packageLimitBytes)
})

test('each subpackage stays below 2 MB', () => {
  const tooLarge = roots.filter(
    (root) => sizeOf((path) => path.startsWith(root)) > packageLimitBytes,
  )
  expect(tooLarge).toEqual([])
})

test('all packages together stay below 20 MB', () => {
  expect(sizeOf(() => true)).toBeLessThan(totalLimitBytes)
})

test('privacy consent and lazy loading are switched on in what is uploaded', () => {
  expect(app).toMatchObject({ __usePrivacyCheck__: true, lazyCodeLoading: 'requiredComponents' })
})
