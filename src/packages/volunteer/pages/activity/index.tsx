/** 活动: what, when, where, what to bring; one tap to sign up for a shift, one to give the place back. */
import { Button as NativeButton, Image, Text, View } from '@tarojs/components'
import { useShareAppMessage } from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Dialog } from '../../../../components/dialog'
import { EmptyState } from '../../../../components/empty-state'
import { Fact, ListRow } from '../../../../components/list-row'
import { openPage, openTab } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { Notice } from '../../../../components/notice'
import { Page } from '../../../../components/page'
import { Answered } from '../../../../components/server-answer'
import { Tag } from '../../../../components/tag'
import { spokenDate } from '../../../../components/words/date-words'
import { shiftWords } from '../../../../components/words/shift-words'
import { chinaDate } from '../../../../domain/calendar'
import type { PublicActivity, PublicShift } from '../../../../protocol/activity'
import { placeCheckAtSignUp } from '../../place-check-words'
import { LeaderCard } from './leader-card'
import { LeaveDialog } from './leave-dialog'
import { ReminderSheet } from './reminder-sheet'
import { ShiftCard } from './shift-card'
import { useActivity, type ActivityPageState } from './use-activity'
import './index.scss'

export default function ActivityPage() {
  const page = useActivity()
  const [leaving, setLeaving] = useState<PublicShift | null>(null)
  const [each, setEach] = useState<PublicShift | null>(null)
  const { activity } = page
  const asked = page.asked.answer
  useShareAppMessage(() => ({
    title: activity?.title ?? '志愿活动',
    path: `/${routes.activity}?activityId=${encodeURIComponent(activity?.id ?? '')}`,
  }))
  if (page.activityId === '')
    return (
      <Page syncLine={page.access !== null}>
        <EmptyState
          icon="calendar"
          title="没有说是哪个活动"
          text="请从“志愿”里点开一个活动。"
          act="看看有什么活动"
          onAct={() => openTab(routes.volunteer)}
        />
      </Page>
    )
  return (
    <Page
      syncLine={page.access !== null}
      overlay={
        <>
          <LeaveDialog
            page={page}
            shift={leaving}
            series={asked.kind === 'answer' ? (asked.value?.series ?? []) : []}
            onDone={() => setLeaving(null)}
          />
          <Dialog
            open={each !== null}
            title="以后每次都报名"
            text="这个系列从这次起，每次同一班都替您报上；满了的排候补。哪次来不了，点开那次取消就行。"
            act="都报名"
            busy={page.busy}
            onAct={() => each && void page.signUpFollowing(each).then(() => setEach(null))}
            onBack={() => setEach(null)}
          />
          <ReminderSheet page={page} />
        </>
      }
    >
      <Notice text={page.problem} />
      <Answered asked={page.asked} rows={5}>
        {(found) =>
          found ? (
            <Found
              page={page}
              activity={found.activity}
              hiddenReason={found.hiddenReason}
              series={found.series}
              onLeave={(shift) => {
                page.setProblem('')
                setLeaving(shift)
              }}
              onEach={setEach}
            />
          ) : (
            <EmptyState
              icon="calendar"
              title="没有这个活动"
              text="可能已经撤下，或还没有公开。"
              act="看看有什么活动"
              onAct={() => openTab(routes.volunteer)}
            />
          )
        }
      </Answered>
    </Page>
  )
}

interface FoundProps {
  readonly page: ActivityPageState
  readonly activity: PublicActivity
  /** Of one that is hidden for good; '' otherwise. */
  readonly hiddenReason: string
  readonly series: readonly { readonly id: string; readonly startsAtMs: number }[]
  readonly onLeave: (shift: PublicShift) => void
  readonly onEach: (shift: PublicShift) => void
}

const toWhoComes = '活动内容正在核对，时间没有变。想问清楚请打电话；来不了可以取消报名。'

