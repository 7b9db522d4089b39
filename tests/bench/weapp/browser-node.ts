/**
 * What the host of the mini-program uses of Node, for a browser: the document is the browser's own, a realm is a function
 * whose parameters hide the browser's globals, templates were compiled before. Just enough for a launch.
 */

export const hostDocument = document

/** Hidden from the mini-program, which has no browser. */
const hidden = ['window', 'document', 'navigator', 'location', 'self', 'fetch', 'localStorage']

type Callback = (...values: unknown[]) => unknown

const compile = (names: readonly string[], source: string): Callback =>
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- this is how WeChat injects code, and Chromium has no vm
  new Function(...names, source) as Callback

const quietProcess = {
  listeners: () => [],
  removeAllListeners: () => quietProcess,
  on: () => quietProcess,
  off: () => quietProcess,
}

/** node:vm */
export default {
  createContext: (globals: object): object => globals,
  runInContext: (code: string): unknown =>
    // What is taken out of a realm of its own must stay in the browser's.
    code.startsWith('delete ') ? undefined : compile([], `return ${code}`)(),
  runInNewContext: (code: string): unknown => compile([], `return ${code}`)(),
  runInThisContext: (): unknown => quietProcess,
  compileFunction(
    source: string,
    names: readonly string[],
    { parsingContext }: { readonly parsingContext: Readonly<Record<string, unknown>> },
  ): Callback {
    const known = Object.keys(parsingContext)
    const absent = hidden.filter((name) => !known.includes(name))
    const run = compile([...known, ...absent, ...names], source)
    const outside = [...Object.values(parsingContext), ...absent.map(() => undefined)]
    return (...values) => run(...outside, ...values)
  },
}

/** node:fs: of WeChat's published types, only that there are none. */
export const readFileSync = (): string => 'interface Wx {interface FileSystemManager {'
export const readdirSync = (): never[] => []
export const statSync = (): never => {
  throw new Error('There are no files in the browser')
}

/** node:crypto */
export const randomBytes = (length: number): Uint8Array =>
  crypto.getRandomValues(new Uint8Array(length))

/** node:path */
export const sep = '/'
export const join = (...parts: readonly string[]): string => {
  const absolute = parts[0]?.startsWith('/') === true
  const path = new URL(parts.join('/'), 'file:///').pathname
  return absolute ? path : path.slice(1)
}
export const relative = (): never => {
  throw new Error('There are no folders in the browser')
}
export const posix = {
  join,
  normalize: (path: string) => join(path),
  dirname: (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('/'))),
}

/** glass-easel-template-compiler: the templates come compiled. */
export class TmplGroup {
  addScript = (): void => undefined
  addTmpl = (): never[] => []
  free = (): void => undefined
  getTmplGenObjectGroups = (): string => launchSetup().templates
}

export interface LaunchSetup {
  /** Texts of the build by path. */
  readonly files: Readonly<Record<string, string>>
  /** The templates of the build as a program. */
  readonly templates: string
  /** What lies on the phone from earlier days. */
  readonly userFiles: Readonly<Record<string, string>>
  readonly storage: Readonly<Record<string, string>>
}

export const launchSetup = (): LaunchSetup =>
  (globalThis as unknown as { readonly launchSetup: LaunchSetup }).launchSetup

/** Of Buffer: texts as bytes and back. */
const Buffer = {
  from: (text: string): Uint8Array =>
    Object.defineProperty(new TextEncoder().encode(text), 'toString', { value: decode }),
  byteLength: (text: string): number => new TextEncoder().encode(text).length,
}

function decode(this: Uint8Array): string {
  return new TextDecoder().decode(this)
}

const soon = new MessageChannel()
const waiting: (() => void)[] = []
soon.port1.onmessage = () => waiting.shift()?.()
const setImmediate = (callback: () => void): void => {
  waiting.push(callback)
  soon.port2.postMessage(0)
}

Object.assign(globalThis, { Buffer, setImmediate })
