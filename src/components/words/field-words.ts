/** A field's value as people say it: 男, 没有, 独居老人、残疾. For history, conflicts and what waits to be sent. */
import type { FieldValue } from '../../domain/field-merge'
import { houseUseWords, sexWords, visitKindWords, visitOutcomeWords } from '../../domain/labels'
import { maskPhone } from '../../domain/phone-number'
import { wholeMomentWords } from './moment-words'

const wordsOf: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  sex: sexWords,
  use: houseUseWords,
  outcome: visitOutcomeWords,
  kind: visitKindWords,
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string')

/** @param value of a FieldValue; anything else reads as 没有. */
export const valueWords = (field: string, value: FieldValue | undefined): string => {
  if (value === undefined || value === null || value === '') return '空着'
  if (isTexts(value)) {
    if (field === 'photoIds') return `${value.length} 张`
    return value.length === 0 ? '空着' : value.join('、')
  }
  if (field.endsWith('AtMs') && typeof value === 'number') return wholeMomentWords(value)
  if (typeof value === 'boolean') return value ? '是' : '否'
  return wordsOf[field]?.[String(value)] ?? String(value)
}

/** The same with a phone number covered: seeing it is an act of its own. */
export const coveredWords = (field: string, value: FieldValue | undefined): string =>
  field === 'phone' && typeof value === 'string' && value !== ''
    ? maskPhone(value)
    : valueWords(field, value)
