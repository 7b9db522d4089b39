/** Days as people say them. Takes ISO dates and China's calendar; never asks for the present moment itself. */
import { chinaClock, chinaDate, daysBetween } from '../../domain/calendar'

const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const

export const weekdayName = (date: string): string =>
  weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? ''

/** '11月22日' */
export const monthDay = (date: string): string =>
  `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`

/** '11月22日 周日', with the year when it is another than today's. */
export const spokenDate = (date: string, today = date): string =>
  `${date.slice(0, 4) === today.slice(0, 4) ? '' : `${date.slice(0, 4)}年`}${monthDay(date)} ${weekdayName(date)}`

/** '今天', '明天', '还剩 3 天', '过了 2 天' */
export const dueWords = (dueOn: string, today: string): string => {
  const days = daysBetween(today, dueOn)
  if (days === 0) return '就是今天'
  if (days === 1) return '明天'
  return days > 0 ? `还剩 ${days} 天` : `过了 ${-days} 天`
}

/** '今天 9:41', '昨天 9:41', '11月8日 9:41' */
export const momentWords = (timeMs: number, nowMs: number): string => {
  const date = chinaDate(timeMs)
  const clock = chinaClock(timeMs).replace(/^0/, '')
  const days = daysBetween(date, chinaDate(nowMs))
  if (days === 0) return `今天 ${clock}`
  if (days === 1) return `昨天 ${clock}`
  const year = date.slice(0, 4) === chinaDate(nowMs).slice(0, 4) ? '' : `${date.slice(0, 4)}年`
  return `${year}${monthDay(date)} ${clock}`
}

/** '早上好' and so on, by China's clock. */
export const greetingAt = (nowMs: number): string => {
  const hour = new Date(nowMs + 8 * 3_600_000).getUTCHours()
  if (hour < 5) return '夜深了'
  if (hour < 9) return '早上好'
  if (hour < 12) return '上午好'
  if (hour < 14) return '中午好'
  return hour < 18 ? '下午好' : '晚上好'
}
