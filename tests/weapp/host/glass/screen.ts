/**
 * What Chromium shows of one phone, kept in step with the host: a drawing of each open page in a frame of its own, and
 * WeChat's bars around the one on top. It hands on what the browser tells; what that means is the glass's to know.
 */
import type { Browser, CDPSession, Frame, Page } from 'playwright-core'
import type { PageConfig } from '../build'
import type { OpenPage } from '../open-page'
import type { Phone } from '../phone'
import { styleOf } from '../style-sheets'
import { screenSize } from '../wx/surroundings'
import { Drawing } from './drawing'
import { surroundings } from './surroundings'
import { startView, type Chrome, type Reach, type Tell, type View, type ViewWindow } from './view'

export interface ShownPage {
  readonly number: number
  readonly drawing: Drawing
}

export type Told = Parameters<Tell>

export class Screen {
  private readonly shown = new Map<OpenPage, ShownPage>()
  private nextNumber = 1

  private constructor(
    private readonly phone: Phone,
    readonly page: Page,
    private readonly finger: CDPSession,
  ) {}

  static async of(phone: Phone, browser: Browser, hear: (told: Told) => void): Promise<Screen> {
    const context = await browser.newContext({
      viewport: screenSize,
      hasTouch: true,
      isMobile: true,
      deviceScaleFactor: 2,
      locale: 'zh-CN',
    })
    const page = await context.newPage()
    await page.exposeFunction('tellHost', (...told: Told) => hear(told))
    await page.setContent(surroundings)
    await page.evaluate(startView)
    return new Screen(phone, page, await context.newCDPSession(page))
  }

  /** Draws what has changed since the last time; the page on top. */
  async step(): Promise<ShownPage> {
    const { top } = this.phone.running.stack
    if (!top) throw new Error('No page is open')
    for (const [page, { number, drawing }] of this.shown) {
      const isOpen = page.element.isConnected
      const changes = isOpen ? drawing.takeChanges() : []
      if (changes.length > 0) await this.tellView('draw', number, changes)
      if (isOpen) continue
      drawing.stop()
      this.shown.delete(page)
      await this.tellView('close', number)
    }
    const shown = this.shown.get(top) ?? (await this.open(top))
    await this.tellView('surround', this.chromeOf(top, shown.number))
    return shown
  }

  /** The same, once sheets and the like have come to rest. */
  async rest(): Promise<ShownPage> {
    const shown = await this.step()
    await this.frameOf(shown).evaluate(() => {
      const ending = document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity)
      return Promise.all(ending.map(({ finished }) => finished))
    })
    return shown
  }

  /** Brings an element of the page on top to where it can be touched. */
  async reach(element: HTMLElement): Promise<Reach> {
    const { number, drawing } = await this.rest()
    return this.page.evaluate(
      ([page, node]) => (window as unknown as ViewWindow).glass.reach(page, node),
      [number, drawing.numberOf(element)] as const,
    )
  }

  /** A finger that stays, which Playwright's own touch screen does not have. */
  async press(point: { readonly x: number; readonly y: number }): Promise<void> {
    await this.finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] })
  }

  async release(): Promise<void> {
    await this.finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  }

  async selectAllIn(field: HTMLElement): Promise<void> {
    const { number, drawing } = await this.step()
    await this.tellView('select', number, drawing.numberOf(field))
  }

  elementOf(page: number, node: number): HTMLElement | undefined {
    const shown = [...this.shown.values()].find(({ number }) => number === page)
    return node < 0 ? undefined : shown?.drawing.nodeOf(node)
  }

  frameOf({ number }: ShownPage): Frame {
    const frame = this.page.frame({ name: `page-${number}` })
    if (!frame) throw new Error(`The glass shows no page ${number}`)
    return frame
  }

  private async open(page: OpenPage): Promise<ShownPage> {
    const drawing = new Drawing(page.element, (path) => this.sourceOf(path))
    const shown = { number: this.nextNumber++, drawing }
    this.shown.set(page, shown)
    const style = styleOf(this.phone.build, page.address.path)
    await this.tellView('open', shown.number, style, drawing.whole())
    return shown
  }

  private sourceOf(path: string): string {
    const file = this.phone.disk.files.get(path)
    return file ? `data:image/*;base64,${file.toString('base64')}` : path
  }

  private chromeOf({ address }: OpenPage, page: number): Chrome {
    const { build, running } = this.phone
    const config = JSON.parse(build.read(`${address.path}.json`)) as PageConfig
    return {
      title: config.navigationBarTitleText ?? build.app.window?.navigationBarTitleText ?? '',
      canGoBack: running.stack.pages.length > 1,
      tabs: running.stack.isTab(address.path) ? (build.app.tabBar?.list ?? []) : [],
      page,
    }
  }

  private async tellView<Name extends Exclude<keyof View, 'reach'>>(
    name: Name,
    ...given: Parameters<View[Name]>
  ): Promise<void> {
    await this.page.evaluate(
      ([name, given]) => {
        const { glass } = window as unknown as ViewWindow
        Reflect.apply(glass[name], glass, given)
      },
      [name, given] as const,
    )
  }
}
