/**
 * A request for a service that was kept on a phone: whether it may still go out by itself. Days later somebody else may
 * have helped, and a wish for Wednesday is no wish any more on Thursday. Pure.
 */
import { addDays, chinaDate, dayMs } from '../calendar'

/** old: its writer is asked whether it is still wanted; day-over: and for which other day. */
export type RequestKept = 'fresh' | 'old' | 'day-over'

/** '' = for no particular day. */
export const isDayOver = (wantedOn: string, nowMs: number): boolean =>
  wantedOn !== '' && wantedOn < chinaDate(nowMs)

export const dayOverWords = '想要的那天已经过了，请另选一天'

/** Whoever takes it, and the hours, would be tied for too long. */
export const mostDaysAhead = 90

export const lastDayAhead = (nowMs: number): string => addDays(chinaDate(nowMs), mostDaysAhead)

/** Why nothing can be asked for on this day; '' where it can. */
export const dayMistake = (wantedOn: string, nowMs: number): string => {
  if (isDayOver(wantedOn, nowMs)) return dayOverWords
  return wantedOn > lastDayAhead(nowMs) ? `最多提前 ${mostDaysAhead} 天提，请到时候再提` : ''
}

/** @param meantAtMs when it was written, or last said to be still wanted. */
export const requestKept = (
  { wantedOn = '' }: { readonly wantedOn?: string | undefined },
  meantAtMs: number,
  nowMs: number,
): RequestKept => {
  if (isDayOver(wantedOn, nowMs)) return 'day-over'
  return nowMs - meantAtMs > dayMs ? 'old' : 'fresh'
}
