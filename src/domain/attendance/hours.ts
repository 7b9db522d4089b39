/**
 * From attendances to hours: what the leader is shown to confirm, and what looks odd about it. Odd is not wrong: such a
 * line is confirmed with a reason.
 */
import { addDays, chinaDate, startOfChinaDateMs } from '../calendar'
import type { VolunteeringRules } from '../settings/volunteering-rules'
import { attendedMinutes, isOutBeforeIn, type Attendance, type ShiftTimes } from './attendance'

export const anomalyWords = {
  'added-by-hand': '补记',
  'no-check-in': '没有签到，只有签退',
  'forgotten-check-out': '没有签退，算到活动结束',
  'out-before-in': '签退比签到早，先按中间的时间算',
  'late-code': '用的不是当时现场的码',
  overlap: '同一时间还参加了别的活动',
  'over-daily-cap': '当天合计的时间特别长',
  'long-shift': '时间特别长',
  'many-from-one-phone': '同一部手机替多人签到',
  'clock-off': '手机时间不准',
  'far-away': '扫码时不在附近',
} as const

export type Anomaly = keyof typeof anomalyWords
export const anomalies = Object.keys(anomalyWords) as readonly Anomaly[]

/** What a leader may have seen of a whole group; anything else is about one person, and asked of each. */
const seenOfAll: readonly Anomaly[] = [
  'forgotten-check-out',
  'late-code',
  'long-shift',
  'clock-off',
  'far-away',
]

export const isSeenOfAll = (odd: readonly Anomaly[]): boolean =>
  odd.length > 0 && odd.every((anomaly) => seenOfAll.includes(anomaly))

export interface Attended {
  readonly volunteerId: string
  /** `noAttendance` for whom no gate saw. */
  readonly attendance: Attendance
  /** How many people scanned with the phone that this one scanned with. */
  readonly peopleOfPhone: number
  /** The same person's other shifts that overlap this one and were attended. */
  readonly overlapping: number
  /** Minutes of the same person's other shifts of that day, confirmed or proposed. */
  readonly otherMinutesOfDay: number
  /** The most by which the clock of a phone that scanned for this one was off, as far as it can be known. */
  readonly clockOffMs: number
  /** A phone found itself far from the activity. */
  readonly farAway: boolean
}

export interface HoursLine {
  readonly volunteerId: string
  readonly proposedMinutes: number
  readonly anomalies: readonly Anomaly[]
}

/** Nothing was scanned. */
export const isUnseen = ({ inAtMs, outAtMs }: Attendance): boolean =>
  inAtMs === null && outAtMs === null

/** What looks odd about so many minutes; of somebody who did not come and gets none, only that they were elsewhere. */
export const anomaliesOf = (
  attended: Attended,
  minutes: number,
  rules: VolunteeringRules,
): readonly Anomaly[] => {
  const { attendance, peopleOfPhone, overlapping, otherMinutesOfDay, clockOffMs, farAway } =
    attended
  const unseen = isUnseen(attendance)
  if (unseen && minutes === 0) return overlapping > 0 ? ['overlap'] : []
  const odd: Readonly<Record<Anomaly, boolean>> = {
    'added-by-hand': unseen,
    'no-check-in': attendance.inAtMs === null && !unseen,
    'forgotten-check-out': attendance.inAtMs !== null && attendance.outAtMs === null,
    'out-before-in': isOutBeforeIn(attendance),
    'late-code': attendance.lateCode,
    overlap: overlapping > 0,
    'over-daily-cap': minutes + otherMinutesOfDay > rules.dailyCapMinutes,
    'long-shift': minutes > rules.longShiftMinutes,
    'many-from-one-phone': peopleOfPhone > rules.mostPeopleOfOnePhone,
    'clock-off': clockOffMs > rules.clockToleranceMinutes * 60_000,
    'far-away': farAway,
  }
  return anomalies.filter((name) => odd[name])
}

export const hoursLine = (
  attended: Attended,
  times: ShiftTimes,
  rules: VolunteeringRules,
): HoursLine => {
  const { volunteerId, attendance } = attended
  const proposedMinutes = attendedMinutes(attendance, times)
  return { volunteerId, proposedMinutes, anomalies: anomaliesOf(attended, proposedMinutes, rules) }
}

/** No more than the shift with the time before and after it in which its codes hold. */
export const mostMinutes = (
  { startsAtMs, endsAtMs }: ShiftTimes,
  { codeMarginMinutes }: Pick<VolunteeringRules, 'codeMarginMinutes'>,
): number => Math.ceil((endsAtMs - startsAtMs) / 60_000) + 2 * codeMarginMinutes

/** '' when somebody can have served so long there. */
export const minutesProblem = (minutes: number, most: number): string =>
  minutes > most ? `最多 ${most} 分钟，活动前后只有这么长` : ''

/** Why this line cannot be confirmed so; '' when it can. `reason`: what the leader wrote. */
export const lineProblem = (line: HoursLine, minutes: number, reason: string): string => {
  if (reason.trim() !== '') return ''
  if (minutes !== line.proposedMinutes) return '改了时长，请写一句为什么'
  return line.anomalies.length > 0 ? '有要核对的地方，请写一句核对的结果' : ''
}

/** 公示 lasts whole days: those that follow the one of the confirmation. */
export const noticeUntilMs = (nowMs: number, days: number): number =>
  startOfChinaDateMs(addDays(chinaDate(nowMs), days + 1))
