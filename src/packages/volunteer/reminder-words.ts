/** What of messages is offered for a place, and what is promised of those that were accepted: nothing that will not be sent. Pure. */
import type { ReminderKind } from '../../domain/activity/reminder'
import type { MessageTemplate } from '../../domain/message/message-commands'

export interface Asked {
  /** Which reminder can still come. */
  readonly reminder: ReminderKind
  readonly isWaiting: boolean
  /** A consent is worth one of its days. */
  readonly isOfSeries: boolean
  /** '5月16日 周六', of a day other than the one that is looked at; '' for that one. */
  readonly day: string
}

export const wantedFor = ({ reminder, isWaiting }: Asked): readonly MessageTemplate[] => [
  ...(isWaiting ? (['activity-seat'] as const) : []),
  ...(reminder === 'none' ? [] : (['activity-reminder'] as const)),
  'activity-change',
]

const which = ({ isOfSeries, day }: Asked): string => {
  if (day !== '') return `${day}那次`
  return isOfSeries ? '这一次' : '活动'
}

/** '活动前一天', '这一次当天早上', '5月16日 周六那次前一天' */
const when = (asked: Asked): string =>
  `${which(asked)}${asked.reminder === 'same-day' ? '当天早上' : '前一天'}`

export const offerWords = (asked: Asked): string => {
  if (asked.isWaiting) return '轮到您的时候要不要告诉您？有变动也告诉您一声。'
  if (asked.reminder === 'none') return '活动快到了，不再另外提醒。有变动要不要告诉您一声？'
  const each = asked.isOfSeries ? '以后哪次要提醒，点开那次的“提醒我”。' : ''
  return `要不要在${when(asked)}提醒您？有变动也告诉您一声。${each}`
}

/** '好的，活动前一天提醒您，有变动也会告诉您。'; '' where nothing was accepted. */
export const promiseWords = (accepted: readonly MessageTemplate[], asked: Asked): string => {
  const seat = accepted.includes('activity-seat') ? ['轮到您就告诉您'] : []
  const reminder = accepted.includes('activity-reminder')
    ? [`${asked.isWaiting ? '报上了，' : ''}${when(asked)}提醒您`]
    : []
  const first = [...seat, ...reminder]
  const change = accepted.includes('activity-change')
    ? [`有变动${first.length > 0 ? '也' : ''}会告诉您`]
    : []
  const all = [...first, ...change]
  return all.length === 0 ? '' : `好的，${all.join('，')}。`
}

/** Of the key on a place that lacks these. */
export const keyWords = (lacks: readonly MessageTemplate[]): string => {
  if (lacks.includes('activity-seat')) return '轮到我时告诉我'
  return lacks.includes('activity-reminder') ? '提醒我' : '有变动告诉我'
}
