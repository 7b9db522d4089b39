/** The page on top of a phone as a document that a browser can lay out: for pictures and for measuring. */
import { isTappable } from './framework'
import type { Phone } from './phone'
import { styleOf } from './style-sheets'

const fieldTags: Readonly<Record<string, string>> = {
  'WX-INPUT': 'input',
  'WX-TEXTAREA': 'textarea',
}

const textOf = (field: Element, name: string): string => field.getAttribute(name) ?? ''

/** What a field shows stands in its attributes; a browser has to be given it as text. */
const fillFields = (page: HTMLElement): void => {
  for (const field of page.querySelectorAll('wx-input, wx-textarea')) {
    const value = textOf(field, 'value')
    field.textContent = value === '' ? textOf(field, 'placeholder') : value
    if (value === '') field.setAttribute('data-empty', '')
    field.setAttribute('data-field', fieldTags[field.tagName] ?? '')
  }
}

/** Marks what can be tapped, so that a browser can measure it. */
const markTargets = (page: HTMLElement, copy: HTMLElement): void => {
  const copies = [...copy.querySelectorAll<HTMLElement>('*')]
  ;[...page.querySelectorAll<HTMLElement>('*')].forEach((element, index) => {
    if (isTappable(element)) copies[index]?.setAttribute('data-target', '')
  })
}

export const documentOf = (phone: Phone): string => {
  const { top } = phone.running.stack
  if (!top) throw new Error('No page is open')
  const copy = top.element.cloneNode(true) as HTMLElement
  markTargets(top.element, copy)
  fillFields(copy)
  const style = styleOf(phone.build, top.address.path)
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><style>${style}</style></head><body>${copy.outerHTML}</body></html>`
}
