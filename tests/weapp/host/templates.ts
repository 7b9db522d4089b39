/** Compiles every .wxml and .wxs of a build with WeChat's template compiler. A warning of it is an error here. */
import vm from 'node:vm'
import { TmplGroup } from 'glass-easel-template-compiler'
import type { Build } from './build'

type TemplateGroups = Readonly<Record<string, unknown>>

interface ParseWarning {
  readonly path?: string
  readonly message?: string
  readonly start?: unknown
}

const compiled = new WeakMap<Build, TemplateGroups>()

const withoutSuffix = (path: string): string => path.slice(0, path.lastIndexOf('.'))

const compile = (build: Build): TemplateGroups => {
  const group = new TmplGroup()
  for (const path of build.paths.filter((one) => one.endsWith('.wxs')))
    group.addScript(withoutSuffix(path), build.read(path))
  const warnings: string[] = []
  for (const path of build.paths.filter((one) => one.endsWith('.wxml')))
    for (const warning of group.addTmpl(withoutSuffix(path), build.read(path)) as ParseWarning[])
      warnings.push(`${path}: ${warning.message ?? ''} at ${JSON.stringify(warning.start)}`)
  const source = group.getTmplGenObjectGroups()
  group.free()
  if (warnings.length > 0) throw new Error(`The templates have warnings:\n${warnings.join('\n')}`)
  // The compiler's product is a program; it belongs to the view layer and sees nothing but its own scripts.
  return vm.runInNewContext(source) as TemplateGroups
}

/** Path without suffix → template. Compiled once for each build. */
export const templatesOf = (build: Build): TemplateGroups => {
  const known = compiled.get(build) ?? compile(build)
  compiled.set(build, known)
  return known
}
