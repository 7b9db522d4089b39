/** 志愿活动, for who runs them: a new one, and what there is with its lists. */
import { View } from '@tarojs/components'
import { Button, ButtonRow } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { EmptyState } from '../../../../components/empty-state'
import { ListRow } from '../../../../components/list-row'
import { openPage } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { OfficePage } from '../../../../components/office-page'
import { Answered } from '../../../../components/server-answer'
import { ServiceCounts } from '../../../../components/service-counts'
import { Tag } from '../../../../components/tag'
import { shiftWords } from '../../../../components/words/shift-words'
import type { ListedActivity } from '../../../../protocol/activity'
import { useActivities } from './use-activities'

const pageLength = 20

export default function ActivitiesPage() {
  const page = useActivities()
  return (
    <OfficePage
      office={page}
      actions={
        <Button kind="primary" onPress={() => openPage(routes.publish)}>
          发布活动
        </Button>
      }
    >
      <View>
        {page.served.answer.kind === 'answer' && <ServiceCounts {...page.served.answer.value} />}
      </View>
      <Card title="办过的和要办的">
        <Answered asked={page.asked} rows={5}>
          {({ activities, more }) => (
            <>
              {activities.length === 0 && (
                <EmptyState icon="calendar" title="还没有活动" text="点下面“发布活动”办第一个。" />
              )}
              {activities.map((activity) => (
                <ListRow
                  key={activity.id}
                  title={activity.title}
                  detail={<Detail activity={activity} nowMs={page.nowMs} />}
                  onPress={() => openPage(routes.activity, { activityId: activity.id })}
                />
              ))}
              <Pages skip={page.skip} more={more} onSkip={(skip) => page.setSkip(skip)} />
            </>
          )}
        </Answered>
      </Card>
    </OfficePage>
  )
}

interface PagesProps {
  readonly skip: number
  readonly more: boolean
  readonly onSkip: (skip: number) => void
}

function Pages({ skip, more, onSkip }: PagesProps) {
  if (skip === 0 && !more) return null
  return (
    <ButtonRow>
      <Button disabled={skip === 0} onPress={() => onSkip(Math.max(0, skip - pageLength))}>
        更晚的
      </Button>
      <Button disabled={!more} onPress={() => onSkip(skip + pageLength)}>
        更早的
      </Button>
    </ButtonRow>
  )
}

interface DetailProps {
  readonly activity: ListedActivity
  readonly nowMs: number
}

function Detail({ activity, nowMs }: DetailProps) {
  const { shifts } = activity
  const sum = (of: (shift: (typeof shifts)[number]) => number) =>
    shifts.reduce((total, shift) => total + of(shift), 0)
  const [first] = shifts
  const isOver = shifts.every(({ endsAtMs }) => endsAtMs <= nowMs)
  return (
    <View>
      {activity.state === 'cancelled' && <Tag tone="red">▲ 已取消</Tag>}
      {activity.hidden && <Tag tone="amber">◆ 还没公开，打开看原因</Tag>}
      {activity.state === 'open' && isOver && <Tag>– 已结束</Tag>}
      {`${first ? shiftWords(first, nowMs) : ''} · 报名 ${sum((one) => one.seatsTaken)} / ${sum((one) => one.quota)} 人`}
    </View>
  )
}
