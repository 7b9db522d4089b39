/** 志愿活动, for who runs them: a new one, and what there is with its lists. */
import { Text, View } from '@tarojs/components'
import { Button, ButtonRow } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { EmptyState } from '../../../../components/empty-state'
import { ListRow } from '../../../../components/list-row'
import { LongList } from '../../../../components/long-list'
import { openPage } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { OfficePage } from '../../../../components/office-page'
import { Answered } from '../../../../components/server-answer'
import { ServiceCounts } from '../../../../components/service-counts'
import { Tag } from '../../../../components/tag'
import { shiftWords } from '../../../../components/words/shift-words'
import { lateWords } from '../../../../domain/attendance/late-scans'
import type { ListedActivity } from '../../../../protocol/activity'
import type { LateShift } from '../../../../protocol/hours-sheet'
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
      <View>
        {page.lateShifts.length > 0 && <LateScans shifts={page.lateShifts} nowMs={page.nowMs} />}
      </View>
      <Answered asked={page.asked} rows={5}>
        {({ activities, more }) => {
          const coming = activities.filter((activity) => !isOver(activity, page.nowMs))
          const past = activities.filter((activity) => isOver(activity, page.nowMs))
          return (
            <>
              {activities.length === 0 && (
                <EmptyState icon="calendar" title="还没有活动" text="点下面“发布活动”办第一个。" />
              )}
              <Some title="要办的" activities={coming} nowMs={page.nowMs} />
              <Some title="办过的" activities={past} nowMs={page.nowMs} />
              <Pages skip={page.skip} more={more} onSkip={(skip) => page.setSkip(skip)} />
            </>
          )
        }}
      </Answered>
    </OfficePage>
  )
}

const isOver = ({ shifts }: ListedActivity, nowMs: number): boolean =>
  shifts.every(({ endsAtMs }) => endsAtMs <= nowMs)

interface LateScansProps {
  readonly shifts: readonly LateShift[]
  readonly nowMs: number
}

/** Above all pages of the list: the shift may lie far behind those that are to come. */
function LateScans({ shifts, nowMs }: LateScansProps) {
  return (
    <Card title="确认后又有变化" aside={`${shifts.length} 班`}>
      <Text className="page__subtitle">手机当时没有信号，后来才传上来。去看看时长要不要改。</Text>
      <LongList
        items={shifts}
        keyOf={({ shiftId }) => shiftId}
        measure="班"
        row={(shift) => (
          <ListRow
            title={shift.title}
            detail={
              <>
                <View>{shiftWords(shift, nowMs)}</View>
                <Tag tone="red">{`▲ ${shift.people} 人有${lateWords(shift.lateWays)}晚到，去看看`}</Tag>
              </>
            }
            onPress={() => openPage(routes.hours, { shiftId: shift.shiftId })}
          />
        )}
      />
    </Card>
  )
}

interface SomeProps {
  readonly title: string
  readonly activities: readonly ListedActivity[]
  readonly nowMs: number
}

function Some({ title, activities, nowMs }: SomeProps) {
  if (activities.length === 0) return null
  return (
    <Card title={title}>
      {activities.map((activity) => (
        <ListRow
          key={activity.id}
          title={activity.title}
          detail={<Detail activity={activity} nowMs={nowMs} />}
          onPress={() => openPage(routes.activity, { activityId: activity.id })}
        />
      ))}
    </Card>
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
        前面的
      </Button>
      <Button disabled={!more} onPress={() => onSkip(skip + pageLength)}>
        后面的
      </Button>
    </ButtonRow>
  )
}

interface DetailProps {
  readonly activity: ListedActivity
  readonly nowMs: number
}

function Detail({ activity, nowMs }: DetailProps) {
  const { shifts, unconfirmed = 0 } = activity
  const sum = (of: (shift: (typeof shifts)[number]) => number) =>
    shifts.reduce((total, shift) => total + of(shift), 0)
  const [first] = shifts
  return (
    <View>
      {first && <View>{shiftWords(first, nowMs)}</View>}
      <View>{`报名 ${sum((one) => one.seatsTaken)} 人，共 ${sum((one) => one.quota)} 个名额`}</View>
      {unconfirmed > 0 && <Tag tone="amber">{`◆ 还有 ${unconfirmed} 人的时长没确认`}</Tag>}
      {activity.state === 'cancelled' && <Tag tone="red">▲ 已取消</Tag>}
      {activity.hidden && <Tag tone="amber">◆ 还没公开，打开看原因</Tag>}
    </View>
  )
}
