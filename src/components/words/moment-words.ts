/** A moment with its day in full, for records that are read long afterwards. */
import { chinaClock, chinaDate } from '../../domain/calendar'
import { spokenDate } from './date-words'

/** '11月22日 周日 9:41', in China's time. */
export const wholeMomentWords = (timeMs: number): string =>
  `${spokenDate(chinaDate(timeMs))} ${chinaClock(timeMs)}`
