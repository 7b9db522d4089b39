/** Somebody with a phone in the hand: sees text, taps what shows it, types, waits. Fails in words that say what was seen. */
import type { Element } from 'glass-easel'
import { elementOf } from './framework'
import type { Phone } from './phone'
import { elementsShowing, seenText } from './seen-text'

/** Real time; generous, because a machine that runs other tests as well is slow. */
const usualPatienceMs = 15_000

interface Which {
  /** From 0, when several show the same. */
  readonly nth?: number
}

export class User {
  constructor(
    readonly phone: Phone,
    private readonly patienceMs = usualPatienceMs,
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

  async tap(text: string, { nth }: Which = {}): Promise<void> {
    const found = await this.find(text, nth)
    if (this.isDisabled(found)) throw new Error(`“${text}” is disabled`)
    const touch = { identifier: 0, clientX: 0, clientY: 0, pageX: 0, pageY: 0 }
    this.send(found, 'touchstart', {}, { touches: [touch], changedTouches: [touch] })
    this.send(found, 'touchend', {}, { touches: [], changedTouches: [touch] })
    this.send(found, 'tap', { x: 0, y: 0 }, { touches: [touch], changedTouches: [touch] })
    await this.settle()
  }

  /** One of the tabs at the foot. */
  async tapTab(text: string): Promise<void> {
    const tab = this.phone.build.app.tabBar?.list.find((one) => one.text === text)
    if (!tab) throw new Error(`There is no tab “${text}”`)
    this.phone.running.stack.switchTab(`/${tab.pagePath}`)
    await this.settle()
  }

  /** WeChat's own arrow in the title, or a swipe from the edge. */
  async goBack(): Promise<void> {
    this.phone.running.stack.navigateBack(1)
    await this.settle()
  }

  /** Types into the field with this label or placeholder, one key after the other, instead of what stood there. */
  async type(label: string, text: string): Promise<void> {
    const field = await this.field(label)
    this.send(field, 'focus', { value: field.getAttribute('value') ?? '' })
    for (let length = 1; length <= text.length; length++) {
      const value = text.slice(0, length)
      this.send(field, 'input', { value, cursor: length, keyCode: 0 })
      await this.settle()
    }
    this.send(field, 'blur', { value: text })
    await this.settle()
  }

  /** Flips the switch beside this text. */
  async flip(label: string): Promise<void> {
    const [control] = await this.near(label, 'wx-switch')
    if (!control) throw new Error(`There is no switch beside “${label}”`)
    this.send(control, 'change', { value: !control.hasAttribute('checked') })
    await this.settle()
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
    const field = named() ?? (await this.near(label, 'wx-input, wx-textarea'))[0]
    if (!field) throw new Error(`There is no field “${label}”:\n${this.screen()}`)
    return field
  }

  /** Controls in the smallest surrounding that holds both the text and one of them. */
  private async near(label: string, selector: string): Promise<HTMLElement[]> {
    const text = await this.find(label, undefined)
    for (let one = text.parentElement; one !== null; one = one.parentElement) {
      const found = [...one.querySelectorAll<HTMLElement>(selector)]
      if (found.length > 0) return found
    }
    return []
  }

  private send(
    on: HTMLElement,
    name: string,
    detail: object,
    extraFields: Record<string, unknown> = {},
  ): void {
    const element: Element | undefined = this.ownerOf(on)
    if (!element) throw new Error(`Nothing of the mini-program stands behind ${on.tagName}`)
    const bubbles = !['focus', 'blur', 'input', 'change'].includes(name)
    element.triggerEvent(name, detail, { bubbles, composed: true, capturePhase: true, extraFields })
  }

  private ownerOf(node: HTMLElement): Element | undefined {
    for (let one: HTMLElement | null = node; one !== null; one = one.parentElement) {
      const owner = elementOf(one)
      if (owner) return owner
    }
    return undefined
  }

  /** The document's attribute does not tell `disabled` from `disabled={{undefined}}`; the framework's value does. */
  private isDisabled(on: HTMLElement): boolean {
    const button = on.closest<HTMLElement>('wx-button')
    return button !== null && Boolean(elementOf(button)?.getAttribute('disabled'))
  }

  /** Lets what was set off by a tap begin. */
  private async settle(): Promise<void> {
    await new Promise((done) => setTimeout(done, 0))
    this.phone.trouble.raise()
  }
}
