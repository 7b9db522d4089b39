/**
 * When somebody is reminded of a shift: in the daytime of the day before; who signs up later than that, in the morning of the
 * day; who signs up later still knows of it. Nobody's phone rings at night.
 */
import { chinaDate, dayMs, startOfChinaDateMs } from '../calendar'

const hourMs = 3_600_000
const [morning, evening, night] = [8, 18, 20].map((hour) => hour * hourMs) as [
  number,
  number,
  number,
]
/** Whoever is reminded must still get there. */
const usefulMs = hourMs

const midnightOf = (timeMs: number): number => startOfChinaDateMs(chinaDate(timeMs))

/** null: not any more. */
export const reminderAt = (signedUpAtMs: number, startsAtMs: number): number | null => {
  const midnight = midnightOf(startsAtMs)
  const dayBefore = midnight - dayMs
  const eve = Math.min(Math.max(startsAtMs - dayMs, dayBefore + morning), dayBefore + evening)
  if (signedUpAtMs < eve) return eve
  const sameDay = midnight + morning
  return signedUpAtMs < sameDay && sameDay <= startsAtMs - usefulMs ? sameDay : null
}

/** Shifts that begin no later than `upToMs`, and were not looked at since `sinceMs`, are to be reminded of; null: at night none. */
export const remindersDue = (
  nowMs: number,
): { readonly upToMs: number; readonly sinceMs: number } | null => {
  const midnight = midnightOf(nowMs)
  const clock = nowMs - midnight
  if (clock < morning || clock >= night) return null
  const upToMs = clock < evening ? nowMs + dayMs : midnight + 2 * dayMs - 1
  return { upToMs, sinceMs: midnight + morning }
}

export type ReminderKind = 'day-before' | 'same-day' | 'none'

/** What may be promised now to somebody who signs up, or did so before. */
export const reminderFor = (
  nowMs: number,
  startsAtMs: number,
  signedUpAtMs = nowMs,
): ReminderKind => {
  const at = reminderAt(signedUpAtMs, startsAtMs)
  if (at === null || at <= nowMs) return 'none'
  return chinaDate(at) === chinaDate(startsAtMs) ? 'same-day' : 'day-before'
}
