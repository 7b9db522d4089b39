/** Shifts of activities in words: when, and how many places are left. */
import { chinaClock, chinaDate, daysBetween } from '../../domain/calendar'
import { spokenDate } from './date-words'

const clock = (timeMs: number): string => chinaClock(timeMs).replace(/^0/, '')

export interface Times {
  readonly startsAtMs: number
  readonly endsAtMs: number
}

/** Not seen, and keeps a line from ending after the dash. */
const joined = '\u2060'

/** '8:00–11:30', '22:00–次日 2:00' */
export const hoursWords = ({ startsAtMs, endsAtMs }: Times): string => {
  const isNextDay = chinaDate(startsAtMs) !== chinaDate(endsAtMs)
  return `${clock(startsAtMs)}–${joined}${isNextDay ? '次日 ' : ''}${clock(endsAtMs)}`
}

/** '明天 8:00–11:30', '5月2日 周六 8:00–11:30' */
export const shiftWords = (times: Times, nowMs: number): string => {
  const today = chinaDate(nowMs)
  const date = chinaDate(times.startsAtMs)
  const days = daysBetween(today, date)
  const day = days === 0 ? '今天' : days === 1 ? '明天' : spokenDate(date, today)
  return `${day} ${hoursWords(times)}`
}

/** Of a place that still waited when its shift began. */
export const notReachedWords = '– 没有轮到，想来可以现场找负责人'

/** Of a place that lies at the time of this other one. */
export const clashWords = ({ title }: { readonly title: string }): string =>
  `▲ 和“${title}”时间重了，请退一班`

export interface Seats {
  readonly quota: number
  readonly seatsTaken: number
  readonly waiting: number
}

/** '还有 3 个名额', '名额满了，可以候补', '名额满了，2 人候补' */
export const seatWords = ({ quota, seatsTaken, waiting }: Seats): string => {
  if (seatsTaken < quota && waiting === 0) return `还有 ${quota - seatsTaken} 个名额`
  return waiting === 0 ? '名额满了，可以候补' : `名额满了，${waiting} 人候补`
}
