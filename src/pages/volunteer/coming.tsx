/** What is to come for everybody: near first, then elsewhere in the street, each the soonest first. */
import { Text } from '@tarojs/components'
import { Card } from '../../components/card'
import { ListRow } from '../../components/list-row'
import { openPage } from '../../components/navigation/open-page'
import { routes } from '../../components/navigation/routes'
import { Rows } from '../../components/rows'
import { seatWords, shiftWords } from '../../components/words/shift-words'
import type { ListedActivity } from '../../protocol/activity'
import './index.scss'

interface ComingProps {
  readonly activities: readonly ListedActivity[]
  /** The region that comes first; '' when it is not known whose is near. */
  readonly near: string
  readonly nowMs: number
}

export function Coming({ activities, near, nowMs }: ComingProps) {
  const close = activities.filter(({ isNear }) => isNear)
  const others = activities.filter(({ isNear }) => !isNear)
  if (activities.length === 0)
    return (
      <Card title="近期活动" aside="不登录也能看">
        <Text className="volunteer__none">近期没有活动。社区发布以后，就在这里。</Text>
      </Card>
    )
  return (
    <>
      {close.length > 0 && (
        <Card title="家门口的活动" aside={near}>
          <Activities activities={close} nowMs={nowMs} />
        </Card>
      )}
      {others.length > 0 && (
        <Card
          title={close.length > 0 ? '别处的活动' : '近期活动'}
          aside={close.length > 0 ? '近的在前' : '不登录也能看'}
        >
          <Activities activities={others} nowMs={nowMs} />
        </Card>
      )}
    </>
  )
}

function Activities({ activities, nowMs }: Omit<ComingProps, 'near'>) {
  return (
    <Rows
      items={activities}
      keyOf={({ id }) => id}
      row={(activity) => (
        <ListRow
          title={activity.title}
          detail={comingWords(activity, nowMs)}
          onPress={() => openPage(routes.activity, { activityId: activity.id })}
        />
      )}
    />
  )
}

/** '3月14日 周六 8:00–11:00 · 还有 3 个名额 · 之后还有 17 次' */
export const comingWords = (
  { shifts, place, laterInSeries }: ListedActivity,
  nowMs: number,
): string => {
  const next = shifts.find(({ endsAtMs, state }) => endsAtMs > nowMs && state === 'open')
  return [
    next ? shiftWords(next, nowMs) : '',
    place,
    next ? seatWords(next) : '',
    laterInSeries > 0 ? `之后还有 ${laterInSeries} 次` : '',
  ]
    .filter((part) => part !== '')
    .join(' · ')
}
