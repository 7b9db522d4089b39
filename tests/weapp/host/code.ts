/** The mini-program's code in one realm: registers its pages and components with the framework as they are needed. */
import type { Build, PageConfig } from './build'
import { toAppEvent } from './app-event'
import { createModules } from './modules'
import { MiniProgramEnv } from './framework'
import type { Realm } from './realm'
import { resolvePath } from './check-build'
import { templatesOf } from './templates'

type Definition = Record<string, unknown>
type AppDefinition = Readonly<Record<string, unknown>>
type CodeSpace = ReturnType<MiniProgramEnv['createCodeSpace']>

/** Property types are the realm's own constructors; the framework compares with ours. */
const typesByName: Readonly<Record<string, unknown>> = { Object, Array, String, Number, Boolean }

const mapType = (type: unknown): unknown =>
  typeof type === 'function' ? (typesByName[type.name] ?? null) : type

const mapProperty = (property: unknown): unknown => {
  if (typeof property !== 'object' || property === null) return mapType(property)
  return { ...property, type: 'type' in property ? mapType(property.type) : null }
}

const mapValues = (values: object, change: (value: unknown) => unknown): Definition =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value)]))

const copyJson = (value: unknown): unknown =>
  value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown)

export class Code {
  readonly env = new MiniProgramEnv()
  readonly space: CodeSpace
  appDefinition: AppDefinition | null = null
  private readonly registered = new Set<string>()
  private readonly modules
  private loading = ''

  constructor(
    private readonly build: Build,
    private readonly realm: Realm,
  ) {
    this.space = this.env.createCodeSpace('main', true)
    this.modules = createModules(build, realm)
    const templates = templatesOf(build)
    for (const path of Object.keys(templates)) {
      const template = { groupList: templates, content: templates[path] }
      this.space.addCompiledTemplate(path, {
        ...template,
        fallbackListenerOnNativeNode: true,
      } as never)
    }
    realm.define({
      App: (definition: AppDefinition) => (this.appDefinition = definition),
      Page: (definition: Definition) => this.definePage(definition),
      Component: (definition: Definition) => this.defineComponent(definition),
    })
  }

  loadApp(): AppDefinition {
    this.modules.load('app.js')
    if (this.appDefinition === null) throw new Error('app.js did not call App()')
    return this.appDefinition
  }

  /** Runs the file of a page or component, and first those of the components that it uses. */
  register(path: string): void {
    if (this.registered.has(path)) return
    this.registered.add(path)
    const config = JSON.parse(this.build.read(`${path}.json`)) as PageConfig
    this.space.addComponentStaticConfig(path, config)
    for (const named of Object.values(config.usingComponents ?? {}))
      this.register(resolvePath(path, named))
    this.loading = path
    this.modules.load(`${path}.js`)
    if (this.loading === path) throw new Error(`${path}.js called neither Page() nor Component()`)
  }

  private take(): string {
    const path = this.loading
    if (path === '') throw new Error('Page() or Component() was called outside of a page')
    this.loading = ''
    return path
  }

  private definePage(definition: Definition): void {
    const taken = mapValues(definition, (value) => this.wrapMethod(value))
    taken.data = copyJson(definition.data)
    this.space.component(this.take()).pageDefinition(taken).register()
  }

  private defineComponent(definition: Definition): void {
    const { properties = {}, methods = {}, data, ...rest } = definition
    const taken = {
      ...rest,
      data: copyJson(data),
      properties: mapValues(Object(properties) as object, mapProperty),
      methods: mapValues(Object(methods) as object, (value) => this.wrapMethod(value)),
    }
    this.space
      .component(this.take())
      .definition(taken as never)
      .register()
  }

  private wrapMethod(value: unknown): unknown {
    if (typeof value !== 'function') return value
    const { realm } = this
    return function (this: unknown, ...args: unknown[]): unknown {
      if (!realm.alive) return undefined
      return Reflect.apply(
        value,
        this,
        args.map((arg) => toAppEvent(realm, arg)),
      )
    }
  }
}
