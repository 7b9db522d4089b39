/** How hours of an older record were put right: '3月8日 周日，周干事：2 小时 → 1 小时，名册多写了'. */
import { chinaDate } from '../../domain/calendar'
import { spokenDate } from './date-words'
import { minutesWords } from '../../domain/minutes-words'

interface Amendment {
  readonly wasMinutes: number
  readonly minutes: number
  readonly reason: string
  readonly byName: string
  readonly atMs: number
}

export const amendedWords = ({ wasMinutes, minutes, reason, byName, atMs }: Amendment): string =>
  `${spokenDate(chinaDate(atMs))}，${byName}：${minutesWords(wasMinutes)} → ${minutesWords(minutes)}，${reason}`
