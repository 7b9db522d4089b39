/** The events that WeChat makes of a finger and a keyboard, sent to the element behind a node of the document. */
import type { Element } from 'glass-easel'
import { elementOf } from './framework'

interface Point {
  readonly x: number
  readonly y: number
}

/** WeChat's own controls keep these to themselves; everything else rises through the page. */
const silent = new Set(['focus', 'blur', 'input', 'change', 'scroll'])

const ownerOf = (node: HTMLElement): Element | undefined => {
  for (let one: HTMLElement | null = node; one !== null; one = one.parentElement) {
    const owner = elementOf(one)
    if (owner) return owner
  }
  return undefined
}

export const sendEvent = (
  on: HTMLElement,
  name: string,
  detail: object,
  extraFields: Readonly<Record<string, unknown>> = {},
): void => {
  const element = ownerOf(on)
  if (!element) throw new Error(`Nothing of the mini-program stands behind ${on.tagName}`)
  const bubbles = !silent.has(name)
  element.triggerEvent(name, detail, { bubbles, composed: true, capturePhase: true, extraFields })
}

const corner: Point = { x: 0, y: 0 }
const touchAt = ({ x, y }: Point) => ({ identifier: 0, clientX: x, clientY: y, pageX: x, pageY: y })

export const touchNames = ['touchstart', 'touchend', 'touchcancel'] as const
export type TouchName = (typeof touchNames)[number]

/** A finger that comes or goes. */
export const sendTouch = (on: HTMLElement, name: TouchName, at = corner): void => {
  const touch = touchAt(at)
  const touches = name === 'touchstart' ? [touch] : []
  sendEvent(on, name, {}, { touches, changedTouches: [touch] })
}

/** What WeChat makes of a finger that came and went. */
export const sendTap = (on: HTMLElement, at = corner): void => {
  const touch = touchAt(at)
  sendEvent(on, 'tap', at, { touches: [touch], changedTouches: [touch] })
  const button = on.closest<HTMLElement>('wx-button')
  // Of what a button may open, the consent to the privacy guide: WeChat takes it from a tap only.
  if (button?.getAttribute('open-type') === 'agreePrivacyAuthorization')
    sendEvent(button, 'agreeprivacyauthorization', {})
}

/** The document's attribute does not tell `disabled` from `disabled={{undefined}}`; the framework's value does. */
export const isDisabled = (on: HTMLElement): boolean => {
  const button = on.closest<HTMLElement>('wx-button')
  return button !== null && Boolean(elementOf(button)?.getAttribute('disabled'))
}
