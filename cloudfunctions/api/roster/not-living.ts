/**
 * Tells from the words of a row that its person has died or moved away. Words only, and only where
 * they are said of the person: 丈夫已故 and 户口已迁出 are of somebody or something else.
 */
import { saysNothing, toPlainText } from '../../../src/domain/plain-text'

/** A longer remark tells a story; somebody has to read it. */
const MAX_WORDS = 40
const DATE = '(?:(?:于|在)?[\\d年月日号./-]+)?'
const WHO = '(?:本人|此人|该人|人|人员|全家|整户|一家)?'
const DEATH =
  '死亡|去世|故去|病故|亡故|身故|过世|离世|逝世|病逝|已故|故|卒|亡|不在世|不在人世|已不在'
const MOVE = '迁出|迁走|外迁|搬走|搬离|搬出|搬迁|搬家|移居|离开|不在住|不住这里|不在此居住'
const CLOSED = '注销|销户|户口已?注销|死亡注销|迁出注销'
const TAIL = '(?:了|人员|注销|户)?'
const GONE = new RegExp(
  `^${WHO}${DATE}${WHO}(?:已经?|现已?|因病|均已)?${DATE}(?:(?:${DEATH}|${CLOSED})${TAIL}${DATE}|(?:${MOVE})${TAIL}(?:${DATE}|(?:至|到|去|往).*)|已(?:搬|迁)(?:至|到|往)(?!.*[本此这]).+)$|^(?:本人|人|全家|整户|一家)(?:搬|迁)(?:至|到|往)(?!.*[本此这]).+$`,
)

/** `texts`: the cells in which offices write it, each perhaps with several remarks. */
export function saysGone(texts: readonly string[]): boolean {
  const parts = texts
    .filter((text) => !saysNothing(text))
    .flatMap((text) => toPlainText(text).split(/[\s,、。;()【】[\]/|:]+/))
  return parts.some((part) => part.length <= MAX_WORDS && GONE.test(part))
}