const toWhoRunsIt = (hiddenReason: string): string =>
  hiddenReason === ''
    ? '还没有公开：文字或图片要请同事看过，大家才看得到。等不及，可以现在就改。'
    : `没有公开：${hiddenReason}。改好以后会再看一次。`

function Found({ page, activity, hiddenReason, series, onLeave, onEach }: FoundProps) {
  return (
    <>
      <Text className="page__title">{activity.title}</Text>
      <View className="activity__tags">
        {activity.brand !== '' && <Tag tone="red">{activity.brand}</Tag>}
        <Tag>{activity.serviceKind}</Tag>
      </View>
      {activity.hidden && (
        <Notice
          tone={hiddenReason === '' ? 'amber' : 'red'}
          text={page.runs ? toWhoRunsIt(hiddenReason) : toWhoComes}
        />
      )}
      {activity.state === 'cancelled' && (
        <Notice text={['活动已取消', activity.cancelledReason].filter(Boolean).join('：')} />
      )}
      {page.picture !== null && (
        <Image
          className="activity__picture"
          src={page.picture}
          mode="aspectFill"
          aria-label="活动图片"
        />
      )}
      {activity.shifts.map((shift) => (
        <ShiftCard
          key={shift.id}
          page={page}
          shift={shift}
          isRepeated={series.some(({ startsAtMs }) => startsAtMs > shift.startsAtMs)}
          onLeave={onLeave}
          onEach={onEach}
        />
      ))}
      <Card title="怎么去">
        <Fact label="集合地点">{activity.place}</Fact>
        {activity.placeCheck && <Text className="activity__words">{placeCheckAtSignUp}</Text>}
        <Fact label="所属">{activity.regionName}</Fact>
        <Fact label="联系人">{activity.contactName}</Fact>
        {activity.contactPhone !== '' && (
          <>
            <Fact label="电话">{activity.contactPhone}</Fact>
            <View className="activity__act">
              <Button onPress={() => page.dial(activity.contactPhone)}>打电话问</Button>
            </View>
          </>
        )}
      </Card>
      {activity.note !== '' && (
        <Card title="要带什么，要知道什么">
          <Text className="activity__note">{activity.note}</Text>
        </Card>
      )}
      {page.runs && <LeaderCard activity={activity} nowMs={page.nowMs} />}
      {series.length > 0 && <Series page={page} series={series} />}
      {!activity.hidden && <Share page={page} activity={activity} />}
    </>
  )
}

const shownOfSeries = 6

/** The other days, and on which of them one has a place already. */
function Series({ page, series }: Pick<FoundProps, 'page' | 'series'>) {
  const [all, setAll] = useState(false)
  const isMine = (activityId: string): boolean =>
    page.mine?.signUps.some((one) => one.activityId === activityId && !one.cancelled) === true
  return (
    <Card title="同一系列" aside={`还有 ${series.length} 次`}>
      {series.slice(0, all ? series.length : shownOfSeries).map(({ id, startsAtMs }) => (
        <ListRow
          key={id}
          title={spokenDate(chinaDate(startsAtMs), chinaDate(page.nowMs))}
          {...(isMine(id) ? { trailing: '您报了名' } : {})}
          onPress={() => openPage(routes.activity, { activityId: id })}
        />
      ))}
      {!all && series.length > shownOfSeries && (
        <Button kind="quiet" onPress={() => setAll(true)}>
          {`看全部 ${series.length} 次`}
        </Button>
      )}
    </Card>
  )
}

function Share({ page, activity }: Pick<FoundProps, 'page' | 'activity'>) {
  const [next] = activity.shifts
  if (process.env.TARO_ENV === 'weapp')
    return (
      <NativeButton className="button button--secondary" openType="share">
        转给朋友
      </NativeButton>
    )
  const words = [activity.title, next ? shiftWords(next, page.nowMs) : '', activity.place]
  return (
    <Button onPress={() => void page.copy(words.filter((one) => one !== '').join('，'))}>
      转给朋友
    </Button>
  )
}
