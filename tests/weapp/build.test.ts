/** What WeChat refuses at upload, noticed at the commit that brings it; and that each of these faults is noticed. */
import { loadBuild, withChange, withFile, withoutFile, type Build } from './host/build'
import { buildFaults, packageBytes } from './host/check-build'
import { templateScriptFaults } from './host/check-scripts'
import { templatesOf } from './host/templates'

/** Bytes of the main package, which is all that a first launch waits for; WeChat's own limit is 2 MB. */
const mainBudget = 900 * 1000

const build = loadBuild(`${process.env.WEAPP_DIST ?? 'dist'}/weapp`)

interface AppJson {
  tabBar: { list: { pagePath: string }[] }
  preloadRule?: Record<string, { packages: string[]; network?: string }>
}

const withAppJson = (change: (app: AppJson) => void): Build =>
  withChange(build, 'app.json', (text) => {
    const app = JSON.parse(text) as AppJson
    change(app)
    return JSON.stringify(app)
  })

const megabytes = (count: number): Buffer => Buffer.alloc(count * 1024 * 1024)

test('WeChat would take the build: its pages, packages, templates and their scripts', () => {
  expect(buildFaults(build)).toEqual([])
  expect(templateScriptFaults(build)).toEqual([])
  expect(Object.keys(templatesOf(build))).toContain('base')
})

test('the main package stays within its budget', () => {
  expect(packageBytes(build).get('')).toBeLessThan(mainBudget)
})

test('privacy consent and lazy loading are switched on in what is uploaded', () => {
  const app = JSON.parse(build.read('app.json')) as object
  expect(app).toMatchObject({ __usePrivacyCheck__: true, lazyCodeLoading: 'requiredComponents' })
  // The coarse place only: WeChat takes no exact one beside it.
  expect(app).toMatchObject({ requiredPrivateInfos: ['chooseLocation', 'getFuzzyLocation'] })
})

test.each<readonly [string, () => Build, RegExp]>([
  [
    'a missing page',
    () => withoutFile(build, 'pages/today/index.wxml'),
    /pages\/today\/index.wxml is missing/,
  ],
  ['a removed component', () => withoutFile(build, 'comp.js'), /comp is incomplete/],
  [
    'a tab in a subpackage',
    () =>
      withAppJson(({ tabBar }) => tabBar.list.push({ pagePath: 'packages/files/pages/due/index' })),
    /is not in the main package/,
  ],
  [
    'a sixth tab',
    () => withAppJson(({ tabBar }) => tabBar.list.push(...tabBar.list.slice(0, 2))),
    /has 6 tabs/,
  ],
  [
    'a main package over 2 MB',
    () => withFile(build, 'heavy.png', megabytes(2)),
    /The package 'main' has \d+ bytes/,
  ],
  [
    'a subpackage over 2 MB',
    () => withFile(build, 'packages/me/heavy.png', megabytes(2)),
    /The package 'packages\/me' has \d+ bytes/,
  ],
  [
    'more than 20 MB in all',
    () => withFile(build, 'heavy.png', megabytes(20)),
    /All packages together have \d+ bytes/,
  ],
  [
    'a preload rule for a package that is gone',
    () => withAppJson((app) => (app.preloadRule = { 'pages/me/index': { packages: ['gone'] } })),
    /unknown package gone/,
  ],
  [
    'a preload rule of a page that is gone',
    () => withAppJson((app) => (app.preloadRule = { 'pages/gone': { packages: [] } })),
    /unknown page pages\/gone/,
  ],
  [
    'more than 2 MB preloaded',
    () =>
      withFile(
        withAppJson(
          (app) => (app.preloadRule = { 'pages/me/index': { packages: ['packages/office'] } }),
        ),
        'packages/office/heavy.png',
        megabytes(2),
      ),
    /preloads \d+ bytes/,
  ],
])('%s is noticed', (_name, mutate, words) => {
  expect(buildFaults(mutate()).join('\n')).toMatch(words)
})

test.each<readonly [string, (text: string) => string, RegExp]>([
  ['a constant', (text) => `const one = 1\n${text}`, /line 1: Parsing error.*const/],
  ['a torn end', (text) => text.slice(0, -3), /Parsing error/],
  ['a browser global', (text) => `var width = window.innerWidth\n${text}`, /'window' is not def/],
  ['a regular expression', (text) => `var word = /a/\n${text}`, /is not allowed/],
  ['new', (text) => `var now = new Date()\n${text}`, /'NewExpression' is not allowed/],
])('%s in a script of the templates is noticed', (_name, change, words) => {
  const faults = templateScriptFaults(withChange(build, 'utils.wxs', change))
  expect(faults.join('\n')).toMatch(words)
})

test('what stands in a template itself is read as well', () => {
  const script = '<wxs module="wide">module.exports = window.innerWidth</wxs>'
  const faults = templateScriptFaults(withChange(build, 'comp.wxml', (text) => text + script))
  expect(faults).toContain("comp.wxml, line 1: 'window' is not defined.")
})

test('a script that the templates name and that is gone is noticed', () => {
  const faults = templateScriptFaults(withoutFile(build, 'utils.wxs'))
  expect(faults).toContain('base.wxml names utils.wxs, which is missing')
})

test.each<readonly [string, string, RegExp]>([
  ['a tag that is not closed', '<view>', /missing end tag/],
  ['an unknown directive', '<view wx:foo="a" />', /invalid attribute/],
  ['a torn expression', '<view class="{{ a + }}" />', /unexpected character/],
])('%s in a template stops every page', (_name, text, words) => {
  const changed = withChange(build, 'comp.wxml', (before) => before + text)
  expect(() => templatesOf(changed)).toThrow(words)
})
