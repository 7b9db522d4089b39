/**
 * What an ID number adds to a file: its mask, and birth date and sex where they are still empty. It must not
 * overwrite what a worker wrote: a disagreement is refused, so that somebody looks at the card again.
 */
import { maskIdNumber, parseIdNumber, type IdNumberProblem } from '../id-number'
import { refuse, type Refusal } from '../refusal'
import { success, type Result } from '../result'
import type { Resident } from './resident'

type Facts = Pick<Resident, 'birthDate' | 'sex' | 'idNumberMask' | 'idNumberLegacy'>

export interface IdNumberFacts extends Facts {
  /** The whole number in its 18-character form, for the server's vault only; '' when none was given. */
  readonly idNumber: string
}

const problemWords: Readonly<Record<IdNumberProblem, string>> = {
  missing: '号码空着',
  masked: '号码里有 * 号',
  malformed: '应为 18 位(旧证 15 位)',
  'no-such-date': '第 7 到 14 位不是一个日期',
  'check-digit': '最后一位对不上',
}

/** Reads the number against what the file says. '' is no number and changes nothing. */
export const readIdNumberFacts = (
  idNumber: string,
  known: Pick<Resident, 'birthDate' | 'sex'>,
): Result<IdNumberFacts, Refusal> => {
  const { birthDate, sex } = known
  if (idNumber === '')
    return success({ birthDate, sex, idNumberMask: '', idNumberLegacy: false, idNumber: '' })
  const read = parseIdNumber(idNumber)
  if (!read.ok) return refuse('invalid-id-number', problemWords[read.code])
  if (birthDate !== '' && birthDate !== read.birthDate)
    return refuse('birth-date-disagrees', `身份证上是 ${read.birthDate}，档案里是 ${birthDate}`)
  if (sex !== 'unknown' && sex !== read.sex)
    return refuse('sex-disagrees', `身份证上是${read.sex === 'male' ? '男' : '女'}`)
  return success({
    birthDate: read.birthDate,
    sex: read.sex,
    idNumberMask: maskIdNumber(read.idNumber),
    idNumberLegacy: read.legacy,
    idNumber: read.idNumber,
  })
}
