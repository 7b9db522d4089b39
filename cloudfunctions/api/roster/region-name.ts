/**
 * Recognises one region under the names that offices give it (第二网格, 2号网格, 杨家门社区第2网格), and puts
 * siblings into the order of their numbers. Knows no particular place.
 */
import { readChineseNumber, toPlainText, withoutSpaces } from '../../../src/domain/plain-text'

const numeralsAsDigits = (text: string): string =>
  text.replace(/[〇零一二三四五六七八九十]+/g, (numeral) =>
    String(readChineseNumber(numeral) ?? numeral),
  )

/** 第一网格(张三): the grid's leader is no part of its name. */
const withoutBrackets = (name: string): string => name.replace(/(?<=.)\([^)]*\)?$/, '')

/** Equal for every spelling of one name; compare only among siblings. */
export const regionNameKey = (name: string): string => {
  const plain = numeralsAsDigits(withoutBrackets(withoutSpaces(name))).toUpperCase()
  const bare = plain
    .replace(/(?:社区)?(?:居民委员会|居委会|村民委员会|村委会)$/, (tail) =>
      tail.startsWith('社区') ? '社区' : tail.startsWith('村民') ? '村' : '',
    )
    .replace(/^.*(?:社区|村)(?=.*网格)/, '')
    .replace(/第(?=\d)/g, '')
    .replace(/(?:微网格|网格|微格)/g, '')
    .replace(/号(?=$)/, '')
    .replace(/(\D|^)0+(?=\d)/g, '$1')
  return bare === '' ? plain : bare
}

/** 梧桐街道 → 梧桐, as people write it in front of an address. */
export const bareRegionName = (name: string): string =>
  name.replace(/(?<=..)(?:街道|镇|乡|社区|村)$/, '')

const collator = new Intl.Collator('zh-CN', { numeric: true })

/** 第二网格 before 第十网格, 7幢 before 15幢. */
export const compareRegionNames = (one: string, other: string): number =>
  collator.compare(numeralsAsDigits(one), numeralsAsDigits(other))

/** How a new region is called: as written, in half-width characters, at most 60; a bare 3 is 3号网格. */
export const cleanRegionName = (name: string, levelName: string): string => {
  const plain = withoutBrackets(toPlainText(name)).trim()
  return (/^\d+$/.test(plain) ? `${Number(plain)}号${levelName}` : plain).slice(0, 60)
}
