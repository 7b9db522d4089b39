/** A line of a volunteer's record besides the hours: 培训, 表彰奖励, 评价. */
import * as v from 'valibot'
import { dateShape, filledTextShape, textShape } from '../shapes'

export type EntryKind = 'training' | 'commendation' | 'appraisal'

/** What a line says; which of it has to be there depends on its kind. */
export const entryWordsShape = v.strictObject({
  /** Name of the training or the commendation, words of the appraisal. */
  text: filledTextShape(200, '请写几个字'),
  onDate: dateShape,
  /** Of a training; else 0. */
  minutes: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000)),
  /** Who commended; else ''. */
  givenBy: textShape(60),
})

export type EntryWords = v.InferOutput<typeof entryWordsShape>

/** Why this cannot be entered; '' when it can. */
export const entryProblem = (
  { kind, onDate, minutes, givenBy }: EntryWords & { readonly kind: EntryKind },
  today: string,
): string => {
  if (onDate > today) return '这一天还没到'
  if (kind === 'commendation' && givenBy.trim() === '') return '请写明由谁表彰'
  if (kind === 'training' && minutes < 1) return '请写明培训了多少分钟'
  const isSpare =
    (kind !== 'training' && minutes > 0) || (kind !== 'commendation' && givenBy !== '')
  return isSpare ? '只有培训写分钟，只有表彰写由谁表彰' : ''
}
