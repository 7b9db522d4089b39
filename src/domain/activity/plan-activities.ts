/** From what a leader enters to the activities that are made of it: one, or one for each week of a series. */
import { addDays, chinaClock, chinaDate, daysBetween, startOfChinaDateMs } from '../calendar'
import { refuse, type Refusal } from '../refusal'
import { success, type Result } from '../result'
import { maxActivitiesInSeries, type Schedule, type ShiftTimes } from './activity'

export interface PlannedShift {
  readonly id: string
  readonly startsAtMs: number
  readonly endsAtMs: number
  readonly quota: number
}

/** As it is typed: the day, and the times of that day. */
export interface ShiftOnDay extends ShiftTimes {
  readonly date: string
}

export interface PlannedActivity {
  readonly id: string
  readonly date: string
  readonly shifts: readonly PlannedShift[]
}

/** A year ahead is planned, a typing error is not. */
const furthestDays = 400
/** 1970-01-01 was a Thursday. */
const thursday = 4

/** 1 Monday … 7 Sunday. */
export const weekdayOf = (date: string): number =>
  ((((daysBetween('1970-01-01', date) + thursday - 1) % 7) + 7) % 7) + 1

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** When a shift begins and ends; one that ends at or before its start ends on the next day. */
export const momentsOf = (
  date: string,
  { from, to }: Pick<ShiftTimes, 'from' | 'to'>,
): Pick<PlannedShift, 'startsAtMs' | 'endsAtMs'> => {
  const [start, end] = [minutesOf(from), minutesOf(to)]
  const midnight = startOfChinaDateMs(date)
  const endOnDay = end > start ? end : end + 24 * 60
  return { startsAtMs: midnight + start * 60_000, endsAtMs: midnight + endOnDay * 60_000 }
}

export const onDay = ({ startsAtMs, endsAtMs, quota }: Omit<PlannedShift, 'id'>): ShiftOnDay => ({
  ...{ date: chinaDate(startsAtMs), from: chinaClock(startsAtMs), to: chinaClock(endsAtMs), quota },
})

const datesOf = (schedule: Schedule): readonly string[] => {
  if (schedule.kind === 'once') return [schedule.date]
  const days = daysBetween(schedule.fromDate, schedule.toDate)
  const first = addDays(
    schedule.fromDate,
    (schedule.weekday - weekdayOf(schedule.fromDate) + 7) % 7,
  )
  const weeks = Math.floor((days - daysBetween(schedule.fromDate, first)) / 7) + 1
  // Bounded before anything is made, however far apart the dates are.
  const count = Math.max(0, Math.min(weeks, maxActivitiesInSeries + 1))
  return Array.from({ length: count }, (_, week) => addDays(first, week * 7))
}

/** Ids are made of the one given: 'a' for a single activity, 'a.1' … for a series; shifts 'a.1.s1' …. */
export const planActivities = (
  id: string,
  schedule: Schedule,
  nowMs: number,
): Result<readonly PlannedActivity[], Refusal> => {
  const dates = datesOf(schedule)
  if (dates.length === 0) return refuse('invalid', '这段日子里一次也没有，请核对星期和日期')
  if (dates.length > maxActivitiesInSeries)
    return refuse('invalid', `一个系列最多 ${maxActivitiesInSeries} 次`)
  const planned = dates.map((date, index): PlannedActivity => {
    const own = schedule.kind === 'once' ? id : `${id}.${index + 1}`
    const shifts = schedule.shifts.map((shift, place) => ({
      id: `${own}.s${place + 1}`,
      ...momentsOf(date, shift),
      quota: shift.quota,
    }))
    return { id: own, date, shifts }
  })
  const all = planned.flatMap(({ shifts }) => shifts)
  if (all.some(({ startsAtMs }) => startsAtMs <= nowMs))
    return refuse('invalid', '有一班的开始时间已经过了')
  if (all.some(({ startsAtMs }) => startsAtMs > nowMs + furthestDays * 86_400_000))
    return refuse('invalid', '日期太远了，最多排到一年以后')
  return success(planned)
}

/** A shift that comes to an activity later; its id is the next that no other has. */
export const planAddedShift = (
  activityId: string,
  { date, ...times }: ShiftOnDay,
  { taken, nowMs }: { readonly taken: readonly string[]; readonly nowMs: number },
): Result<PlannedShift, Refusal> => {
  const planned = planActivities(activityId, { kind: 'once', date, shifts: [times] }, nowMs)
  if (!planned.ok) return planned
  const numbers = taken.map((id) => Number(/\.s(\d+)$/.exec(id)?.[1] ?? 0))
  const id = `${activityId}.s${Math.max(0, ...numbers) + 1}`
  const [shift] = planned.value.flatMap(({ shifts }) => shifts)
  return shift ? success({ ...shift, id }) : refuse('activity-not-found')
}
