/** How somebody is related to the head of the household, by the words that offices write. */
import { withoutSpaces } from '../../../src/domain/plain-text'

const HEAD =
  /^(?:\d{1,2}[.、-]?)?\(?(?:户主|户长|本人|户代表|承租人)\)?(?:\(?(?:户主|本人|自己)\)?)?$/

/** 户主, 户主(本人), 01户主, 本人; not 户主之妻. */
export const isHead = (relation: string): boolean => HEAD.test(withoutSpaces(relation))

/** A tick under 是否户主; the name of the column may also be a person's name (户主: 李强). */
export const saysHead = (cell: string): boolean => /^(?:[是√✓✔☑1]|户主)$/.test(withoutSpaces(cell))

/** The relation column; without a word there a tick under 是否户主, or 户主 beside the name or as the remark. */
export const relationOf = (
  relation: string,
  headMark: string,
  remarks: readonly string[],
): string => (relation === '' && (saysHead(headMark) || remarks.some(isHead)) ? '户主' : relation)
