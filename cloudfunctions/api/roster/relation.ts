/** How somebody is related to the head of the household, by the words that offices write. */
import { withoutSpaces } from '../../../src/domain/plain-text'

const HEAD =
  /^(?:\d{1,2}[.、-]?)?\(?(?:户主|户长|本人|户代表|承租人)\)?(?:\(?(?:户主|本人|自己)\)?)?$/

/** 户主, 户主(本人), 01户主, 本人; not 户主之妻. */
export const isHead = (relation: string): boolean => HEAD.test(withoutSpaces(relation))

/** A tick under 是否户主; the name of the column may also be a person's name (户主: 李强). */
export const saysHead = (cell: string): boolean => /^(?:[是√✓✔☑1]|户主)$/.test(withoutSpaces(cell))

/** The relation column; without a word there a tick under 是否户主, or 李强(户主) in the column of names. */
export const relationOf = (relation: string, headMark: string, besideName: string): string =>
  relation === '' && (saysHead(headMark) || isHead(besideName)) ? '户主' : relation
