/** 志愿: my next shift with one big way to scan, then what is near and soon; who is no volunteer yet sees what it is. */
import { Text, View } from '@tarojs/components'
import { Button } from '../../components/button'
import { Card } from '../../components/card'
import { EmptyState } from '../../components/empty-state'
import { ListRow } from '../../components/list-row'
import { Loading } from '../../components/loading'
import { openPage } from '../../components/navigation/open-page'
import { routes } from '../../components/navigation/routes'
import { Page } from '../../components/page'
import { Rows } from '../../components/rows'
import { Answered } from '../../components/server-answer'
import { Tag } from '../../components/tag'
import { seatWords, shiftWords } from '../../components/words/shift-words'
import { volunteerStateWords } from '../../domain/volunteer-labels'
import type { ListedActivity, MySignUp } from '../../protocol/activity'
import type { VolunteerRecord } from '../../protocol/volunteer'
import { nextShift, otherPlaces, useVolunteer, type OwnPart } from './use-volunteer'
import './index.scss'

export default function VolunteerPage() {
  const page = useVolunteer()
  if (!page.ready)
    return (
      <Page>
        <Loading words="正在打开" rows={4} />
      </Page>
    )
  return (
    <Page syncLine={page.signedIn}>
      {page.signedIn ? (
        <Answered asked={page.own} rows={2}>
          {(own) => <Own own={own} nowMs={page.nowMs} />}
        </Answered>
      ) : (
        <Welcome act="登录后登记" onAct={() => openPage(routes.signIn)} />
      )}
      {page.signedIn && (
        <Card title="要人帮忙">
          <ListRow
            title="请志愿者来帮"
            detail="陪诊、代购、理发，用存下的时间兑换"
            onPress={() => openPage(routes.redeem)}
          />
        </Card>
      )}
      {page.runs && (
        <Card title="我办的活动">
          <ListRow
            title="看活动和名单"
            detail="发布、改时间、看谁报了名"
            onPress={() => openPage(routes.activities)}
          />
        </Card>
      )}
      <Card title="近期活动" aside="不登录也能看">
        <Answered asked={page.coming} rows={3}>
          {({ activities }) => <Coming activities={activities} nowMs={page.nowMs} />}
        </Answered>
      </Card>
    </Page>
  )
}

function Welcome({ act, onAct }: { readonly act: string; readonly onAct: () => void }) {
  return (
    <Card title="做一名志愿者">
      <Text className="volunteer__words">
        理发、陪诊、扫雪、清洁楼道，有空就来一次。服务的时间会记下来，以后自己或家里人需要时可以用。
      </Text>
      <View className="volunteer__act">
        <Button kind="primary" onPress={onAct}>
          {act}
        </Button>
      </View>
    </Card>
  )
}

function Own({ own, nowMs }: { readonly own: OwnPart; readonly nowMs: number }) {
  const { record, signUps } = own
  if (!record || record.state === 'left')
    return <Welcome act="成为志愿者" onAct={() => openPage(routes.register)} />
  if (record.state !== 'verified') return <Standing record={record} />
  const next = nextShift(signUps, nowMs)
  const others = otherPlaces(signUps, next, nowMs)
  return (
    <>
      <NextShift next={next} nowMs={nowMs} />
      {others.length > 0 && (
        <Card title="我报的其他活动" aside={`${others.length} 个`}>
          <Rows
            items={others}
            keyOf={({ shiftId }) => shiftId}
            row={(place) => <PlaceRow place={place} nowMs={nowMs} />}
          />
        </Card>
      )}
      <Card title="我的志愿服务">
        <ListRow
          title="我的志愿记录"
          detail={`编号 ${record.number}`}
          onPress={() => openPage(routes.record)}
        />
        <ListRow
          title="时间银行"
          detail="存了多少，怎么用，怎么送"
          onPress={() => openPage(routes.bank)}
        />
        <ListRow
          title="我的签到码"
          detail="没法扫码时，给现场负责人扫"
          onPress={() => openPage(routes.myCode)}
        />
        <ListRow
          title="时长公示"
          detail="有不对的可以提出来"
          onPress={() => openPage(routes.notices)}
        />
      </Card>
    </>
  )
}

/** Registered, and not to be signed up yet: what comes next, or why not. */
function Standing({ record }: { readonly record: VolunteerRecord }) {
  const declined = record.state === 'declined'
  return (
    <Card title={volunteerStateWords[record.state]} aside={`编号 ${record.number}`}>
      <Text className="volunteer__words">
        {declined
          ? `社区写的原因：${record.settledReason}。改好后可以再登记一次。`
          : '登记收到了。社区工作者核对以后，就能报名参加活动。'}
      </Text>
      <View className="volunteer__act">
        {declined ? (
          <Button kind="primary" onPress={() => openPage(routes.register)}>
            再登记一次
          </Button>
        ) : (
          <Button onPress={() => openPage(routes.record)}>看我登记的内容</Button>
        )}
      </View>
    </Card>
  )
}

interface NextShiftProps {
  readonly next: MySignUp | undefined
  readonly nowMs: number
}

function NextShift({ next, nowMs }: NextShiftProps) {
  if (!next)
    return (
      <Card title="我的下一班">
        <Text className="volunteer__words">还没有报活动。下面挑一个，点进去就能报名。</Text>
        <View className="volunteer__act">
          <Button onPress={() => openPage(routes.scan)}>到了现场，扫码签到</Button>
        </View>
      </Card>
    )
  const { activityId } = next
  return (
    <Card title="我的下一班" onMore={() => openPage(routes.activity, { activityId })}>
      <Text className="volunteer__next">{next.title}</Text>
      <Text className="volunteer__when">{shiftWords(next, nowMs)}</Text>
      <Text className="volunteer__words">{next.place}</Text>
      <View className="volunteer__act">
        <Button kind="primary" onPress={() => openPage(routes.scan)}>
          扫码签到
        </Button>
      </View>
    </Card>
  )
}

function PlaceRow({ place, nowMs }: { readonly place: MySignUp; readonly nowMs: number }) {
  const state = place.cancelled ? (
    <Tag tone="red">{`▲ 已取消：${place.cancelledReason}`}</Tag>
  ) : place.state === 'waiting' ? (
    <Tag tone="amber">{`◆ 候补第 ${place.waitingPlace} 位`}</Tag>
  ) : (
    <Tag tone="green">● 已报上</Tag>
  )
  return (
    <ListRow
      title={place.title}
      detail={
        <>
          {state}
          <Text>{shiftWords(place, nowMs)}</Text>
        </>
      }
      onPress={() => openPage(routes.activity, { activityId: place.activityId })}
    />
  )
}

interface ComingProps {
  readonly activities: readonly ListedActivity[]
  readonly nowMs: number
}

function Coming({ activities, nowMs }: ComingProps) {
  if (activities.length === 0)
    return (
      <EmptyState icon="calendar" title="近期没有活动" text="社区发布新的活动后，会出现在这里。" />
    )
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
