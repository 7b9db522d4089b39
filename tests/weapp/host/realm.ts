/**
 * The JavaScript world of a mini-program: the language itself, timers, a console, and what the host adds (wx, App …).
 * No window, document, fetch, URL, crypto, Intl or eval: using one throws, as it does on a phone.
 * Ending the realm is killing the app: no timer and no answer reaches it any more.
 */
import vm from 'node:vm'
import type { Trouble } from './trouble'
import type { WorldClock } from './world-clock'

/** In V8 but not in every WeChat: JavaScriptCore without it, or switched off there. */
const absent = ['Intl', 'WebAssembly', 'SharedArrayBuffer', 'Atomics', 'eval', 'escape', 'unescape']

/** The phone's clock shows the time of the street. */
const datesOf = `(aheadMs) => {
  const RealDate = Date
  globalThis.Date = class extends RealDate {
    constructor(...parts) {
      super(...(parts.length === 0 ? [RealDate.now() + aheadMs()] : parts))
    }
    static now() {
      return RealDate.now() + aheadMs()
    }
  }
}`

export type Callback = (...args: unknown[]) => unknown

export class Realm {
  private readonly globals: Record<string, unknown> = {}
  private readonly context: vm.Context
  private readonly timers = new Map<number, NodeJS.Timeout>()
  private nextTimer = 1
  private ended = false

  constructor(
    private readonly trouble: Trouble,
    clock: WorldClock,
  ) {
    this.context = vm.createContext(this.globals, {
      codeGeneration: { strings: false, wasm: false },
    })
    vm.runInContext(absent.map((name) => `delete globalThis.${name};`).join(''), this.context)
    const setDates = vm.runInContext(datesOf, this.context) as (aheadMs: () => number) => void
    setDates(() => clock.aheadMs)
    this.define(this.timerFunctions())
    this.define({ console: this.console() })
  }

  get alive(): boolean {
    return !this.ended
  }

  /** Puts a fault on the phone's record. */
  report(what: string, error: unknown): void {
    this.trouble.report(what, error)
  }

  define(names: Readonly<Record<string, unknown>>): void {
    Object.assign(this.globals, names)
  }

  /** Runs a file as a CommonJS module with these names in scope. Throws what it throws. */
  runModule(path: string, source: string, names: Readonly<Record<string, unknown>>): void {
    const run = vm.compileFunction(source, Object.keys(names), {
      parsingContext: this.context,
      filename: path,
    }) as Callback
    run(...Object.values(names))
  }

  /** A copy made of the realm's own objects, as WeChat hands over: JSON only. */
  toRealm(value: unknown): unknown {
    if (value === undefined) return undefined
    const parse = vm.runInContext('JSON.parse', this.context) as (text: string) => unknown
    return parse(JSON.stringify(value))
  }

  arrayBuffer(bytes: Uint8Array): ArrayBuffer {
    const Maker = vm.runInContext('ArrayBuffer', this.context) as typeof ArrayBuffer
    const buffer = new Maker(bytes.length)
    new Uint8Array(buffer).set(bytes)
    return buffer
  }

  promise<Value>(
    start: (resolve: (value: Value) => void, reject: (error: unknown) => void) => void,
  ) {
    const Maker = vm.runInContext('Promise', this.context) as PromiseConstructor
    return new Maker<Value>(start)
  }

  /** Calls into the app; what it throws is trouble. Nothing happens once the realm has ended. */
  call(what: string, callback: unknown, ...args: unknown[]): unknown {
    if (this.ended || typeof callback !== 'function') return undefined
    try {
      return (callback as Callback)(...args)
    } catch (error) {
      this.trouble.report(`an error in ${what}`, error)
      return undefined
    }
  }

  /** Kill: what was under way is never heard of again. */
  end(): void {
    this.ended = true
    this.timers.forEach((timer) => clearTimeout(timer))
    this.timers.clear()
  }

  private timerFunctions() {
    const start = (repeat: boolean, callback: unknown, delayMs: unknown, args: unknown[]) => {
      const id = this.nextTimer++
      // A promise that settles after the end may still come to ask for one.
      if (this.ended) return id
      const fire = () => {
        if (!repeat) this.timers.delete(id)
        this.call('a timer', callback, ...args)
      }
      const delay = typeof delayMs === 'number' ? delayMs : 0
      this.timers.set(id, repeat ? setInterval(fire, delay) : setTimeout(fire, delay))
      return id
    }
    const clear = (id: unknown): void => {
      if (typeof id !== 'number') return
      clearTimeout(this.timers.get(id))
      this.timers.delete(id)
    }
    return {
      setTimeout: (callback: unknown, delayMs?: unknown, ...args: unknown[]) =>
        start(false, callback, delayMs, args),
      setInterval: (callback: unknown, delayMs?: unknown, ...args: unknown[]) =>
        start(true, callback, delayMs, args),
      clearTimeout: clear,
      clearInterval: clear,
    }
  }

  /** An error or a warning on the console is a fault that somebody has seen and nobody has mended. */
  private console() {
    const quiet = () => undefined
    const loud = (...words: unknown[]) =>
      this.trouble.report('the console', words.map(String).join(' '))
    return { log: quiet, info: quiet, debug: quiet, warn: loud, error: loud }
  }
}
