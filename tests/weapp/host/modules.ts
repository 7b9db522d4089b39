/** require() of a mini-program: files of its own build only, and never from one subpackage into another. */
import { packageOf, resolvePath } from './check-build'
import type { Build } from './build'
import type { Realm } from './realm'

export interface Modules {
  /** Runs the file at its first call; `path` has no leading slash and ends in .js. */
  load(path: string): unknown
}

export const createModules = (build: Build, realm: Realm): Modules => {
  const loaded = new Map<string, { exports: unknown }>()

  const requireFrom = (from: string) => (named: unknown) => {
    if (typeof named !== 'string') throw new TypeError('require() takes a path')
    const resolved = resolvePath(from, named)
    const path = resolved.endsWith('.js') ? resolved : `${resolved}.js`
    const target = packageOf(build, path)
    if (target !== '' && target !== packageOf(build, from))
      throw new Error(`${from} requires ${path}, which lies in another package`)
    return load(path)
  }

  const load = (path: string): unknown => {
    const known = loaded.get(path)
    if (known) return known.exports
    const module = { exports: realm.toRealm({}) }
    loaded.set(path, module)
    const names = { require: requireFrom(path), module, exports: module.exports }
    realm.runModule(path, build.read(path), names)
    return module.exports
  }

  return { load }
}
