/**
 * What people type into cells and forms, brought to one form: half-width characters, ordinary
 * spaces, Chinese numerals read as numbers. It must not judge what a text means.
 * Written without lookbehind and \p{…} because old WeChat engines have neither.
 */

/** Whatever {@link toPlainText} changes; most texts have none of it. */
const UNUSUAL = /[\uff01-\uff5e\u3000\u00a0\u200b-\u200f\ufeff]/

/**
 * Full-width ASCII (U+FF01–FF5E) to ASCII, the ideographic and no-break spaces to a plain space,
 * zero-width characters dropped, ends trimmed. Inner spaces stay.
 */
export function toPlainText(text: string): string {
  if (!UNUSUAL.test(text)) return text.trim()
  let plain = ''
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (code >= 0xff01 && code <= 0xff5e) plain += String.fromCharCode(code - 0xfee0)
    else if (code === 0x3000 || code === 0xa0) plain += ' '
    else if ((code >= 0x200b && code <= 0x200f) || code === 0xfeff) continue
    else plain += character
  }
  return plain.trim()
}

/** {@link toPlainText} with every space and line break removed. */
export function withoutSpaces(text: string): string {
  return toPlainText(text).replace(/\s+/g, '')
}

/** Words that offices write where they have nothing to write. */
const NOTHING = /^(?:无|没有|暂无|不详|未知|空|空白|[/\\—–-]+|N\/?A)$/i

/** True for an empty text and for 无, 不详, "/", "-" and the like. */
export function saysNothing(text: string): boolean {
  const plain = withoutSpaces(text)
  return plain === '' || NOTHING.test(plain)
}

const DIGITS = '零一二三四五六七八九'

/**
 * A Chinese numeral from 0 to 99 (十五 → 15, 二十 → 20, 三 → 3), or digits read one by one
 * (一九七五 → 1975). undefined when the text is neither.
 */
export function readChineseNumber(text: string): number | undefined {
  const plain = text.replace(/[〇○]/g, '零').replace(/两/g, '二')
  const tens = /^([一二三四五六七八九])?十([一二三四五六七八九])?$/.exec(plain)
  if (tens) {
    const ten = tens[1] === undefined ? 1 : DIGITS.indexOf(tens[1])
    return ten * 10 + (tens[2] === undefined ? 0 : DIGITS.indexOf(tens[2]))
  }
  if (!/^[零一二三四五六七八九]+$/.test(plain)) return undefined
  return Number(Array.from(plain, (digit) => DIGITS.indexOf(digit)).join(''))
}
