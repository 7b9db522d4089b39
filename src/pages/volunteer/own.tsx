/** What a volunteer sees of the own: the next shift with the scan, other places, the hours over the months. */
import { Text, View } from '@tarojs/components'
import { useTellMe } from '../../app-questions'
import { Button } from '../../components/button'
import { Card } from '../../components/card'
import { ListRow } from '../../components/list-row'
import { openPage } from '../../components/navigation/open-page'
import { routes } from '../../components/navigation/routes'
import { Notice } from '../../components/notice'
import { momentWords } from '../../components/words/date-words'
import { shiftWords } from '../../components/words/shift-words'
import { nextShift } from '../../domain/attendance/own-shifts'
import { volunteerStateWords } from '../../domain/volunteer-labels'
import type { MySignUp } from '../../protocol/activity'
import type { ServedHours, VolunteerRecord } from '../../protocol/volunteer'
import { Hours } from './hours'
import { OtherPlaces } from './places'
import { otherPlaces, type OwnPart } from './use-volunteer'
import { Welcome } from './welcome'
import './index.scss'

interface OwnProps {
  readonly own: OwnPart
  readonly nowMs: number
  /** How long before a shift and after it its codes hold. */
  readonly codeMarginMs: number
}

export function Own({ own, nowMs, codeMarginMs }: OwnProps) {
  const { record, signUps } = own
  if (!record || record.state === 'left')
    return (
      <>
        {record !== null && record.settledReason !== '' && (
          <Notice
            tone="amber"
            text={`社区结束了您的志愿者登记：${record.settledReason}。服务记录和时长都留着，想回来可以再登记。`}
          />
        )}
        <Welcome act="成为志愿者" onAct={() => openPage(routes.register)} />
      </>
    )
  if (record.state !== 'verified') return <Standing record={record} />
  const next = nextShift(signUps, nowMs, codeMarginMs)
  const others = otherPlaces(signUps, next, nowMs)
  return (
    <>
      <NextShift next={next} nowMs={nowMs} codeMarginMs={codeMarginMs} />
      {others.length > 0 && <OtherPlaces others={others} signUps={signUps} nowMs={nowMs} />}
    </>
  )
}

interface OwnServiceProps {
  readonly record: VolunteerRecord
  readonly served: ServedHours | null
  readonly nowMs: number
}

/** In every state, also of who left and waits to come back: what was done stays theirs. */
export function OwnService({ record, served, nowMs }: OwnServiceProps) {
  const isVerified = record.state === 'verified'
  return (
    <>
      {served && (isVerified || served.minutes > 0) && <Hours served={served} nowMs={nowMs} />}
      <Card title={record.state === 'left' ? '以前的志愿服务' : '我的志愿服务'}>
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
        {isVerified && (
          <ListRow
            title="我的码和时长"
            detail="给现场负责人扫；扫过的等确认也在这里"
            onPress={() => openPage(routes.myCode)}
          />
        )}
        {!isVerified && record.serviceSum.times > 0 && (
          <ListRow
            title="志愿服务证明"
            detail="以前入账的时长，还能开证明"
            onPress={() => openPage(routes.certificates)}
          />
        )}
        <ListRow
          title="时长公示"
          detail="有不对的可以提出来"
          onPress={() => openPage(routes.notices, { regionId: record.regionId })}
        />
      </Card>
    </>
  )
}

/** Registered, and not to be signed up yet: what comes next, or why not. */
function Standing({ record }: { readonly record: VolunteerRecord }) {
  const declined = record.state === 'declined'
  const tellMe = useTellMe({
    regionId: declined ? '' : record.regionId,
    wanted: ['volunteer-turn'],
    words: '好的，核对好了就告诉您。',
  })
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
          <>
            {tellMe && (
              <Button kind="primary" onPress={() => void tellMe()}>
                核对好了告诉我
              </Button>
            )}
            <Button kind={tellMe ? 'quiet' : 'secondary'} onPress={() => openPage(routes.record)}>
              看我登记的内容
            </Button>
          </>
        )}
      </View>
    </Card>
  )
}

interface NextShiftProps {
  readonly next: MySignUp | undefined
  readonly nowMs: number
  readonly codeMarginMs: number
}

function NextShift({ next, nowMs, codeMarginMs }: NextShiftProps) {
  if (!next)
    return (
      <Card title="我的下一班">
        <Text className="volunteer__words">还没有报活动。下面挑一个，点进去就能报名。</Text>
        <View className="volunteer__act">
          <Button onPress={() => openPage(routes.scan)}>到了现场，扫码签到</Button>
        </View>
      </Card>
    )
  const { activityId, startsAtMs, endsAtMs } = next
  const hasBegun = startsAtMs <= nowMs
  return (
    <Card
      title={hasBegun ? '我这一班' : '我的下一班'}
      onMore={() => openPage(routes.activity, { activityId })}
    >
      <Text className="volunteer__next">{next.title}</Text>
      <Text className="volunteer__when">{shiftWords(next, nowMs)}</Text>
      <Text className="volunteer__words">{next.place}</Text>
      {endsAtMs <= nowMs && (
        <Text className="volunteer__words">
          {`结束了，还没签退的请扫码，${momentWords(endsAtMs + codeMarginMs, nowMs)} 前都能扫。`}
        </Text>
      )}
      <View className="volunteer__scan">
        <Button kind="primary" onPress={() => openPage(routes.scan)}>
          {hasBegun ? '扫码签到、签退' : '扫码签到'}
        </Button>
      </View>
    </Card>
  )
}
