/** Somebody with a phone in the hand: sees text, taps what shows it, types, waits. Fails in words that say what was seen. */
import { elementOf } from './framework'
import { ScriptedHand, type Hand } from './hand'
import type { Phone } from './phone'
import { readQrCodes } from './read-qr'
import { isDisabled } from './touch'
import { elementsShowing, seenText } from './seen-text'

/** Real time; generous: a code stands for 20 seconds, and a machine that runs other tests as well is slow. */
const usualPatienceMs = 25_000

interface Which {
  /** From 0, when several show the same. */
  readonly nth?: number
}

export class User {
  constructor(
    readonly phone: Phone,
    private readonly patienceMs = usualPatienceMs,
    readonly hand: Hand = new ScriptedHand(phone),
  ) {}

  /** What stands on the screen: title, page, tabs, WeChat's own toast. */
  screen(): string {
    const { build, ui, running } = this.phone
    const { top } = running.stack
    if (!top) return ''
    const tabs = running.stack.isTab(top.address.path) ? (build.app.tabBar?.list ?? []) : []
    const around = [ui.toast, ...tabs.map(({ text }) => text)].filter((text) => text !== '')
    return [seenText(top.element), ...around].join('\n')
  }

  sees(text: string): Promise<void> {
    return this.until(`the text “${text}”`, () => this.screen().includes(text))
  }

  seesNoMore(text: string): Promise<void> {
    return this.until(`no text “${text}”`, () => !this.screen().includes(text))
  }

  /** Waits for a key that is not ready yet, as people do. */
  async tap(text: string, { nth }: Which = {}): Promise<void> {
    let found = await this.find(text, nth)
    const isReady = async () => !isDisabled((found = await this.find(text, nth)))
    await this.until(`the key “${text}” to be ready`, isReady)
    await this.hand.tap(found)
    this.phone.trouble.raise()
  }

  /** Keeps the finger on it for so long, also where the page goes on below the finger. */
  async hold(text: string, forMs: number): Promise<void> {
    await this.hand.hold(await this.find(text, undefined), forMs)
    this.phone.trouble.raise()
  }

  /** One of the tabs at the foot. */
  async tapTab(text: string): Promise<void> {
    const tab = this.phone.build.app.tabBar?.list.find((one) => one.text === text)
    if (!tab) throw new Error(`There is no tab “${text}”`)
    await this.hand.tapTab(tab.pagePath)
    this.phone.trouble.raise()
  }

  async goBack(): Promise<void> {
    await this.hand.goBack()
    this.phone.trouble.raise()
  }

  /** Types into the field with this label or placeholder, one key after the other, instead of what stood there. */
  async type(label: string, text: string): Promise<void> {
    await this.hand.write(await this.field(label), text)
    this.phone.trouble.raise()
  }

  /** Chooses on the wheel behind the field with this label: a day, a time, or one of the words that it offers. */
  async pick(label: string, wanted: string): Promise<void> {
    const words = await this.find(label, undefined)
    const picker = firstBeside(words, 'wx-picker')
    if (!picker) throw new Error(`Nothing is chosen beside “${label}”:\n${this.screen()}`)
    const offered = elementOf(picker)?.getAttribute('range')
    const value = Array.isArray(offered) && offered.length > 0 ? offered.indexOf(wanted) : wanted
    if (value === -1) throw new Error(`“${label}” offers ${JSON.stringify(offered)}`)
    await this.hand.pick(picker, value)
    this.phone.trouble.raise()
  }

  /** What another phone reads of the QR code on this screen. */
  async shownCode(): Promise<string> {
    const read = () => readQrCodes(this.phone.running.stack.top?.element)
    await this.until('a QR code', () => read().length > 0)
    const [code = ''] = read()
    return code
  }

  look(name: string): Promise<void> {
    return this.hand.look(name)
  }

  /** Waits until it holds; throws with what is on the screen when it never does. */
  async until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
    const givesUpAtMs = Date.now() + this.patienceMs
    for (;;) {
      this.phone.trouble.raise()
      if (await holds()) return
      if (Date.now() > givesUpAtMs)
        throw new Error(`Waited in vain for ${what}. On the screen:\n${this.screen()}`)
      await new Promise((done) => setTimeout(done, 10))
    }
  }

  private async find(text: string, nth: number | undefined): Promise<HTMLElement> {
    const showing = () => {
      const { top } = this.phone.running.stack
      return top ? elementsShowing(top.element, text) : []
    }
    await this.until(`something that shows just “${text}”`, () => showing().length > (nth ?? 0))
    const found = showing()
    const wanted = found[nth ?? 0]
    if (!wanted || (found.length > 1 && nth === undefined))
      throw new Error(`${found.length} things show “${text}”:\n${this.screen()}`)
    return wanted
  }

  private async field(label: string): Promise<HTMLElement> {
    const named = () =>
      this.phone.running.stack.top?.element.querySelector<HTMLElement>(`[placeholder="${label}"]`)
    const standing = () => Boolean(named()) || this.screen().split('\n').includes(label)
    await this.until(`a field “${label}”`, standing)
    const field = named() ?? (await this.fieldBeside(label))
    if (!field) throw new Error(`There is no field “${label}”:\n${this.screen()}`)
    return field
  }

  /** The first in the smallest surrounding that holds both the text and a field. */
  private async fieldBeside(label: string): Promise<HTMLElement | null> {
    return firstBeside(await this.find(label, undefined), 'wx-input, wx-textarea')
  }
}

const firstBeside = (text: HTMLElement, selector: string): HTMLElement | null => {
  let found: HTMLElement | null = null
  for (let one = text.parentElement; one !== null && found === null; one = one.parentElement)
    found = one.querySelector<HTMLElement>(selector)
  return found
}
