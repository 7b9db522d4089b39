/**
 * The phone's glass, in Chromium: draws what the host shows with the mini-program's own styles, and takes real touches
 * and keys by coordinates. As in WeChat the program itself runs elsewhere, and only drawings and events pass between.
 * What is covered, or too small for a thumb, cannot be tapped here.
 */
import { mkdirSync } from 'node:fs'
import type { Browser, Frame, Page } from 'playwright-core'
import type { PageConfig } from '../build'
import type { Hand } from '../hand'
import type { OpenPage } from '../open-page'
import type { Phone } from '../phone'
import { styleOf } from '../style-sheets'
import { isDisabled, sendEvent, sendTap } from '../touch'
import { screenSize } from '../wx/surroundings'
import { Drawing } from './drawing'
import { misfits } from './misfits'
import { surroundings } from './surroundings'
import { startView, type Chrome, type Tell, type View, type ViewWindow } from './view'

/** Points: Apple's and WeChat's guidance for what is tapped. */
export const thumb = 44

/** A touch that the browser does not hand over within this time has hit nothing. */
const patienceMs = 3_000
/** A field that its page does not write into never answers. */
const slowestEchoMs = 1_000

interface Shown {
  readonly number: number
  readonly drawing: Drawing
}

type Told = Parameters<Tell>

export class Glass implements Hand {
  private readonly shown = new Map<OpenPage, Shown>()
  private nextNumber = 1
  private heard: ((name: string) => void) | null = null

  private constructor(
    private readonly phone: Phone,
    private readonly page: Page,
    private readonly pictures: string,
  ) {}

  /** A glass over this phone; pictures go into the folder. */
  static async over(phone: Phone, browser: Browser, pictures: string): Promise<Glass> {
    const context = await browser.newContext({
      viewport: screenSize,
      hasTouch: true,
      isMobile: true,
      deviceScaleFactor: 2,
      locale: 'zh-CN',
    })
    const page = await context.newPage()
    const glass = new Glass(phone, page, pictures)
    await page.exposeFunction('tellHost', (...told: Told) => glass.hear(told))
    await page.setContent(surroundings)
    await page.evaluate(startView)
    return glass
  }

  async tap(element: HTMLElement): Promise<void> {
    if (isDisabled(element)) throw new Error(`“${element.textContent}” is disabled`)
    await this.touch(await this.reach(element))
  }

  async write(field: HTMLElement, text: string): Promise<void> {
    await this.touch(await this.reach(field))
    const { number, drawing } = await this.step()
    await this.page.evaluate(
      ([page, node]) => (window as unknown as ViewWindow).glass.clear(page, node),
      [number, drawing.numberOf(field)] as const,
    )
    let written = ''
    for (const letter of text) {
      written += letter
      const told = this.nextTold('input')
      await this.page.keyboard.insertText(letter)
      await told
      await this.untilEchoed(field, written)
    }
    await this.frame(number).evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  }

  async tapTab(pagePath: string): Promise<void> {
    await this.step()
    await this.touch(await this.middleOf(`[id="${pagePath}"]`))
  }

  async goBack(): Promise<void> {
    await this.step()
    await this.touch(await this.middleOf('#back'))
  }

  /** Throws when something on the page reaches over its edge, or is to be tapped and too small for it. */
  async look(name: string): Promise<void> {
    await this.phone.untilQuiet()
    const frame = await this.rest()
    mkdirSync(this.pictures, { recursive: true })
    await this.page.screenshot({ path: `${this.pictures}/${name}.png` })
    const found = await frame.evaluate(misfits, thumb)
    if (found.length > 0) throw new Error(`The page ${name} does not fit:\n${found.join('\n')}`)
  }

