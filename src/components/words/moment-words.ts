/** A moment with its day in full, for records that are read long afterwards. */
import { chinaDate } from '../../domain/calendar'
import { spokenDate } from './date-words'

/** '11月22日 周日 9:41', in China's time. */
export const wholeMomentWords = (timeMs: number): string =>
  `${spokenDate(chinaDate(timeMs))} ${new Date(timeMs + 8 * 3_600_000).toISOString().slice(11, 16)}`
