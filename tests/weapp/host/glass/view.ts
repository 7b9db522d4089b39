/**
 * The side of the glass that lies in the browser: draws pages, each in a frame of its own with its own styles and its
 * own scrolling, and tells what a finger or a key has hit. It runs inside the browser and may use nothing from here.
 */
import type { Change, Sketch } from './drawing'

export interface Chrome {
  readonly title: string
  readonly canGoBack: boolean
  readonly tabs: readonly { readonly text: string; readonly pagePath: string }[]
  /** The page that lies on top. */
  readonly page: number
}

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Where a node lies, what is tapped with it, and in words what else lies over its middle. */
export interface Reach {
  readonly at: Box
  readonly target: Box
  readonly over: string
}

export interface View {
  open(page: number, style: string, sketch: Sketch): void
  draw(page: number, changes: readonly Change[]): void
  close(page: number): void
  surround(chrome: Chrome): void
  /** Brings the node to where it can be touched. */
  reach(page: number, node: number): Reach
  select(page: number, node: number): void
}

/** What the view calls in the host: `name` is an event of the page, or a touch on WeChat's own bars. */
export type Tell = (name: string, page: number, node: number, detail: object) => void

export type ViewWindow = Window & { glass: View; tellHost: Tell }

export function startView(): void {
  const pages = new Map<number, { frame: HTMLIFrameElement; nodes: Map<number, Node> }>()
  const pageOf = (page: number) => {
    const known = pages.get(page)
    if (!known) throw new Error(`The glass shows no page ${page}`)
    return known
  }
  const nodeOf = (page: number, node: number): Node => {
    const known = pageOf(page).nodes.get(node)
    if (!known) throw new Error(`The page has no node ${node}`)
    return known
  }
  const documentOf = (frame: HTMLIFrameElement): Document => {
    if (!frame.contentDocument) throw new Error('The frame has no document')
    return frame.contentDocument
  }
  const numbers = new WeakMap<Node, number>()
  const tell: Tell = (...told) => (window as unknown as ViewWindow).tellHost(...told)
  const byId = (id: string): HTMLElement => {
    const found = document.getElementById(id)
    if (!found) throw new Error(`WeChat draws no ${id}`)
    return found
  }
  const numberAt = (node: Node | null): number => {
    for (let one = node; one !== null; one = one.parentNode) {
      const number = numbers.get(one)
      if (number !== undefined) return number
    }
    return -1
  }
  const fieldIn = (node: Node) =>
    (node as Element).querySelector<HTMLInputElement>(':scope > input, :scope > textarea')

  /** WeChat draws a field as a native one with its hint behind it. */
  const addField = (element: HTMLElement, page: number, node: number): void => {
    const kind = element.tagName === 'WX-INPUT' ? 'input' : 'textarea'
    const hint = document.createElement('span')
    const field = document.createElement(kind) as HTMLInputElement
    field.value = element.getAttribute('value') ?? ''
    hint.hidden = field.value !== ''
    hint.textContent = element.getAttribute('placeholder')
    field.maxLength = Number(element.getAttribute('maxlength') ?? 140)
    hint.className = element.getAttribute('placeholder-class') ?? ''
    field.addEventListener('focus', () => tell('focus', page, node, { value: field.value }))
    field.addEventListener('blur', () => tell('blur', page, node, { value: field.value }))
    field.addEventListener('input', () => {
      hint.hidden = field.value !== ''
      const cursor = field.selectionStart ?? 0
      tell('input', page, node, { value: field.value, cursor, keyCode: 0 })
    })
    element.append(hint, field)
  }
  const showValue = (element: HTMLElement): void => {
    const field = fieldIn(element)
    const value = element.getAttribute('value') ?? ''
    if (field && field.value !== value) field.value = value
    if (field) (field.previousSibling as HTMLElement).hidden = value !== ''
  }
  const addPicture = (element: HTMLElement): void => {
    const picture = document.createElement('img')
    picture.src = element.getAttribute('src') ?? ''
    element.append(picture)
  }
  const make = (page: number, sketch: Sketch): Node => {
    if (typeof sketch === 'number') return nodeOf(page, sketch)
    const made =
      'text' in sketch ? document.createTextNode(sketch.text) : document.createElement(sketch.tag)
    pageOf(page).nodes.set(sketch.node, made)
    numbers.set(made, sketch.node)
    if (!(made instanceof HTMLElement) || 'text' in sketch) return made
    for (const [name, value] of Object.entries(sketch.attributes)) made.setAttribute(name, value)
    made.append(...sketch.children.map((child) => make(page, child)))
    if (/^WX-(INPUT|TEXTAREA)$/.test(made.tagName)) addField(made, page, sketch.node)
    if (made.tagName === 'WX-IMAGE') addPicture(made)
    return made
  }
  /** What stays is not touched: a node that is taken out and put back loses the keyboard. */
  const arrange = (parent: Node, wanted: readonly Node[]): void => {
    for (const child of [...parent.childNodes]) if (!wanted.includes(child)) child.remove()
    let at = parent.firstChild
    for (const child of wanted)
      if (child === at) at = at.nextSibling
      else parent.insertBefore(child, at)
  }
  const boxIn = (frame: HTMLIFrameElement, element: Element): Box => {
    const outer = frame.getBoundingClientRect()
    const { left, top, width, height } = element.getBoundingClientRect()
    return { x: outer.left + left, y: outer.top + top, width, height }
  }
  const view: View = {
    open(page, style, sketch) {
      const frame = document.createElement('iframe')
      frame.name = `page-${page}`
      byId('pages').append(frame)
      pages.set(page, { frame, nodes: new Map() })
      const inside = documentOf(frame)
      inside.write('<!doctype html><html lang="zh-CN"><head></head><body></body></html>')
      inside.close()
      inside.head.appendChild(document.createElement('style')).textContent = style
      inside.body.append(make(page, sketch))
      inside.addEventListener('click', (event) => {
        const at = { x: event.clientX, y: event.clientY }
        tell('tap', page, numberAt(event.target as Node), at)
      })
      for (const name of ['touchstart', 'touchend', 'touchcancel'] as const)
        inside.addEventListener(name, ({ target, changedTouches: [touch] }) => {
          const at = { x: touch?.clientX ?? 0, y: touch?.clientY ?? 0 }
          tell(name, page, numberAt(target as Node), at)
        })
      const tellScroll = ({ target }: Event): void => {
        if (target === inside) return
        const { scrollLeft, scrollTop, scrollWidth, scrollHeight } = target as Element
        const detail = { scrollLeft, scrollTop, scrollWidth, scrollHeight, deltaX: 0, deltaY: 0 }
        tell('scroll', page, numberAt(target as Node), detail)
      }
      inside.addEventListener('scroll', tellScroll, { capture: true })
    },
    draw(page, changes) {
      for (const change of changes) {
        const node = nodeOf(page, change.node) as HTMLElement
        if ('text' in change) node.textContent = change.text
        else if ('children' in change)
          arrange(
            node,
            change.children.map((child) => make(page, child)),
          )
        else if (change.value === null) node.removeAttribute(change.attribute)
        else node.setAttribute(change.attribute, change.value)
        if ('attribute' in change && change.attribute === 'value') showValue(node)
      }
    },
    close(page) {
      pages.get(page)?.frame.remove()
      pages.delete(page)
    },
    surround({ title, canGoBack, tabs, page }) {
      byId('title').textContent = title
      byId('back').hidden = !canGoBack
      byId('back').onclick = () => tell('back', -1, -1, {})
      byId('tabs').hidden = tabs.length === 0
      byId('tabs').replaceChildren(
        ...tabs.map(({ text, pagePath }) => {
          const tab = document.createElement('div')
          tab.textContent = text
          tab.id = pagePath
          tab.onclick = () => tell('tab', -1, -1, { pagePath })
          return tab
        }),
      )
      for (const [number, { frame }] of pages) frame.hidden = number !== page
    },
    reach(page, node) {
      const { frame } = pageOf(page)
      const inside = documentOf(frame)
      const element = nodeOf(page, node) as HTMLElement
      const target = element.closest('[data-target]') ?? element
      const hit = () => {
        const { left, top, width, height } = element.getBoundingClientRect()
        return inside.elementFromPoint(left + width / 2, top + height / 2)
      }
      const isFree = (on: Element | null) =>
        on !== null && (target.contains(on) || element.contains(on))
      if (!isFree(hit())) element.scrollIntoView({ block: 'center', inline: 'center' })
      const on = hit()
      const over = isFree(on)
        ? ''
        : `${on?.className ?? 'nothing'} ${on?.textContent?.slice(0, 20) ?? ''}`
      return { at: boxIn(frame, element), target: boxIn(frame, target), over }
    },
    select(page, node) {
      fieldIn(nodeOf(page, node))?.select()
    },
  }
  Object.assign(window, { glass: view })
}
