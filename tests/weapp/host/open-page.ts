/** One page on the stack: its instance, its part of the document, its life cycle. */
import { hostDocument } from './dom'
import type { Code } from './code'
import { toBackend, type PhoneBackend } from './framework'
import type { Realm } from './realm'
import type { SetDataMeter } from './set-data'

export interface Ground {
  readonly code: Code
  readonly realm: Realm
  readonly meter: SetDataMeter
  readonly backend: PhoneBackend
  readonly screen: HTMLElement
}

export interface PageAddress {
  /** Without a leading slash. */
  readonly path: string
  readonly query: Readonly<Record<string, string>>
}

export const parseAddress = (url: string, from: string): PageAddress => {
  const [named = '', search = ''] = url.split('?')
  const base = from === '' ? '/' : `/${from}`
  const path = new URL(named, `file://${base}`).pathname.slice(1)
  const pairs = search.split('&').filter((pair) => pair !== '')
  // WeChat hands the query over as it was written, without decoding.
  const query = Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=')
      return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)]
    }),
  )
  return { path: decodeURIComponent(path), query }
}

type Instance = Record<string, unknown>

export class OpenPage {
  readonly instance: Instance
  readonly element: HTMLElement
  private readonly root

  constructor(
    private readonly ground: Ground,
    readonly address: PageAddress,
  ) {
    const { code, backend, screen } = ground
    code.register(address.path)
    this.element = hostDocument.createElement('wx-page')
    const placeholder = hostDocument.createElement('div')
    this.element.append(placeholder)
    screen.append(this.element)
    const associated = code.env.associateBackend(backend)
    this.root = associated.createRoot('body', code.space, address.path)
    this.instance = this.root.get() as unknown as Instance
    this.prepareInstance()
    this.root.attach(toBackend(this.element), toBackend(placeholder))
  }

  load(): void {
    this.run('onLoad', this.ground.realm.toRealm(this.address.query))
  }

  show(): void {
    this.element.hidden = false
    this.run('onShow')
  }

  ready(): void {
    this.run('onReady')
  }

  hide(): void {
    this.element.hidden = true
    this.run('onHide')
  }

  unload(): void {
    this.run('onUnload')
    this.root.release()
    this.element.remove()
  }

  run(name: string, ...args: unknown[]): unknown {
    const method = this.instance[name]
    if (typeof method !== 'function') return undefined
    const call = () => Reflect.apply(method, this.instance, args) as unknown
    return this.ground.realm.call(`${name} of ${this.address.path}`, call)
  }

  private prepareInstance(): void {
    const { realm, meter } = this.ground
    const caller = this.root.get()
    const apply = caller.setData.bind(caller)
    const setData = (data: unknown, done?: unknown): void => {
      if (!realm.alive) return
      apply(meter.pass(data), () => realm.call('a setData callback', done))
    }
    const { path, query } = this.address
    Object.assign(this.instance, { setData, route: path, options: realm.toRealm(query) })
  }
}
