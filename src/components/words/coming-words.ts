/** An activity to come in one line: when, where, how many places are left, how often again. */
import { chinaDate } from '../../domain/calendar'
import { seatWords, shiftWords, type Seats, type Times } from './shift-words'

interface Coming {
  readonly place: string
  readonly laterInSeries: number
  readonly shifts: readonly (Times & Seats & { readonly state: 'open' | 'cancelled' })[]
}

/** '3月14日 周六 8:00–11:00 · 还有 3 个名额 · 之后还有 17 次'. `date`: of its shifts, one of this day. */
export const comingWords = (
  { shifts, place, laterInSeries }: Coming,
  nowMs: number,
  date = '',
): string => {
  const next = shifts.find(
    ({ startsAtMs, endsAtMs, state }) =>
      endsAtMs > nowMs && state === 'open' && (date === '' || chinaDate(startsAtMs) === date),
  )
  return [
    next ? shiftWords(next, nowMs) : '',
    place,
    next ? seatWords(next) : '',
    laterInSeries > 0 ? `之后还有 ${laterInSeries} 次` : '',
  ]
    .filter((part) => part !== '')
    .join(' · ')
}
