/**
 * Names for the screen reader. WeChat reads aria-role and aria-label, and Taro hands the values over with the rest of a
 * node's data, but its templates leave them out; this puts them in.
 */
import type { IPluginContext } from '@tarojs/service'

/** What of ours is given a role or a name: a box that can be tapped, a field. Text speaks for itself. */
const named = new Set(['view', 'input', 'textarea'])

const attributes = {
  'aria-role': 'role',
  'aria-label': 'ariaLabel',
  'aria-checked': 'ariaChecked',
  'aria-expanded': 'ariaExpanded',
}
const names = Object.entries(attributes)
  .map(([attribute, key]) => `${attribute}="{{i.${key}||''}}" `)
  .join('')

interface Platform {
  /** The mini-program's; the H5 app has no templates. */
  readonly template?: { buildAttribute(attributes: object, nodeName: string): string }
}

export default (context: IPluginContext): void =>
  context.registerMethod('onSetupClose', ({ template }: Platform) => {
    if (!template) return
    const build = template.buildAttribute.bind(template)
    template.buildAttribute = (own, nodeName) =>
      build(own, nodeName) + (named.has(nodeName) ? names : '')
  })
