/**
 * WeChat runs the build's JavaScript as it is. What an old engine cannot read ends the app at its first line, so nothing
 * may be newer than package.json's browserslist allows, in packages as little as in our own code.
 */
import { Linter } from 'eslint/universal'
import { loadBuild } from './host/build'

/** iOS 12 and Chrome 66 read all of ES2018 and of 2019 a catch without a name, but no ?. and no ??, which are of 2020. */
const readable = 2019

const build = loadBuild(`${process.env.WEAPP_DIST ?? 'dist'}/weapp`)

const unreadable = (code: string): readonly string[] =>
  new Linter()
    .verify(code, [{ languageOptions: { ecmaVersion: readable, sourceType: 'script' } }])
    .filter(({ fatal }) => fatal)
    .map(({ message, line, column }) => `${line}:${column} ${message}`)

test('every script can be read by the engines that we promise', () => {
  const scripts = build.paths.filter((path) => path.endsWith('.js'))
  expect(scripts.length).toBeGreaterThan(20)
  const faults = scripts.flatMap((path) =>
    unreadable(build.read(path)).map((fault) => `${path} ${fault}`),
  )
  expect(faults).toEqual([])
})

test.each(['a?.b', 'a ?? b', 'class A { b = 1 }', 'a ||= b'])('%s would be noticed', (code) => {
  expect(unreadable(code)).toHaveLength(1)
})

test('async functions are compiled: only then they use the Promise that WeChat has on iOS', () => {
  const native = build.paths.filter(
    (path) => path.endsWith('.js') && /\basync\s*(function|\()/.test(build.read(path)),
  )
  expect(native).toEqual([])
})
