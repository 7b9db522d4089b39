/** 时长公示: hours that will count when nobody objects; anybody may read it, whoever is signed in may object. */
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useApplication, useLive } from '../../../../app-context'
import { Card } from '../../../../components/card'
import { EmptyState } from '../../../../components/empty-state'
import { ListRow } from '../../../../components/list-row'
import { LongList } from '../../../../components/long-list'
import { Page } from '../../../../components/page'
import { Answered } from '../../../../components/server-answer'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { Sheet } from '../../../../components/sheet'
import { Tag } from '../../../../components/tag'
import { TrailButtons } from '../../../../components/trail'
import { useTrail } from '../../../../components/trail/use-trail'
import { momentWords, monthDay } from '../../../../components/words/date-words'
import { minutesWords } from '../../../../components/words/minutes-words'
import { chinaDate } from '../../../../domain/calendar'
import { noticesPerAnswer, type NoticeLine } from '../../../../protocol/attendance'
import { ObjectionForm } from '../../objection-form'
import { OwnObjections } from './own-objections'

export default function NoticesPage() {
  const application = useApplication()
  const nowMs = application.device.clock.nowMs()
  const trail = useTrail()
  const { after } = trail
  const asked = useServerAnswer(`notices ${after ?? ''}`, () =>
    application.server.attendance.notices(after === undefined ? {} : { after }),
  )
  const memberId = useLive((snapshot) => snapshot.access?.memberId ?? '')
  const own = useServerAnswer(memberId, () => application.server.attendance.myObjections())
  const [chosen, setChosen] = useState<NoticeLine | null>(null)
  return (
    <Page
      syncLine={false}
      overlay={
        <Sheet open={chosen !== null} title="有异议" onClose={() => setChosen(null)}>
          {chosen && (
            <ObjectionForm
              service={chosen}
              words={`${chosen.name} · ${chosen.title} · ${minutesWords(chosen.minutes)}`}
              onDone={() => {
                setChosen(null)
                asked.askAgain()
                own.askAgain()
              }}
            />
          )}
        </Sheet>
      }
    >
      <Text className="page__title">时长公示</Text>
      <Text className="page__subtitle">公示期满没有异议，时长才入账。觉得不对，点那一行。</Text>
      {memberId !== '' && (
        <Answered asked={own} rows={1}>
          {(objections) => <OwnObjections objections={objections} nowMs={nowMs} />}
        </Answered>
      )}
      <Answered asked={asked}>
        {(lines) =>
          lines.length === 0 && trail.isFirst ? (
            <EmptyState icon="list" title="现在没有公示中的时长" />
          ) : (
            <Card title="公示中" aside={`${lines.length} 条`}>
              <LongList
                items={lines}
                keyOf={({ serviceId }) => serviceId}
                measure="条"
                row={(line) => <Line line={line} nowMs={nowMs} onPress={() => setChosen(line)} />}
              />
              <TrailButtons
                trail={trail}
                last={lines.length < noticesPerAnswer ? undefined : lines.at(-1)?.serviceId}
              />
            </Card>
          )
        }
      </Answered>
    </Page>
  )
}

interface LineProps {
  readonly line: NoticeLine
  readonly nowMs: number
  readonly onPress: () => void
}

function Line({ line, nowMs, onPress }: LineProps) {
  return (
    <ListRow
      title={`${line.name} · ${minutesWords(line.minutes)}`}
      detail={
        <>
          <View>{`${line.title} · ${momentWords(line.startsAtMs, nowMs)}`}</View>
          <View>{`编号 ${line.number}`}</View>
          {line.objected ? (
            <Tag tone="amber">◆ 有异议，正在核对</Tag>
          ) : (
            <Tag>{`公示到 ${monthDay(chinaDate(line.noticeUntilMs - 1))}`}</Tag>
          )}
        </>
      }
      onPress={onPress}
    />
  )
}
