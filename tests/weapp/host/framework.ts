/** WeChat's component framework and its mini-program interface, loaded after the document that they need. */
import { hostDocument } from './dom'
import * as glassEasel from 'glass-easel'
import { builtInTags } from './tags'
import type { Trouble } from './trouble'

export { MiniProgramEnv } from 'glass-easel-miniprogram-adapter'
export { addGlobalErrorListener, addGlobalWarningListener, Element, Event } from 'glass-easel'

const tappable = new WeakSet<object>()

/** Whether the mini-program listens for a tap on just this node. */
export const isTappable = (node: Node): boolean => tappable.has(node)

/** Draws into the document with tags of its own (<wx-view>), and knows which tags a mini-program may use. */
export class PhoneBackend extends glassEasel.CurrentWindowBackendContext {
  constructor(private readonly trouble: Trouble) {
    super()
    this.document = {
      createElement: (tag) => toBackend(hostDocument.createElement(`wx-${tag}`)),
      createTextNode: (text) => toBackend(hostDocument.createTextNode(text)),
      createDocumentFragment: () => toBackend(hostDocument.createDocumentFragment()),
    }
  }

  override associateValue(element: BackendElement, value: glassEasel.Element): void {
    super.associateValue(element, value)
    if (value instanceof glassEasel.NativeNode && !builtInTags.has(value.is))
      this.trouble.report(`the component <${value.is}> is unknown`)
  }

  override setListenerStats(
    element: BackendElement,
    type: string,
    capture: boolean,
    level: glassEasel.EventMutLevel,
  ): void {
    super.setListenerStats(element, type, capture, level)
    if (type === 'tap') tappable.add(element)
  }

  override render(done: (error: Error | null) => void): void {
    setTimeout(() => done(null), 0)
  }
}

export type BackendElement = ReturnType<
  glassEasel.CurrentWindowBackendContext['document']['createElement']
>

/** The framework describes just what it uses of a DOM node. */
export const toBackend = (node: Node): BackendElement => node as unknown as BackendElement

/** The framework's element behind a DOM node, if it has one. */
export const elementOf = (node: Node): glassEasel.Element | undefined => {
  const owner = toBackend(node).__wxElement
  return owner instanceof glassEasel.Element ? owner : undefined
}
