/**
 * A finger on the phone's glass, in Chromium: real touches and keys by coordinates on what is drawn of the mini-program.
 * As in WeChat the program itself runs elsewhere, and only drawings and events pass between. What is covered, or too
 * small for a thumb, cannot be tapped here.
 */
import { mkdirSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import type { Hand } from '../hand'
import type { Phone } from '../phone'
import { isDisabled, sendEvent, sendTap, sendTouch, touchNames, type TouchName } from '../touch'
import { misfits } from './misfits'
import { Screen, type Told } from './screen'

/** Points: Apple's and WeChat's guidance for what is tapped. */
const thumb = 44

/** A touch that the browser does not hand over within this time has hit nothing. */
const patienceMs = 3_000
/** A field that its page does not write into never answers. */
const slowestEchoMs = 1_000

const isTouch = (name: string): name is TouchName => touchNames.some((one) => one === name)

interface Point {
  readonly x: number
  readonly y: number
}

export class Glass implements Hand {
  private heard: ((name: string) => void) | null = null

  private constructor(
    private readonly phone: Phone,
    private readonly pictures: string,
    private readonly screen: Screen,
  ) {}

  /** A glass over this phone; pictures go into the folder. */
  static async over(phone: Phone, browser: Browser, pictures: string): Promise<Glass> {
    const screen = await Screen.of(phone, browser, (told) => glass.hear(told))
    const glass = new Glass(phone, pictures, screen)
    return glass
  }

  async tap(element: HTMLElement): Promise<void> {
    if (isDisabled(element)) throw new Error(`“${element.textContent}” is disabled`)
    await this.touch(await this.reach(element))
  }

  async hold(element: HTMLElement, forMs: number): Promise<void> {
    const point = await this.reach(element)
    const told = this.nextTold('touchstart')
    await this.screen.press(point)
    await told
    await new Promise((done) => setTimeout(done, forMs))
    await this.screen.release()
  }

  async write(field: HTMLElement, text: string): Promise<void> {
    await this.touch(await this.reach(field))
    await this.screen.selectAllIn(field)
    for (let length = 1; length <= text.length; length++) {
      const told = this.nextTold('input')
      await this.screen.page.keyboard.insertText(text.charAt(length - 1))
      await told
      await this.untilEchoed(field, text.slice(0, length))
    }
    const frame = this.screen.frameOf(await this.screen.step())
    await frame.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  }

  /** The wheel itself is WeChat's and is not drawn here; what opens it must be within reach. */
  async pick(picker: HTMLElement, value: string | number): Promise<void> {
    await this.reach(picker)
    sendEvent(picker, 'change', { value })
    await this.screen.step()
  }

  async tapTab(pagePath: string): Promise<void> {
    await this.touch(await this.middleOf(`[id="${pagePath}"]`))
  }

  async goBack(): Promise<void> {
    await this.touch(await this.middleOf('#back'))
  }

  /** Throws when what is drawn does not fit the screen, a thumb or a screen reader. */
  async look(name: string): Promise<void> {
    await this.phone.untilQuiet()
    const shown = await this.screen.rest()
    mkdirSync(this.pictures, { recursive: true })
    await this.screen.page.screenshot({ path: `${this.pictures}/${name}.png` })
    const found = await this.screen.frameOf(shown).evaluate(misfits, thumb)
    if (found.length > 0) throw new Error(`The page ${name} does not fit:\n${found.join('\n')}`)
  }

  /**
   * What a page sends back into its field comes a moment after the key. A person is slower than that; a test that is
   * faster would find its next letter overwritten, as on a phone that is too slow.
   */
  private async untilEchoed(field: HTMLElement, value: string): Promise<void> {
    const givesUpAtMs = Date.now() + slowestEchoMs
    while (field.getAttribute('value') !== value && Date.now() < givesUpAtMs)
      await new Promise((done) => setTimeout(done, 5))
    await this.screen.step()
  }

  private async reach(element: HTMLElement): Promise<Point> {
    const { at, target, over } = await this.screen.reach(element)
    const words = `“${element.textContent ?? ''}”`
    if (over !== '') throw new Error(`${words} cannot be touched: over it lies ${over}`)
    if (target.width < thumb - 0.5 || target.height < thumb - 0.5)
      throw new Error(`${words} is too small to tap: ${target.width} × ${target.height}`)
    return { x: at.x + at.width / 2, y: at.y + at.height / 2 }
  }

  /** Of a part of WeChat's own bars. */
  private async middleOf(selector: string): Promise<Point> {
    await this.screen.step()
    const box = await this.screen.page.locator(selector).boundingBox({ timeout: patienceMs })
    if (!box) throw new Error(`WeChat draws no ${selector} here`)
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  }

  private async touch({ x, y }: Point): Promise<void> {
    const told = this.nextTold('tap', 'tab', 'back')
    await this.screen.page.touchscreen.tap(x, y)
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
    const element = this.screen.elementOf(page, node)
    if (name === 'back') stack.navigateBack(1)
    else if (name === 'tab') stack.switchTab(`/${(detail as { pagePath: string }).pagePath}`)
    else if (element && isTouch(name)) sendTouch(element, name, detail as Point)
    else if (element && name !== 'tap') sendEvent(element, name, detail)
    else if (element && !isDisabled(element)) sendTap(element, detail as Point)
    this.heard?.(name)
  }
}
