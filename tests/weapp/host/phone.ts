/**
 * A phone with one mini-program installed. Its disk outlives the app: `kill` ends the running app without a word to
 * it, `open` starts it anew in a fresh realm.
 */
import { hostDocument } from './dom'
import type { Build } from './build'
import { buildFaults } from './check-build'
import type { CloudFunctions } from './cloud-functions'
import { Code } from './code'
import { createFakes, type Fakes } from './fakes'
import { PhoneBackend } from './framework'
import { Packages } from './packages'
import { PageStack } from './page-stack'
import { parseAddress } from './open-page'
import { PhoneDisk } from './phone-disk'
import { PhoneNetwork } from './phone-network'
import { Realm } from './realm'
import { SetDataMeter, type SetDataCount } from './set-data'
import { openTrouble, type Trouble } from './trouble'
import { WorldClock } from './world-clock'
import { createWx } from './wx'
import type { NativeUi } from './wx/native-ui'
import { Speaker } from './wx/speaker'

/** https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/qrcode-link/qr-code/getUnlimitedQRCode.html */
const codeScene = /^[\w!#$&'()*+,/:;=?@.~-]{1,32}$/

interface RunningApp {
  readonly realm: Realm
  readonly stack: PageStack
  readonly screen: HTMLElement
  readonly definition: Readonly<Record<string, unknown>>
}

export interface PhoneParts {
  readonly build: Build
  readonly functions: CloudFunctions
  /** The WeChat identity of whoever holds this phone. */
  readonly openid: string
  /** Else the real time. */
  readonly clock?: WorldClock
}

export class Phone {
  readonly disk = new PhoneDisk()
  readonly network = new PhoneNetwork()
  readonly fakes: Fakes = createFakes()
  readonly clipboard = { text: '' }
  readonly ui: NativeUi = { title: '', toast: '' }
  readonly speaker = new Speaker()
  readonly trouble: Trouble = openTrouble()
  private readonly packages: Packages
  private readonly meter = new SetDataMeter(this.trouble)
  private gone = false
  private app: RunningApp | null = null

  constructor(private readonly parts: PhoneParts) {
    const faults = buildFaults(parts.build)
    if (faults.length > 0) throw new Error(`WeChat would refuse this build:\n${faults.join('\n')}`)
    this.packages = new Packages({ ...this, build: parts.build })
  }

  get discarded(): boolean {
    return this.gone
  }

  get isOpen(): boolean {
    return this.app !== null
  }

  get running(): RunningApp {
    if (this.app === null) throw new Error('The app is not open on this phone')
    return this.app
  }

  get build(): Build {
    return this.parts.build
  }

  /** Starts the app, by default at its first page as from WeChat's list of mini-programs. */
  open(url = this.parts.build.app.pages[0] ?? '', scene = 1001): void {
    if (this.app !== null) throw new Error('The app is open already')
    const { build, functions, openid, clock = new WorldClock() } = this.parts
    const realm = new Realm(this.trouble, clock)
    const screen = hostDocument.createElement('wx-screen')
    hostDocument.body.append(screen)
    const code = new Code(build, realm)
    const backend = new PhoneBackend(this.trouble)
    const stack = new PageStack(build, this.packages, {
      code,
      realm,
      meter: this.meter,
      backend,
      screen,
    })
    const launchOptions = { ...parseAddress(url, ''), scene, referrerInfo: {} }
    const wx = createWx({ ...this, realm, stack, functions, openid, launchOptions })
    realm.define({
      wx,
      getApp: () => code.appDefinition,
      getCurrentPages: () => stack.pages.map(({ instance }) => instance),
    })
    // Everything of wx stands before the app's first line runs.
    const definition = code.loadApp()
    this.app = { realm, stack, screen, definition }
    this.tell('onLaunch', launchOptions)
    this.tell('onShow', launchOptions)
    stack.reLaunch(`/${url}`)
  }

  /** As by scanning one of WeChat's own codes, which WeChat makes for these short scenes only. */
  openByCode(page: string, scene: string): void {
    if (!codeScene.test(scene)) throw new Error(`WeChat makes no code for the scene “${scene}”`)
    this.open(`${page}?scene=${encodeURIComponent(scene)}`, 1047)
  }

  /** The user goes to another app; after this WeChat may kill at any time. */
  toBackground(): void {
    this.running.stack.hideTop()
    this.tell('onHide', {})
    this.speaker.show(false)
  }

  toForeground(): void {
    this.speaker.show(true)
    this.tell('onShow', { scene: 1001 })
    this.running.stack.showTop()
  }

  /** Without a word to the app: no onHide, no onUnload, no callback that was under way. */
  kill(): void {
    const { realm, screen } = this.running
    realm.end()
    this.speaker.forget()
    screen.remove()
    this.packages.showing('')
    this.app = null
  }

  /** setData since the last time it was asked. */
  takeSetData(): SetDataCount {
    return this.meter.take()
  }

  /** Resolves when nothing was drawn for a third of a second. */
  async untilQuiet(): Promise<void> {
    await new Promise((done) => setTimeout(done, 100))
    while (this.meter.quietForMs() < 300) await new Promise((done) => setTimeout(done, 50))
  }

  /** Ends the test's use of the phone. What went wrong on it was raised before, at the user's next look. */
  discard(): void {
    if (this.app !== null) this.kill()
    this.trouble.close()
    this.gone = true
  }

  private tell(name: string, options: object): void {
    const { realm, definition } = this.running
    const method = definition[name]
    if (typeof method !== 'function') return
    realm.call(`App.${name}`, () => {
      Reflect.apply(method, definition, [realm.toRealm(options)])
    })
  }
}
