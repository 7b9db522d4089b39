/** 时长公示: hours that will count when nobody objects; anybody may read it, whoever is signed in may object. */
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Card } from '../../../../components/card'
import { EmptyState } from '../../../../components/empty-state'
import { ListRow } from '../../../../components/list-row'
import { LongList } from '../../../../components/long-list'
import { Page } from '../../../../components/page'
import { Answered } from '../../../../components/server-answer'
import { ServiceState } from '../../../../components/service-state'
import { Sheet } from '../../../../components/sheet'
import { Tag } from '../../../../components/tag'
import { TrailButtons } from '../../../../components/trail'
import { momentWords, monthDay } from '../../../../components/words/date-words'
import { minutesWords } from '../../../../domain/minutes-words'
import { chinaDate } from '../../../../domain/calendar'
import { noticesPerAnswer, type NoticeLine } from '../../../../protocol/notice'
import { ObjectionForm } from '../../objection-form'
import { OwnObjections } from './own-objections'
import { useNotices, type NoticesPageState } from './use-notices'
import { WhichNotices } from './which-notices'

export default function NoticesPage() {
  const page = useNotices()
  const { nowMs, trail } = page
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
                page.asked.askAgain()
                page.own.askAgain()
              }}
            />
          )}
        </Sheet>
      }
    >
      <Text className="page__title">时长公示</Text>
      <Text className="page__subtitle">公示期满没有异议，时长才入账。觉得不对，点那一行。</Text>
      {page.signedIn && (
        <Answered asked={page.own} rows={1}>
          {(objections) => <OwnObjections objections={objections} nowMs={nowMs} />}
        </Answered>
      )}
      <WhichNotices page={page} />
      <Answered asked={page.asked}>
        {(lines) =>
          lines.length === 0 && trail.isFirst ? (
            <None page={page} />
          ) : (
            <Card
              title="公示中"
              aside={`${lines.length < noticesPerAnswer && trail.isFirst ? '' : '这一页 '}${lines.length} 条`}
            >
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

function None({ page }: { readonly page: NoticesPageState }) {
  if (page.number !== '')
    return (
      <EmptyState
        icon="list"
        title="没有这个编号的公示"
        text="对一遍编号，要写完整。已经入账的时长不在这里。"
      />
    )
  if (page.regionId === page.streetId)
    return <EmptyState icon="list" title="现在没有公示中的时长" />
  return (
    <EmptyState
      icon="list"
      title="这个社区现在没有公示中的时长"
      act="看全部社区的"
      onAct={() => page.choose(page.streetId)}
    />
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
          <View>{line.title}</View>
          <View>
            {[momentWords(line.startsAtMs, nowMs), line.regionName ?? '']
              .filter((part) => part !== '')
              .join(' · ')}
          </View>
          <View>{`编号 ${line.number}`}</View>
          {line.objected ? (
            <ServiceState state="objected" noticeUntilMs={line.noticeUntilMs} />
          ) : (
            <Tag>{`公示到 ${monthDay(chinaDate(line.noticeUntilMs - 1))}`}</Tag>
          )}
        </>
      }
      onPress={onPress}
    />
  )
}
