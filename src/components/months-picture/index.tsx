/**
 * Hours over the last twelve months as bars, each with its number; a screen reader is told the same in a sentence. In
 * large text the bars lie, one under the other, and months without any are left out.
 */
import { Text, View } from '@tarojs/components'
import type { MonthMinutes } from '../../domain/volunteer/served-hours'
import { minutesWords } from '../../domain/minutes-words'
import './index.scss'

interface MonthsPictureProps {
  readonly months: readonly MonthMinutes[]
}

const numberOf = (month: string): string => String(Number(month.slice(5)))

/** '2.5', '12': three signs at most, because twelve stand side by side. */
const hoursNumber = (minutes: number): string => {
  const hours = minutes / 60
  return String(hours < 9.95 ? Math.round(hours * 10) / 10 : Math.round(hours))
}

/** '最近十二个月：2 月 3 小时，3 月 45 分；别的月份没有。' */
export const monthsSentence = (months: readonly MonthMinutes[]): string => {
  const served = months.filter(({ minutes }) => minutes > 0)
  const told = served.map(({ month, minutes }) => `${numberOf(month)} 月 ${minutesWords(minutes)}`)
  const rest = served.length < months.length ? '；别的月份没有' : ''
  return told.length === 0 ? '最近十二个月没有。' : `最近十二个月：${told.join('，')}${rest}。`
}

export function MonthsPicture({ months }: MonthsPictureProps) {
  const most = Math.max(60, ...months.map(({ minutes }) => minutes))
  return (
    <View className="months" ariaRole="img" ariaLabel={monthsSentence(months)}>
      {months.map(({ month, minutes }) => (
        <View
          key={month}
          className={`months__month${minutes === 0 ? ' months__month--none' : ''}`}
          style={{ '--share': `${Math.round((minutes / most) * 100)}%` } as Record<string, string>}
        >
          <View className="months__stand">
            <Text className="months__hours">{minutes === 0 ? '' : hoursNumber(minutes)}</Text>
            <View className="months__bar" />
          </View>
          <Text className="months__name">{numberOf(month)}</Text>
        </View>
      ))}
    </View>
  )
}
