/**
 * What WeChat's compiler refuses in .wxs and the template compiler here does not look at: wxs is a small language of
 * its own, older than ES6, without `new`, `try` or regular expressions, and with few names that it knows.
 */
import { Linter } from 'eslint/universal'
import type { Build } from './build'
import { resolvePath } from './check-build'

/** https://developers.weixin.qq.com/miniprogram/dev/reference/wxs/ */
const names =
  'module exports require console getDate getRegExp Math JSON Number Date Global ' +
  'parseInt parseFloat isNaN isFinite decodeURI decodeURIComponent encodeURI encodeURIComponent'
const config: Linter.Config = {
  languageOptions: {
    ecmaVersion: 5,
    sourceType: 'script',
    globals: Object.fromEntries(names.split(' ').map((name) => [name, 'readonly'])),
  },
  rules: {
    'no-undef': 'error',
    'no-restricted-syntax': [
      'error',
      'NewExpression',
      'TryStatement',
      'ThrowStatement',
      'Literal[regex]',
    ],
  },
}

const inTemplate = /<wxs\b[^>]*[^/>]>([\s\S]*?)<\/wxs>/g

/** Scripts in files of their own and those that stand in a template. */
const scriptsOf = (build: Build, path: string): readonly string[] => {
  if (path.endsWith('.wxs')) return [build.read(path)]
  if (!path.endsWith('.wxml')) return []
  return [...build.read(path).matchAll(inTemplate)].map(([, script = '']) => script)
}

const scriptFaults = (build: Build): string[] => {
  const linter = new Linter()
  return build.paths.flatMap((path) =>
    scriptsOf(build, path)
      .flatMap((script) => linter.verify(script, config))
      .map(({ line, message }) => `${path}, line ${line}: ${message}`),
  )
}

const namedFile = /<(?:wxs|import|include)\b[^>]*\bsrc="([^"]+)"/g

const missingFiles = (build: Build): string[] =>
  build.paths
    .filter((path) => path.endsWith('.wxml'))
    .flatMap((path) =>
      [...build.read(path).matchAll(namedFile)]
        .map(([, named = '']) => resolvePath(path, named))
        .filter((target) => !build.has(target))
        .map((target) => `${path} names ${target}, which is missing`),
    )

/** Each fault in words. */
export const templateScriptFaults = (build: Build): readonly string[] => [
  ...scriptFaults(build),
  ...missingFiles(build),
]
