/** How many people served and how often, this month and this year: 人 and 人次 beside each other, never added. */
import { Text } from '@tarojs/components'
import { Card } from '../card'
import { Fact } from '../list-row'
import { minutesWords } from '../../domain/minutes-words'
import type { ServiceCount, ServiceTimes } from './ask-service-counts'

/** '12 人 · 15 人次 · 30 小时' */
export const serviceWords = ({ people, attendances, minutes }: ServiceCount): string =>
  [`${people} 人`, `${attendances} 人次`, ...(minutes > 0 ? [minutesWords(minutes)] : [])].join(
    ' · ',
  )

/** Nothing where nobody has served this year. */
export function ServiceCounts({ month, year }: ServiceTimes) {
  if (year.attendances === 0) return null
  return (
    <Card title="志愿服务">
      <Fact label="本月">{serviceWords(month)}</Fact>
      <Fact label="今年">{serviceWords(year)}</Fact>
      <Text className="page__subtitle">同一个人来两次，是 1 人、2 人次。</Text>
    </Card>
  )
}
