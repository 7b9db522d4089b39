/** What WeChat's own compiler refuses at upload: missing pages and components, tabs that are no pages, heavy packages. */
import { posix } from 'node:path'
import type { Build, PageConfig } from './build'

/** Bytes. https://developers.weixin.qq.com/miniprogram/dev/framework/subpackages.html */
const packageLimit = 2 * 1024 * 1024
const totalLimit = 20 * 1024 * 1024
/** https://developers.weixin.qq.com/miniprogram/dev/reference/configuration/app.html#tabBar */
const tabLimits = { least: 2, most: 5 } as const

export const pagePaths = ({ app }: Build): string[] => [
  ...app.pages,
  ...(app.subPackages ?? []).flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`)),
]

/** The subpackage that a file lies in; '' for the main package. */
export const packageOf = ({ app }: Build, path: string): string =>
  app.subPackages?.find(({ root }) => path.startsWith(`${root}/`))?.root ?? ''

/** A preload rule names a subpackage by its root or by its name. */
export const packageRoot = ({ app }: Build, named: string): string | undefined =>
  app.subPackages?.find(({ root, name }) => root === named || name === named)?.root

/** Bytes of each package by its root; '' is the main one. */
export const packageBytes = (build: Build): ReadonlyMap<string, number> => {
  const sums = new Map<string, number>()
  for (const path of build.paths) {
    const root = packageOf(build, path)
    sums.set(root, (sums.get(root) ?? 0) + build.bytes(path))
  }
  return sums
}

/** 'a/b' named from the file 'c/d' as '../a/b' or '/a/b'. */
export const resolvePath = (from: string, named: string): string =>
  posix.normalize(named.startsWith('/') ? named.slice(1) : posix.join(posix.dirname(from), named))

const componentFaults = (build: Build, path: string): string[] => {
  const { usingComponents = {} } = JSON.parse(build.read(`${path}.json`)) as PageConfig
  return Object.entries(usingComponents)
    .map(([name, named]) => ({ name, target: resolvePath(path, named) }))
    .filter(({ target }) =>
      ['js', 'json', 'wxml'].some((suffix) => !build.has(`${target}.${suffix}`)),
    )
    .map(({ name, target }) => `${path} uses <${name}>, but ${target} is incomplete`)
}

const pageFaults = (build: Build, page: string): string[] => {
  const missing = ['js', 'json', 'wxml'].filter((suffix) => !build.has(`${page}.${suffix}`))
  return missing.length > 0
    ? missing.map((suffix) => `app.json names the page ${page}, but ${page}.${suffix} is missing`)
    : componentFaults(build, page)
}

const tabFaults = ({ app }: Build): string[] => {
  const tabs = app.tabBar?.list
  if (tabs === undefined) return []
  const count =
    tabs.length < tabLimits.least || tabs.length > tabLimits.most
      ? [`The tab bar has ${tabs.length} tabs`]
      : []
  const strange = tabs.filter(({ pagePath }) => !app.pages.includes(pagePath))
  return [
    ...count,
    ...strange.map(({ pagePath }) => `The tab ${pagePath} is not in the main package`),
  ]
}

const sizeFaults = (build: Build): string[] => {
  const sizes = packageBytes(build)
  const heavy = [...sizes].filter(([, bytes]) => bytes > packageLimit)
  const total = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0)
  return [
    ...heavy.map(([root, bytes]) => `The package '${root || 'main'}' has ${bytes} bytes`),
    ...(total > totalLimit ? [`All packages together have ${total} bytes`] : []),
  ]
}

/** All that the pages of one package may fetch ahead. https://developers.weixin.qq.com/miniprogram/dev/framework/subpackages/preload.html */
const preloadLimit = packageLimit

const preloadFaults = (build: Build): string[] => {
  const rules = Object.entries(build.app.preloadRule ?? {})
  const ahead = new Map<string, Set<string>>()
  const faults: string[] = []
  for (const [page, { packages }] of rules) {
    if (!pagePaths(build).includes(page))
      faults.push(`A preload rule names the unknown page ${page}`)
    const from = packageOf(build, page)
    const fetched = ahead.get(from) ?? new Set()
    for (const named of packages) {
      const root = packageRoot(build, named)
      if (root === undefined) faults.push(`A preload rule names the unknown package ${named}`)
      else fetched.add(root)
    }
    ahead.set(from, fetched)
  }
  const sizes = packageBytes(build)
  for (const [from, roots] of ahead) {
    const bytes = [...roots].reduce((sum, root) => sum + (sizes.get(root) ?? 0), 0)
    if (bytes > preloadLimit) faults.push(`The package '${from || 'main'}' preloads ${bytes} bytes`)
  }
  return faults
}

/** Each fault in words; an empty list is a build that WeChat would take. */
export const buildFaults = (build: Build): readonly string[] => [
  ...pagePaths(build).flatMap((page) => pageFaults(build, page)),
  ...tabFaults(build),
  ...sizeFaults(build),
  ...preloadFaults(build),
]
