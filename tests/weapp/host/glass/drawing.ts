/**
 * A page of the host's document as a drawing that can be sent elsewhere: the whole of it once, then what has changed.
 * Every node has a number, by which a touch on the drawing finds its way back.
 */
import { hostDocument } from '../dom'
import { isTappable } from '../framework'

/** A node that the other side knows by its number already, or all of a new one. */
export type Sketch =
  | number
  | { readonly node: number; readonly text: string }
  | {
      readonly node: number
      readonly tag: string
      readonly attributes: Readonly<Record<string, string>>
      readonly children: readonly Sketch[]
    }

export type Change =
  | { readonly node: number; readonly children: readonly Sketch[] }
  | { readonly node: number; readonly attribute: string; readonly value: string | null }
  | { readonly node: number; readonly text: string }

const isElement = (node: Node): node is HTMLElement => node.nodeType === 1

const { MutationObserver } = hostDocument.defaultView as unknown as typeof globalThis

export class Drawing {
  private readonly numbers = new Map<Node, number>()
  private readonly nodes: Node[] = []
  private readonly seen: MutationRecord[] = []
  private readonly observer = new MutationObserver((records) => void this.seen.push(...records))

  /** `sourceOf` gives a picture of the phone an address that a browser can open. */
  constructor(
    private readonly root: HTMLElement,
    private readonly sourceOf: (path: string) => string,
  ) {
    const everything = { childList: true, attributes: true, characterData: true, subtree: true }
    this.observer.observe(root, everything)
  }

  /** All of it; `takeChanges` goes on from here. */
  whole(): Sketch {
    this.observer.takeRecords()
    return this.sketch(this.root)
  }

  takeChanges(): readonly Change[] {
    const records = [...this.seen.splice(0), ...this.observer.takeRecords()]
    const knownBefore = this.nodes.length
    const isStanding = (node: Node) => this.root.contains(node) && this.numberOf(node) < knownBefore
    const touched = records.filter(({ target }) => isStanding(target))
    const changes = new Map<string, Change>()
    for (const { type, target, attributeName } of touched) {
      const node = this.numberOf(target)
      const key = `${node} ${type} ${attributeName ?? ''}`
      if (!changes.has(key)) changes.set(key, this.changeOf(target, attributeName, type))
    }
    return [...changes.values()]
  }

  nodeOf(number: number): HTMLElement {
    const node = this.nodes[number]
    if (!node || !isElement(node)) throw new Error(`The drawing has no element ${number}`)
    return node
  }

  numberOf(node: Node): number {
    return this.numbers.get(node) ?? Infinity
  }

  stop(): void {
    this.observer.disconnect()
  }

  private changeOf(target: Node, attribute: string | null, type: string): Change {
    const node = this.numberOf(target)
    if (type === 'childList') return { node, children: this.childrenOf(target) }
    if (type === 'characterData' || !isElement(target) || attribute === null)
      return { node, text: target.textContent ?? '' }
    return { node, attribute, value: target.getAttribute(attribute) }
  }

  private childrenOf(parent: Node): readonly Sketch[] {
    return [...parent.childNodes].map((child) => this.numbers.get(child) ?? this.sketch(child))
  }

  private sketch(node: Node): Sketch {
    const number = this.nodes.push(node) - 1
    this.numbers.set(node, number)
    if (!isElement(node)) return { node: number, text: node.textContent ?? '' }
    const attributes = Object.fromEntries(
      [...node.attributes].map(({ name, value }) => [name, value]),
    )
    if (attributes.src !== undefined) attributes.src = this.sourceOf(attributes.src)
    if (isTappable(node)) attributes['data-target'] = ''
    const tag = node.tagName.toLowerCase()
    return { node: number, tag, attributes, children: this.childrenOf(node) }
  }
}
