/** 集中走访日: days of the month on which everybody visits. A month without the day uses its last one. */
import { addDays } from '../calendar'
import { daysInMonth } from '../date-text'

/** True when the day is one; `days` as in the settings, e.g. [15] or [31]. */
export const isCampaignDay = (days: readonly number[], date: string): boolean => {
  const last = daysInMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7)))
  return days.some((day) => Math.min(day, last) === Number(date.slice(8, 10)))
}

/** The next one, today included; '' when the tenant has none. Each month has every day, so 62 days suffice. */
export const nextCampaignDay = (days: readonly number[], today: string): string => {
  for (let ahead = 0; ahead <= 62; ahead++) {
    const date = addDays(today, ahead)
    if (isCampaignDay(days, date)) return date
  }
  return ''
}
