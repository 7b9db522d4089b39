/**
 * The cell with a person's name: the name alone, a telephone number that stands beside it, and whether
 * the row names further people. It must not decide who of them is meant.
 */
import { cleanPersonName } from '../../../src/domain/person-name'
import { parsePhone } from '../../../src/domain/phone-number'
import { toPlainText } from '../../../src/domain/plain-text'
import type { RosterDefectCode } from '../../../src/domain/roster'
import type { Cell } from './workbook'

export interface NameCell {
  readonly name: string
  /** What stood in brackets, as (已故). */
  readonly remark: string
  /** A number written beside the name, digits only; '' when there is none. */
  readonly phone: string
  readonly code: RosterDefectCode | null
}

/** A serial number or a sign in front: 1.李强, ★王芳. */
const MARKS = /^(?:\d{1,3}[.、)]\s*|[①-⑳★☆▲●○◆■*#※√]+\s*)+(?=\D)/

/** 王芳 女: no part of the name. Written so that a cell of nothing but commas is read in one pass. */
const SEX_BEHIND = /^(?=\S{2})(.*[^\s,、/])[\s,、/]+[男女]$/

/** 孙七 13812345678 → 孙七 and his number. Digits that are no telephone number keep the row out. */
export function readName(written: string): NameCell {
  const plain = toPlainText(written).replace(MARKS, '').replace(SEX_BEHIND, '$1')
  const digits = plain.replace(/\D/g, '').length
  const reading = digits >= 7 ? parsePhone(plain) : null
  const phone = reading?.ok ? reading.phone : ''
  const named = cleanPersonName(reading?.ok ? reading.remark : plain)
  return { ...named, phone, code: problemOf(named.name, digits, phone) }
}

/** Words in place of a name: 出租, 长期在外, 李强一家. */
const NO_PERSON =
  /等\d|\d人|居住|外出|在外|[无没]人|空[置关户房]|出租|租[给户客]|长期|不在|搬走|拆迁|装修|未住|联系不|应答|全家|一家|仓库|核实|待定|登记|不详|业主|商铺|店铺/
/** Letters of any script, what stands between the parts of a name, and a number behind (李强2). */
const OF_NAMES = /^(?!\d)[A-Za-zÀ-ɏ\u3400-\u9fff\uf900-\ufaff\ud800-\udfff·\s.'’\d-]+$/
const LONGEST_WITHOUT_DOT = 10

function problemOf(name: string, digits: number, phone: string): RosterDefectCode | null {
  if (digits >= 5 && (phone === '' || name === '')) return 'name-is-number'
  if (name === '') return 'name-missing'
  const isLong = name.length > LONGEST_WITHOUT_DOT && /^[\u3400-\u9fff]+$/.test(name)
  return isLong || !OF_NAMES.test(name) || NO_PERSON.test(name) ? 'name-unreadable' : null
}

/** The hundred commonest surnames, which most of the people bear (公安部 2020), and those of two characters. */
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤'
const TWO_CHARACTERS =
  /^(?:欧阳|司马|上官|诸葛|司徒|东方|皇甫|尉迟|公孙|慕容|令狐|夏侯|端木|长孙|宇文|独孤)$/
const NO_NAME = /^(?:户主|本人|妻|夫|配偶|子|女|儿子|女儿|父|母|租客|等.*|共.*)$/

const isName = (text: string): boolean =>
  /^[\u4e00-\u9fff\u3400-\u4dbf·]{2,12}$/.test(text) && !NO_NAME.test(text)

/** Each a whole name with a surname of its own: not 欧阳 娜娜, 李 强 or 阿依古丽 买买提. */
const areWholeNames = (words: readonly string[]): boolean =>
  words.length > 1 &&
  !TWO_CHARACTERS.test(words[0] ?? '') &&
  words.every((word) => isName(word) && word.length <= 3 && SURNAMES.includes(word.charAt(0)))

/** 李雨轩 may be somebody, though estates end like that too. */
export const mayBeName = (text: string): boolean =>
  /^[\u4e00-\u9fff]{2,3}$/.test(text) && SURNAMES.includes(text.charAt(0))

/** The names in one cell. `unclear`: there are several, but not where one ends (周涛 吴琴, 张伟和李娜). */
export function splitNames(written: string): readonly string[] | 'unclear' {
  if (/^[\u4e00-\u9fff]{2,4}$/.test(written)) return [written]
  const plain = toPlainText(written)
  const namesIn = (separator: RegExp): string[] =>
    plain
      .split(separator)
      .map((part) => cleanPersonName(part).name)
      .filter((part) => part !== '')
  const listed = namesIn(/[、,;/]+/)
  if (listed.length > 1 && listed.some((part) => /[\u4e00-\u9fff]/.test(part)))
    return listed.every(isName) ? listed : 'unclear'
  const byLine = namesIn(/[\r\n]+/)
  if (areWholeNames(byLine)) return byLine
  const words = namesIn(/\s+|(?<=[\u4e00-\u9fff]{2})[和与及](?=[\u4e00-\u9fff]{2})/)
  return areWholeNames(words) ? 'unclear' : namesIn(/$/)
}

/** Whom else a line names, in columns of which the header does not say enough. */
export function namesOthers(
  cells: readonly (Cell | undefined)[],
  people: readonly number[],
  name: string,
): boolean {
  return people.some((index) => {
    const other = cleanPersonName(cells[index]?.text ?? '').name
    return other !== '' && other !== name && other.length <= 12 && !/\d/.test(other)
  })
}
