/** 刚才: the last ten at this gate, those scanned here and those of others; and how many still wait to be sent. */
import { Text } from '@tarojs/components'
import type { KeptScan } from '../../../../application'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { EmptyState } from '../../../../components/empty-state'
import { ListRow } from '../../../../components/list-row'
import { momentWords } from '../../../../components/words/date-words'
import { scanResults } from '../../../../domain/attendance/scan'
import { scanSentence, sinceWords } from '../../scan-result'
import type { GateState } from './use-gate'

const passageWords = { in: '签到', out: '签退' } as const

interface TakeBackProps {
  readonly page: GateState
  readonly tick: KeptScan
  readonly words?: string
}

/** Undone there and then: whoever was meant can be ticked at once. */
export function TakeBack({ page, tick, words = '收回' }: TakeBackProps) {
  return (
    <Button compact onPress={() => void page.takeBack(tick)}>
      {words}
    </Button>
  )
}

/** What came of the last name, above the list: of the page below it nothing can be read. */
export function LastTick({ page }: { readonly page: GateState }) {
  const { shown, ticked } = page
  if (!shown || shown.scan.volunteerId === '') return null
  const since = sinceWords(shown, page.nowMs)
  return (
    <ListRow
      title={`${scanResults[shown.result].shape} ${scanSentence(shown)}`}
      {...(since === '' ? {} : { detail: since })}
      {...(ticked ? { trailing: <TakeBack page={page} tick={ticked} /> } : {})}
    />
  )
}

export function LastEvents({ page }: { readonly page: GateState }) {
  return (
    <Card title="刚才" aside={page.waiting > 0 ? `${page.waiting} 次等着传` : '最近 10 次'}>
      {page.events.length === 0 ? (
        <EmptyState
          icon="check"
          title="还没有人签到"
          text={
            page.offline
              ? '自己扫码的人要等有网才看得到；您扫的、点的，马上就在这里。'
              : '自己扫码的人，一分钟内会出现在这里。'
          }
        />
      ) : (
        page.events.map((event) =>
          event.kind === 'scan' ? (
            <ListRow
              key={event.kept.scan.scanId}
              title={`${scanResults[event.kept.result].shape} ${scanSentence(event.kept)}`}
              detail={<Text>{momentWords(event.atMs, page.nowMs)}</Text>}
              {...(event.ticked ? { trailing: <TakeBack page={page} tick={event.kept} /> } : {})}
            />
          ) : (
            <ListRow
              key={`${event.passage.volunteerId} ${event.passage.direction}`}
              title={`✓ ${event.passage.name}：${passageWords[event.passage.direction]}`}
              detail={<Text>{`${momentWords(event.atMs, page.nowMs)} · 别处扫的`}</Text>}
            />
          ),
        )
      )}
    </Card>
  )
}
