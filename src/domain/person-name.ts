/**
 * People's names as offices type them, brought to one form. It must not change characters of the
 * name itself: rare characters and the middle dots of minority names stay.
 */
import { saysNothing, toPlainText } from './plain-text'

/** `name` is '' when the cell holds no name; `remark` is what stood in brackets, as (已故). */
export interface NameReading {
  readonly name: string
  readonly remark: string
}

const DOTS = /[•・‧∙⋅●.。]/g
const LETTER = /[A-Za-zÀ-ɏ\u3400-\u9fff\uf900-\ufaff\ud840-\ud8ff]/

/**
 * 万 艳 → 万艳, 扎西•多吉 → 扎西·多吉, " Anna  Li " → "Anna Li", 张三(已故) → 张三 with a remark.
 * 无, "/" and cells without a letter have no name.
 */
export function cleanPersonName(text: string): NameReading {
  const plain = toPlainText(text)
  const remarks: string[] = []
  const outside = plain.replace(/[([【]([^)\]】]*)[)\]】]?/g, (_, inner: string) => {
    if (inner.trim() !== '') remarks.push(inner.trim())
    return ' '
  })
  const latin = /^[\x20-\x7eÀ-ɏ]*$/.test(outside.replace(DOTS, ' '))
  const name = latin
    ? outside.replace(/\s+/g, ' ').trim()
    : outside.replace(/\s+/g, '').replace(DOTS, '·').replace(/·+/g, '·').replace(/^·|·$/g, '')
  const missing = saysNothing(name) || !LETTER.test(name)
  return { name: missing ? '' : name, remark: remarks.join(' ') }
}
