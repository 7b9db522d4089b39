/** 待传: first what needs the worker (two values, refused), then what simply waits. A retry by hand is always there. */
import { Text, View } from '@tarojs/components'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { EmptyState } from '../../../../components/empty-state'
import { ListRow } from '../../../../components/list-row'
import { LongList } from '../../../../components/long-list'
import { openPage } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { Page } from '../../../../components/page'
import { SyncCard } from '../../../../components/sync-card'
import { Tag } from '../../../../components/tag'
import { useOutbox } from './use-outbox'
import './index.scss'

type OutboxState = ReturnType<typeof useOutbox>

export default function OutboxPage() {
  const page = useOutbox()
  const nothing = page.waiting.length + page.refused.length + page.conflicts.length === 0
  return (
    <Page syncLine={false}>
      <View className="outbox__head">
        <SyncCard
          unsent={page.unsent}
          sync={page.sync}
          lastSyncedAtMs={page.lastSyncedAtMs}
          nowMs={page.nowMs}
          onRetry={() => void page.retry()}
        />
      </View>
      {/* Frames that stay: WeChat gets the siblings anew of whatever comes or goes, and here they are long lists. */}
      <View>
        {page.sync.kind === 'sign-in-again' && (
          <Button kind="primary" onPress={() => openPage(routes.signIn)}>
            重新登录
          </Button>
        )}
      </View>
      <View>
        {page.conflicts.length > 0 && (
          <Card title="两个人改了同一处" aside={`${page.conflicts.length} 处`}>
            <LongList items={page.conflicts} keyOf={idOf} row={conflictRow} measure="处" />
          </Card>
        )}
      </View>
      <LongList
        items={page.refused}
        keyOf={idOf}
        row={(entry) => <RefusedCard entry={entry} onRead={() => void page.dismiss(entry.id)} />}
        measure="条"
      />
      <View>
        {page.waiting.length > 0 && (
          <Card title="等着传" aside={`${page.waiting.length} 条 · 已存本机`}>
            <LongList items={page.waiting} keyOf={idOf} row={waitingRow} measure="条" />
          </Card>
        )}
      </View>
      <View>
        {nothing && (
          <EmptyState
            icon="check"
            title="写的都传完了"
            text="没有网络时记的内容会排在这里，有网就自动传。"
          />
        )}
      </View>
    </Page>
  )
}

const idOf = ({ id }: { readonly id: string }) => id

const conflictRow = ({ id, title, detail }: OutboxState['conflicts'][number]) => (
  <ListRow
    title={title}
    detail={
      <>
        <Text className="outbox__line">{detail}</Text>
        <Tag tone="amber">◆ 请选一个</Tag>
      </>
    }
    onPress={() => openPage(routes.conflict, { conflictId: id })}
  />
)

const waitingRow = ({ title, where, lines, when }: OutboxState['waiting'][number]) => (
  <ListRow
    title={title}
    detail={
      <>
        <Text className="outbox__line">{[where, when].filter(Boolean).join(' · ')}</Text>
        {lines.map((line) => (
          <Text key={line} className="outbox__line">
            {line}
          </Text>
        ))}
      </>
    }
  />
)

interface RefusedCardProps {
  readonly entry: OutboxState['refused'][number]
  readonly onRead: () => void
}

function RefusedCard({ entry, onRead }: RefusedCardProps) {
  return (
    <Card title={entry.title} aside={entry.when}>
      <Text className="outbox__where">{entry.where}</Text>
      {entry.lines.map((line) => (
        <Text key={line} className="outbox__line">
          {line}
        </Text>
      ))}
      <View className="outbox__reason">
        <Tag tone="red">▲ 没有通过</Tag>
        <Text>{entry.reason}</Text>
        <Text className="outbox__where">原文留在本机，社区也收到一份，可以采纳。</Text>
      </View>
      <Button compact onPress={onRead}>
        看过了，收起来
      </Button>
      <View className="outbox__foot" />
    </Card>
  )
}
