/** My hours: how many in all, over the months, and thanks for what was reached. */
import { Text } from '@tarojs/components'
import { Card } from '../../components/card'
import { MonthsPicture } from '../../components/months-picture'
import { minutesWords } from '../../domain/minutes-words'
import { chinaDate } from '../../domain/calendar'
import { lastTwelveMonths, milestoneOf } from '../../domain/volunteer/served-hours'
import type { ServedHours } from '../../protocol/volunteer'
import './index.scss'

interface HoursProps {
  readonly served: ServedHours
  readonly nowMs: number
}

const thanks = ({ minutes, times }: ServedHours): string => {
  const hours = milestoneOf(minutes)
  if (hours > 0) return `已经满 ${hours} 小时，谢谢您！`
  return times > 0 ? '第一次服务入账了，谢谢您！' : '谢谢您！'
}

export function Hours({ served, nowMs }: HoursProps) {
  const { minutes, carriedMinutes = 0, times, months } = served
  if (minutes === 0)
    return (
      <Card title="我的时长">
        <Text className="volunteer__none">来过一次，公示期满，这里就有您的时长。</Text>
      </Card>
    )
  const shown = lastTwelveMonths(months, chinaDate(nowMs))
  return (
    <Card title="我的时长" {...(times > 0 && { aside: `来过 ${times} 次` })}>
      <Text className="volunteer__sum">{minutesWords(minutes)}</Text>
      <Text className="volunteer__words">{thanks(served)}</Text>
      {carriedMinutes > 0 && (
        <Text className="volunteer__words">{`其中只在原名册上的 ${minutesWords(carriedMinutes)}`}</Text>
      )}
      {times > 0 && (
        <>
          <MonthsPicture months={shown} />
          <Text className="volunteer__key">最近十二个月，每月几小时</Text>
        </>
      )}
    </Card>
  )
}
