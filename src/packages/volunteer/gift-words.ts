/** What came of a gift: what the account it went to may not hold is the community's, and whoever gave it is told. */
import * as v from 'valibot'
import { minutesWords } from '../../domain/minutes-words'

const postedShape = v.object({ excessMinutes: v.pipe(v.number(), v.minValue(1)) })

/** `answer` of gift.give or gift.confirm. */
export const arrivedWords = (answer: unknown): string =>
  v.is(postedShape, answer)
    ? `送到了。其中 ${minutesWords(answer.excessMinutes)}超过对方的上限，进了社区公益池。`
    : '送到了。'
