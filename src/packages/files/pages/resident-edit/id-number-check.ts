/** What the page says under the ID number while it is being typed, and what the number fills in by itself. */
import {
  parseIdNumber,
  type IdNumberProblem,
  type IdNumberReading,
} from '../../../../domain/id-number'
import type { ResidentForm } from './resident-form'

const problemWords: Readonly<Record<IdNumberProblem, string>> = {
  missing: '',
  masked: '号码里有星号，请填完整的号码。',
  malformed: '号码只有数字，最后一位可以是 X,请对照证件再看。',
  'no-such-date': '中间的出生日期不存在，请对照证件再看。',
  'check-digit': '有一位写错了，请对照证件逐位看一遍。',
}

export interface IdNumberCheck {
  readonly reading: IdNumberReading
  /** Calm words while it is incomplete: '还差 5 位'. */
  readonly hint: string
  /** Words for a number that is complete and cannot be right. */
  readonly mistake: string
}

export const checkIdNumber = (text: string): IdNumberCheck => {
  const reading = parseIdNumber(text)
  const length = text.replace(/\s/g, '').length
  if (reading.ok)
    return {
      reading,
      hint: reading.legacy ? '15 位老号码，已换算成 18 位。' : '● 号码校验通过。',
      mistake: '',
    }
  if (reading.code === 'malformed' && /^[\d\s]*$/.test(text) && length < 18)
    return { reading, hint: `还差 ${18 - length} 位。`, mistake: '' }
  return { reading, hint: '', mistake: problemWords[reading.code] }
}

/** Birth date and sex that the number states, where the file does not know them yet. */
export const filledFrom = (form: ResidentForm, reading: IdNumberReading): ResidentForm =>
  reading.ok
    ? {
        ...form,
        birthDate: form.birthDate === '' ? reading.birthDate : form.birthDate,
        sex: form.sex === 'unknown' ? reading.sex : form.sex,
      }
    : form

/** Where number and file disagree; both stay, the worker looks at the card. */
export const disagreements = (
  form: ResidentForm,
  reading: IdNumberReading,
): { readonly birthDate?: string; readonly sex?: string } => {
  if (!reading.ok) return {}
  return {
    ...(form.birthDate !== '' && form.birthDate !== reading.birthDate
      ? { birthDate: `和身份证对不上，证件上是 ${reading.birthDate}。` }
      : {}),
    ...(form.sex !== 'unknown' && form.sex !== reading.sex
      ? { sex: `和身份证对不上，证件上是${reading.sex === 'male' ? '男' : '女'}。` }
      : {}),
  }
}
