/** What a cell of 办理时限 or 来电时间 says, and the moment that it comes to. Pure arithmetic in China's time. */
import { dayMs, startOfChinaDateMs } from '../calendar'
import { parseDateText } from '../date-text'
import { addMinutes, minutesOf } from '../matter/deadline'
import { withoutSpaces } from '../plain-text'
import type { DeadlineClass, MatterRules } from '../settings/matter-rules'
import type { HotlineDue } from './hotline-sheet'

const minuteMs = 60_000

const CLOCK = /(?:^|[\sT日])(\d{1,2}):(\d{2})(?::\d{2})?\s*$/

/** '2026-03-02 09:30', '2026年3月2日'; null: not readable. Without a clock `atMs` is the beginning of the day. */
export const readMoment = (
  text: string,
): { readonly atMs: number; readonly hasClock: boolean } | null => {
  const plain = text.replace(/[：]/g, ':').trim()
  const clock = CLOCK.exec(plain)
  const day = parseDateText(
    clock ? plain.slice(0, clock.index + (plain[clock.index] === '日' ? 1 : 0)) : plain,
  )
  if (!day.ok || day.precision !== 'day') return null
  const [hours, minutes] = [Number(clock?.[1] ?? 0), Number(clock?.[2] ?? 0)]
  if (hours > 23 || minutes > 59) return null
  const atMs = startOfChinaDateMs(day.iso) + (hours * 60 + minutes) * minuteMs
  return { atMs, hasClock: clock !== null }
}

const WITHIN = /^(\d{1,3})(?:个)?(小时|h|天|日|自然日|工作日)(?:内|以内|办结|之内)*$/i

/** null: not readable. */
export const readDue = (text: string): HotlineDue | null => {
  const plain = withoutSpaces(text)
  if (plain === '') return { kind: 'by-class' }
  const within = WITHIN.exec(plain)
  if (within) {
    const count = Number(within[1])
    const word = within[2] ?? ''
    if (count === 0) return null
    const unit = word === '工作日' ? 'workdays' : /小时|h/i.test(word) ? 'hours' : 'days'
    return { kind: 'within', count, unit }
  }
  const moment = readMoment(text)
  if (!moment) return null
  // A day is over when it is over.
  return { kind: 'at', atMs: moment.hasClock ? moment.atMs : moment.atMs + dayMs - minuteMs }
}

/** undefined: as the class of its category has it. */
export const dueAtOf = (
  due: HotlineDue,
  fromMs: number,
  rules: MatterRules,
): number | undefined => {
  if (due.kind === 'by-class') return undefined
  if (due.kind === 'at') return due.atMs
  if (due.unit === 'hours') return fromMs + due.count * 60 * minuteMs
  if (due.unit === 'days') return fromMs + due.count * dayMs
  // Seven working days, as the tenant works, tell how long one is.
  const working: MatterRules = { ...rules, countedInWorkingTime: ['seven-days'] }
  const counted: DeadlineClass = 'seven-days'
  return addMinutes(fromMs, (minutesOf(counted, working) / 7) * due.count, counted, working)
}
