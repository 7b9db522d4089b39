/** 我的码和时长: one's own code for the leader to scan, and what has been confirmed; kept on the phone for a gate without signal. */
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useApplication } from '../../../../app-context'
import { useKeptAnswer } from '../../../../app-questions'
import {
  phoneFullWords,
  type KeptAnswerState,
} from '../../../../components/server-answer/use-answer-kept-by'
import { ownCodeKey } from '../../../../application'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { EmptyState, ErrorState } from '../../../../components/empty-state'
import { ListRow } from '../../../../components/list-row'
import { Loading } from '../../../../components/loading'
import { LongList } from '../../../../components/long-list'
import { Notice } from '../../../../components/notice'
import { Page } from '../../../../components/page'
import { QrCode } from '../../../../components/qr-code'
import { ServiceState } from '../../../../components/service-state'
import { Sheet } from '../../../../components/sheet'
import { ObjectionForm } from '../../objection-form'
import { Tag } from '../../../../components/tag'
import { minutesWords } from '../../../../domain/minutes-words'
import { momentWords } from '../../../../components/words/date-words'
import { decisionWords } from '../../../../components/words/decision-words'
import { personalCodeText } from '../../../../domain/attendance/gate-code'
import { lateWords } from '../../../../domain/attendance/late-scans'
import { mayObject } from '../../../../domain/attendance/objection'
import type { OwnAttendance } from '../../../../protocol/attendance'
import { useKeptAwake } from '../../use-kept-awake'
import { NewCode } from './new-code'
import { tickedWords, Waiting } from './waiting'
import './index.scss'

type Service = OwnAttendance['services'][number]

export default function MyCodePage() {
  useKeptAwake()
  const application = useApplication()
  const nowMs = application.device.clock.nowMs()
  const mine = useKeptAnswer(ownCodeKey, () => application.server.attendance.mine())
  const [objected, setObjected] = useState<Service | null>(null)
  const { value } = mine
  if (value === undefined)
    return (
      <Page>
        {mine.asking ? (
          <Loading rows={5} />
        ) : (
          <ErrorState title="没有读到" text={mine.problem} onAct={mine.askAgain} />
        )}
      </Page>
    )
  if (value === null)
    return (
      <Page>
        <EmptyState icon="person" title="您还不是志愿者" text="登记后，这里就有您的码。" />
      </Page>
    )
  const regionId = objected?.regionId
  return (
    <Page
      overlay={
        <Sheet open={objected !== null} title="有异议" onClose={() => setObjected(null)}>
          {objected && regionId && (
            <ObjectionForm
              service={{ serviceId: objected.serviceId, regionId }}
              words={`${objected.title} · 公示的是 ${minutesWords(objected.minutes)}`}
              onDone={() => {
                setObjected(null)
                mine.askAgain()
              }}
            />
          )}
        </Sheet>
      }
    >
      <View className="my-code">
        <QrCode
          text={personalCodeText(value.volunteerId, value.proof)}
          sidePx={260}
          label={`${value.name}的志愿者码`}
        />
        <Text className="my-code__name">{value.name}</Text>
        <Text className="my-code__small">{`志愿者编号 ${value.number}`}</Text>
        <Text className="my-code__small">
          {mine.unkept ? phoneFullWords : '请活动负责人扫，没有信号也能用'}
        </Text>
        {value.regionId && <NewCode regionId={value.regionId} onRenewed={mine.askAgain} />}
      </View>
      <Notice tone="grey" text={staleWords(mine, nowMs)} />
      <Waiting waiting={value.waiting ?? []} nowMs={nowMs} />
      <Card title="我的服务" aside={`${value.services.length} 次`}>
        {value.services.length === 0 ? (
          <EmptyState
            icon="calendar"
            title="还没有确认的时长"
            text="参加活动后，负责人确认了就在这里。"
          />
        ) : (
          <LongList
            items={value.services}
            keyOf={({ serviceId }) => serviceId}
            measure="次"
            row={(service) => <ServiceRow service={service} nowMs={nowMs} onObject={setObjected} />}
          />
        )}
      </Card>
    </Page>
  )
}

/** What waited then may have been confirmed since. */
const staleWords = (
  { problem, failure, keptAtMs }: KeptAnswerState<OwnAttendance | null>,
  nowMs: number,
): string =>
  problem === ''
    ? ''
    : `${failure === 'unreachable' ? '没有网络，' : problem}下面是 ${momentWords(keptAtMs, nowMs)} 看到的`

/** What the leader wrote, and what came of objections. */
const wordsOf = ({
  minutes,
  scannedMinutes,
  leaderReason,
  lateScans,
  lateWays,
  decisions,
  byHand,
}: Service): readonly string[] => [
  ...(scannedMinutes === undefined || scannedMinutes === minutes
    ? []
    : [scannedMinutes === 0 ? '扫码没有记到时长' : `扫码记的是 ${minutesWords(scannedMinutes)}`]),
  ...(tickedWords(byHand) === '' ? [] : [tickedWords(byHand)]),
  ...(lateScans === 'seen' ? [`您有${lateWords(lateWays)}晚到，负责人看过，时长不改`] : []),
  ...(leaderReason === undefined || leaderReason === '' ? [] : [`负责人：${leaderReason}`]),
  ...(decisions ?? []).map(decisionWords),
]

interface ServiceRowProps {
  readonly service: Service
  readonly nowMs: number
  readonly onObject: (service: Service) => void
}

function ServiceRow({ service, nowMs, onObject }: ServiceRowProps) {
  const isOpen = service.regionId && mayObject(service, nowMs)
  const { title, startsAtMs, minutes, state, noticeUntilMs } = service
  return (
    <ListRow
      title={title}
      detail={
        <>
          <View>{momentWords(startsAtMs, nowMs)}</View>
          <ServiceState state={state} noticeUntilMs={noticeUntilMs} />
          {state !== 'objected' && service.lateScans === 'to-see' && (
            <Tag tone="amber">{`◆ 您有${lateWords(service.lateWays)}晚到，负责人会再看`}</Tag>
          )}
          {wordsOf(service).map((words) => (
            <View key={words}>{words}</View>
          ))}
          {isOpen && (
            <View className="my-code__object">
              <Button compact onPress={() => onObject(service)}>
                有不对，提异议
              </Button>
            </View>
          )}
        </>
      }
      trailing={minutesWords(minutes)}
    />
  )
}
