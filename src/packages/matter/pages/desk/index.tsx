/** 办诉求: what waits for my posts, soonest due first; all of the region; what is late; what has ended. */
import { Text, View } from '@tarojs/components'
import { Button, ButtonRow } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Chips } from '../../../../components/choice'
import { EmptyState, ErrorState } from '../../../../components/empty-state'
import { ListRow } from '../../../../components/list-row'
import { Loading } from '../../../../components/loading'
import { openPage } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { Notice } from '../../../../components/notice'
import { Page } from '../../../../components/page'
import { PickField } from '../../../../components/pick-field'
import { Tag } from '../../../../components/tag'
import { momentWords } from '../../../../components/words/date-words'
import type { DeskListName } from '../../../../protocol/matter'
import { dueTag } from '../../matter-words'
import { useDesk } from './use-desk'
import './index.scss'

const lists: readonly { readonly value: DeskListName; readonly label: string }[] = [
  { value: 'duty', label: '等我办' },
  { value: 'open', label: '都在办' },
  { value: 'late', label: '超期' },
  { value: 'answered', label: '等评价' },
  { value: 'ended', label: '办完的' },
]

const nothing: Readonly<Record<DeskListName, string>> = {
  duty: '没有等您办的事',
  open: '这里没有在办的事',
  late: '没有超期的，都在时限里',
  answered: '没有等评价的',
  ended: '还没有办完的',
}

export default function DeskPage() {
  const page = useDesk()
  const { lines, region, regions, list } = page
  if (page.ready && !region)
    return (
      <Page>
        <EmptyState title="您现在没有办诉求的岗位" text="请联系社区工作者。" />
      </Page>
    )
  return (
    <Page
      actions={
        <ButtonRow>
          <Button onPress={() => openPage(routes.matterRates)}>看办得怎样</Button>
          <Button kind="primary" onPress={() => openPage(routes.request, { forOthers: '1' })}>
            代居民登记
          </Button>
        </ButtonRow>
      }
    >
      <Notice text={page.problem} />
      {regions.length > 1 && (
        <PickField
          label="在哪里"
          options={regions.map(({ id, name }) => ({ value: id, label: name }))}
          value={region?.id ?? ''}
          onChange={page.choose}
        />
      )}
      <View className="desk__lists">
        <Chips options={lists} value={list} onChange={page.setList} />
      </View>
      {page.unread !== '' && lines !== undefined && (
        <Notice
          tone="grey"
          text={`没有网络，这是${momentWords(page.keptAtMs, page.nowMs)}看到的。`}
        />
      )}
      {lines === undefined && page.unread !== '' && (
        <ErrorState title="没有读到" text={page.unread} onAct={page.askAgain} />
      )}
      {lines === undefined && page.unread === '' && <Loading rows={4} />}
      {lines?.length === 0 && <EmptyState icon="check" title={nothing[list]} />}
      {lines?.map((line) => {
        const tag = dueTag(line, page.nowMs)
        return (
          <Card key={line.id} title={line.category} aside={line.number}>
            <View className="desk__tag">
              <Tag tone={tag.tone}>{tag.words}</Tag>
              {line.toBeAsked && <Tag tone="amber">◆ 要回访</Tag>}
            </View>
            <ListRow
              title={<Text className="desk__text">{line.text}</Text>}
              detail={`${line.regionName} ${line.place} · ${line.responsibleName || line.dutyName}`}
              onPress={() => openPage(routes.matter, { matterId: line.id })}
            />
          </Card>
        )
      })}
      {page.mayShowMore && <Button onPress={() => void page.showMore()}>看后面的</Button>}
      {page.tellMe && <Button onPress={() => void page.tellMe?.()}>有新的事告诉我</Button>}
    </Page>
  )
}
