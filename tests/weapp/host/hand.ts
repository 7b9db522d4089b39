/** How somebody acts on what they have found on the screen: by events alone, which needs no layout and no browser. */
import type { Phone } from './phone'
import { isDisabled, sendEvent, sendTap, sendTouch } from './touch'

export interface Hand {
  tap(element: HTMLElement): Promise<void>
  /** Keeps the finger on it for so long. */
  hold(element: HTMLElement, forMs: number): Promise<void>
  /** Key by key, instead of what stood in the field. */
  write(field: HTMLElement, text: string): Promise<void>
  /** On WeChat's own wheel, which lies outside of the page. */
  pick(picker: HTMLElement, value: string | number): Promise<void>
  /** A tab at the foot, by the page that it opens. */
  tapTab(pagePath: string): Promise<void>
  /** WeChat's own arrow in the title. */
  goBack(): Promise<void>
  /** Keeps what is on the screen for people to look at; a hand without eyes does nothing. */
  look(name: string): Promise<void>
}

/** Lets what was set off begin. */
const begun = () => new Promise<void>((done) => setTimeout(done, 0))

export class ScriptedHand implements Hand {
  constructor(private readonly phone: Phone) {}

  async tap(element: HTMLElement): Promise<void> {
    if (isDisabled(element)) throw new Error(`“${element.textContent}” is disabled`)
    sendTouch(element, 'touchstart')
    sendTouch(element, 'touchend')
    sendTap(element)
    await begun()
  }

  async hold(element: HTMLElement, forMs: number): Promise<void> {
    sendTouch(element, 'touchstart')
    await new Promise((done) => setTimeout(done, forMs))
    sendTouch(element, 'touchend')
    await begun()
  }

  async write(field: HTMLElement, text: string): Promise<void> {
    sendEvent(field, 'focus', { value: field.getAttribute('value') ?? '' })
    for (let length = 1; length <= text.length; length++) {
      sendEvent(field, 'input', { value: text.slice(0, length), cursor: length, keyCode: 0 })
      await begun()
    }
    sendEvent(field, 'blur', { value: text })
    await begun()
  }

  async pick(picker: HTMLElement, value: string | number): Promise<void> {
    sendEvent(picker, 'change', { value })
    await begun()
  }

  async tapTab(pagePath: string): Promise<void> {
    const { stack } = this.phone.running
    if (!stack.isTab(stack.top?.address.path ?? '')) throw new Error('This page has no tabs')
    stack.switchTab(`/${pagePath}`)
    await begun()
  }

  async goBack(): Promise<void> {
    this.phone.running.stack.navigateBack(1)
    await begun()
  }

  async look(): Promise<void> {
    // Nothing is drawn that could be kept.
  }
}
