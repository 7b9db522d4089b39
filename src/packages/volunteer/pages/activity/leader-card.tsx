/** For who runs an activity: who came, the lists of each shift, and what may be changed. */
import { Text, View } from '@tarojs/components'
import { useApplication } from '../../../../app-context'
import { useKeptAnswer } from '../../../../app-questions'
import { Card } from '../../../../components/card'
import { gateListKey, isGateSoon } from '../../../../components/gate-lists/take-gate-lists'
import { Fact, ListRow } from '../../../../components/list-row'
import { openPage } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { phoneFullWords } from '../../../../components/server-answer/use-answer-kept-by'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { serviceWords } from '../../../../components/service-counts'
import type { PublicActivity, PublicShift } from '../../../../protocol/activity'

interface LeaderCardProps {
  readonly activity: PublicActivity
  readonly nowMs: number
}

export function LeaderCard({ activity, nowMs }: LeaderCardProps) {
  const { id: activityId, regionId, shifts } = activity
  return (
    <Card title="我负责" aside="报名的人看不到这里">
      {shifts.some(({ startsAtMs }) => startsAtMs <= nowMs) && (
        <Came activity={activity} nowMs={nowMs} />
      )}
      {shifts.map((shift, index) => (
        <LeaderRows
          key={shift.id}
          shift={shift}
          which={shifts.length > 1 ? `第 ${index + 1} 班 ` : ''}
          regionId={regionId}
          nowMs={nowMs}
        />
      ))}
      {activity.state === 'open' && (
        <ListRow
          title="改活动，或取消"
          detail="开了提醒的人会收到通知，别的人请打电话"
          onPress={() => openPage(routes.publish, { activityId })}
        />
      )}
    </Card>
  )
}

interface LeaderRowsProps {
  readonly shift: PublicShift
  /** '第 2 班 ' */
  readonly which: string
  readonly regionId: string
  readonly nowMs: number
}

/** The list of a gate, fetched and kept while there is a network: the gate may stand in a cellar. */
function TakesList({ shiftId }: { readonly shiftId: string }) {
  const { server } = useApplication()
  const list = useKeptAnswer(gateListKey(shiftId), () => server.attendance.gate({ shiftId }))
  if (list.value)
    return <Text>{list.unkept ? phoneFullWords : '名单在这部手机上了，没有网络也能用'}</Text>
  return <Text>{list.asking ? '正在取名单…' : '▲ 名单还没取到，请在有网的地方再打开这一页'}</Text>
}

const gateDetail = (shift: PublicShift, nowMs: number) => {
  if (shift.state === 'cancelled') return '这一班取消了'
  if (shift.endsAtMs <= nowMs) return '这一班结束了'
  if (isGateSoon(shift, nowMs)) return <TakesList shiftId={shift.id} />
  return '前一天起在有网的地方打开一次志愿页，名单就取到手机上'
}

function LeaderRows({ shift, which, regionId, nowMs }: LeaderRowsProps) {
  const { id: shiftId, seatsTaken, waiting } = shift
  return (
    <View>
      <ListRow
        title={`${which}报名名单`}
        detail={`${seatsTaken} 人报上，${waiting} 人候补`}
        onPress={() => openPage(routes.signUps, { shiftId, regionId })}
      />
      <ListRow
        title={`${which}现场签到`}
        detail={gateDetail(shift, nowMs)}
        onPress={() => openPage(routes.gate, { shiftId })}
      />
      <ListRow
        title={`${which}确认时长`}
        detail="活动结束以后"
        onPress={() => openPage(routes.hours, { shiftId })}
      />
    </View>
  )
}

/** Whoever came to two shifts is one of the people, and two of the times. */
function Came({ activity, nowMs }: LeaderCardProps) {
  const { server } = useApplication()
  const { id: activityId, regionId } = activity
  const { answer } = useServerAnswer(`came/${activityId}`, () =>
    server.attendance.counts({ regionId, activityId, fromMs: 0, toMs: nowMs }),
  )
  return <Fact label="到场">{answer.kind === 'answer' ? serviceWords(answer.value) : '…'}</Fact>
}
