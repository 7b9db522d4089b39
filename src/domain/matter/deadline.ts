/**
 * Until when a matter is due. Some classes run by the clock, others only while people work (workdays, from–to, with the
 * holidays and the shifted workdays of the tenant). Pure arithmetic in China's time.
 */
import { addDays, chinaDate, startOfChinaDateMs } from '../calendar'
import type { DeadlineClass, MatterRules } from '../settings/matter-rules'

const minuteMs = 60_000
/** A tenant whose every day is a holiday must not hang the server. */
const mostDaysAhead = 1_500

export const classOf = (category: string, rules: MatterRules): DeadlineClass => {
  if (rules.dueInTwoHours.includes(category)) return 'two-hours'
  if (rules.dueInOneDay.includes(category)) return 'one-day'
  if (rules.dueInFifteenDays.includes(category)) return 'fifteen-days'
  return 'seven-days'
}

const minutesInDay = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

const isWorkday = (date: string, rules: MatterRules): boolean => {
  if (rules.extraWorkDays.includes(date)) return true
  if (rules.holidays.includes(date)) return false
  const day = new Date(`${date}T00:00:00Z`).getUTCDay()
  return rules.workDays.includes(day === 0 ? 7 : day)
}

const worksAtAll = (rules: MatterRules): boolean => rules.workFrom < rules.workTo

/** From when to when people work on a day; null on a day of rest. */
const hoursOf = (date: string, rules: MatterRules): readonly [number, number] | null => {
  if (!isWorkday(date, rules)) return null
  const start = startOfChinaDateMs(date)
  return [
    start + minutesInDay(rules.workFrom) * minuteMs,
    start + minutesInDay(rules.workTo) * minuteMs,
  ]
}

const isByTheClock = (deadlineClass: DeadlineClass, rules: MatterRules): boolean =>
  !rules.countedInWorkingTime.includes(deadlineClass) || !worksAtAll(rules)

/** A moment that lies so many minutes of the class after another. */
export const addMinutes = (
  fromMs: number,
  minutes: number,
  deadlineClass: DeadlineClass,
  rules: MatterRules,
): number => {
  if (isByTheClock(deadlineClass, rules)) return fromMs + minutes * minuteMs
  let left = minutes * minuteMs
  let date = chinaDate(fromMs)
  for (let day = 0; day < mostDaysAhead; day++, date = addDays(date, 1)) {
    const hours = hoursOf(date, rules)
    if (!hours) continue
    const begin = Math.max(hours[0], fromMs)
    if (begin >= hours[1]) continue
    if (begin + left <= hours[1]) return begin + left
    left -= hours[1] - begin
  }
  return fromMs + mostDaysAhead * 24 * 60 * minuteMs
}

/** How many minutes of the class lie between two moments, rounded down; 0 when `toMs` is not later. */
export const minutesBetween = (
  fromMs: number,
  toMs: number,
  deadlineClass: DeadlineClass,
  rules: MatterRules,
): number => {
  if (toMs <= fromMs) return 0
  if (isByTheClock(deadlineClass, rules)) return Math.floor((toMs - fromMs) / minuteMs)
  let sum = 0
  let date = chinaDate(fromMs)
  const last = chinaDate(toMs)
  for (let day = 0; day < mostDaysAhead && date <= last; day++, date = addDays(date, 1)) {
    const hours = hoursOf(date, rules)
    if (hours) sum += Math.max(0, Math.min(hours[1], toMs) - Math.max(hours[0], fromMs))
  }
  return Math.floor(sum / minuteMs)
}

/** Whole time of a class, in its own minutes: a working day has as many as people work in it. */
export const minutesOf = (deadlineClass: DeadlineClass, rules: MatterRules): number => {
  if (deadlineClass === 'two-hours') return 120
  const dayMinutes = isByTheClock(deadlineClass, rules)
    ? 24 * 60
    : minutesInDay(rules.workTo) - minutesInDay(rules.workFrom)
  if (deadlineClass === 'one-day') return dayMinutes
  return dayMinutes * (deadlineClass === 'seven-days' ? 7 : 15)
}

export const dueAtMs = (fromMs: number, deadlineClass: DeadlineClass, rules: MatterRules): number =>
  addMinutes(fromMs, minutesOf(deadlineClass, rules), deadlineClass, rules)

/** When to warn of a deadline that was set at `fromMs`; never after it. */
export const warnAtMs = (
  fromMs: number,
  untilMs: number,
  deadlineClass: DeadlineClass,
  rules: MatterRules,
): number => {
  const whole = minutesBetween(fromMs, untilMs, deadlineClass, rules)
  const before = Math.floor((whole * (100 - rules.warnAtPercentLeft)) / 100)
  return Math.min(untilMs, addMinutes(fromMs, before, deadlineClass, rules))
}

export const deadlineClassNames: Readonly<Record<DeadlineClass, string>> = {
  'two-hours': '2 小时内',
  'one-day': '24 小时内',
  'seven-days': '7 天内',
  'fifteen-days': '15 天内',
}

const workingTimeNames: typeof deadlineClassNames = {
  'two-hours': '上班时间 2 小时内',
  'one-day': '1 个工作日内',
  'seven-days': '7 个工作日内',
  'fifteen-days': '15 个工作日内',
}

/** As it is counted here: seven days of work end later than seven days. */
export const deadlineWords = (deadlineClass: DeadlineClass, rules: MatterRules): string =>
  (isByTheClock(deadlineClass, rules) ? deadlineClassNames : workingTimeNames)[deadlineClass]
