/** What is to come for everybody: near first, then elsewhere in the street, each the soonest first. */
import { Text } from '@tarojs/components'
import { Button } from '../../components/button'
import { Card } from '../../components/card'
import { ListRow } from '../../components/list-row'
import { openPage } from '../../components/navigation/open-page'
import { routes } from '../../components/navigation/routes'
import { Rows } from '../../components/rows'
import { comingWords } from '../../components/words/coming-words'
import type { ListedActivity } from '../../protocol/activity'
import './index.scss'

interface ComingProps {
  readonly activities: readonly ListedActivity[]
  /** The region that comes first; '' when it is not known whose is near. */
  readonly near: string
  readonly nowMs: number
  /** To all of them, by kind and day; absent: these are all. */
  readonly onMore?: () => void
}

export function Coming({ activities, near, nowMs, onMore }: ComingProps) {
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
      {onMore && <Button onPress={onMore}>看更多活动</Button>}
    </>
  )
}

function Activities({ activities, nowMs }: Pick<ComingProps, 'activities' | 'nowMs'>) {
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