  /** The frame of the page on top, once sheets and the like have come to rest. */
  private async rest(): Promise<Frame> {
    const { number } = await this.step()
    const frame = this.frame(number)
    await frame.evaluate(() => {
      const ending = document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity)
      return Promise.all(ending.map(({ finished }) => finished))
    })
    return frame
  }

  /**
   * What a page sends back into its field comes a moment after the key. A person is slower than that; a test that is
   * faster would find its next letter overwritten, as on a phone that is too slow.
   */
  private async untilEchoed(field: HTMLElement, value: string): Promise<void> {
    const givesUpAtMs = Date.now() + slowestEchoMs
    while (field.getAttribute('value') !== value && Date.now() < givesUpAtMs)
      await new Promise((done) => setTimeout(done, 5))
    await this.step()
  }

  private async reach(element: HTMLElement): Promise<{ x: number; y: number }> {
    const { number, drawing } = await this.step()
    await this.rest()
    const { at, target, over } = await this.page.evaluate(
      ([page, node]) => (window as unknown as ViewWindow).glass.reach(page, node),
      [number, drawing.numberOf(element)] as const,
    )
    const words = `“${element.textContent ?? ''}”`
    if (over !== '') throw new Error(`${words} cannot be touched: over it lies ${over}`)
    if (target.width < thumb - 0.5 || target.height < thumb - 0.5)
      throw new Error(`${words} is too small to tap: ${target.width} × ${target.height}`)
    return { x: at.x + at.width / 2, y: at.y + at.height / 2 }
  }

  private async middleOf(selector: string): Promise<{ x: number; y: number }> {
    const box = await this.page.locator(selector).boundingBox()
    if (!box) throw new Error(`WeChat draws no ${selector} here`)
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  }

  private async touch({ x, y }: { x: number; y: number }): Promise<void> {
    const told = this.nextTold('tap', 'tab', 'back')
    await this.page.touchscreen.tap(x, y)
    await told
    // Lets what was set off begin.
    await new Promise((done) => setTimeout(done, 0))
  }

  private async nextTold(...names: readonly string[]): Promise<void> {
    await new Promise<void>((done, fail) => {
      const late = setTimeout(
        () => fail(new Error(`No ${names.join(' or ')} came of it`)),
        patienceMs,
      )
      this.heard = (name) => {
        if (!names.includes(name)) return
        clearTimeout(late)
        done()
      }
    })
  }

  private hear([name, page, node, detail]: Told): void {
    const { stack } = this.phone.running
    if (name === 'back') stack.navigateBack(1)
    else if (name === 'tab') stack.switchTab(`/${(detail as { pagePath: string }).pagePath}`)
    else this.send(name, page, node, detail)
    this.heard?.(name)
  }

  private send(name: string, page: number, node: number, detail: object): void {
    const shown = [...this.shown.values()].find(({ number }) => number === page)
    if (!shown || node < 0) return
    const element = shown.drawing.nodeOf(node)
    if (name !== 'tap') sendEvent(element, name, detail)
    else if (!isDisabled(element)) sendTap(element, detail as { x: number; y: number })
  }

  /** Draws what has changed since the last time. */
  private async step(): Promise<Shown> {
    const { stack } = this.phone.running
    const { top } = stack
    if (!top) throw new Error('No page is open')
    for (const [page, { number, drawing }] of this.shown)
      if (!page.element.isConnected) {
        drawing.stop()
        this.shown.delete(page)
        await this.tellView('close', number)
      }
    for (const [, { number, drawing }] of this.shown) {
      const changes = drawing.takeChanges()
      if (changes.length > 0) await this.tellView('draw', number, changes)
    }
    const shown = this.shown.get(top) ?? (await this.open(top))
    await this.tellView('surround', this.chromeOf(top, shown.number))
    return shown
  }

  private async open(page: OpenPage): Promise<Shown> {
    const shown = {
      number: this.nextNumber++,
      drawing: new Drawing(page.element, (path) => this.sourceOf(path)),
    }
    this.shown.set(page, shown)
    const style = styleOf(this.phone.build, page.address.path)
    await this.tellView('open', shown.number, style, shown.drawing.whole())
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

  private frame(number: number): Frame {
    const frame = this.page.frame({ name: `page-${number}` })
    if (!frame) throw new Error(`The glass shows no page ${number}`)
    return frame
  }

  private async tellView<Name extends 'open' | 'draw' | 'close' | 'surround'>(
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
