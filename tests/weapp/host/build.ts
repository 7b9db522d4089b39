/** A built mini-program as it would be uploaded: every file by its path. Held in memory, so that a test may break one. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

export interface AppConfig {
  readonly pages: readonly string[]
  readonly subPackages?: readonly {
    readonly root: string
    readonly name?: string
    readonly pages: readonly string[]
  }[]
  readonly tabBar?: {
    readonly list: readonly { readonly pagePath: string; readonly text: string }[]
  }
  /** Page → subpackages, by root or name, that WeChat fetches while the page is open; on Wi-Fi only unless it says 'all'. */
  readonly preloadRule?: Readonly<
    Record<string, { readonly packages: readonly string[]; readonly network?: 'all' | 'wifi' }>
  >
  readonly window?: { readonly navigationBarTitleText?: string }
}

export interface PageConfig {
  readonly navigationBarTitleText?: string
  readonly usingComponents?: Readonly<Record<string, string>>
}

export interface Build {
  readonly app: AppConfig
  /** Paths without a leading slash. */
  readonly paths: readonly string[]
  has(path: string): boolean
  /** Throws when there is no such file, or it is not a text. */
  read(path: string): string
  bytes(path: string): number
}

export const buildOf = (files: ReadonlyMap<string, Buffer>): Build => {
  const read = (path: string): string => {
    const file = files.get(path)
    if (file === undefined) throw new Error(`The build has no file ${path}`)
    return file.toString('utf8')
  }
  return {
    app: JSON.parse(read('app.json')) as AppConfig,
    paths: [...files.keys()],
    has: (path) => files.has(path),
    read,
    bytes: (path) => files.get(path)?.length ?? 0,
  }
}

export const loadBuild = (folder: string): Build => {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => statSync(path).isFile())
  const nameOf = (path: string) => relative(folder, path).split(sep).join('/')
  return buildOf(new Map(paths.map((path) => [nameOf(path), readFileSync(path)])))
}

const contentsOf = (build: Build): Map<string, Buffer> =>
  new Map(build.paths.map((path) => [path, Buffer.from(build.read(path))]))

/** A copy in which one file says something else. Throws when nothing was changed: such a mutation proves nothing. */
export const withChange = (build: Build, path: string, change: (text: string) => string): Build => {
  const before = build.read(path)
  const after = change(before)
  if (after === before) throw new Error(`The change left ${path} as it was`)
  return buildOf(contentsOf(build).set(path, Buffer.from(after)))
}

/** A copy with one more file. */
export const withFile = (build: Build, path: string, content: Buffer): Build =>
  buildOf(contentsOf(build).set(path, content))

/** A copy without one file. */
export const withoutFile = (build: Build, path: string): Build => {
  const files = contentsOf(build)
  if (!files.delete(path)) throw new Error(`The build has no file ${path}`)
  return buildOf(files)
}
