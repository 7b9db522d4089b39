/** 待传: first what needs the worker (two values, refused), then what simply waits. A retry by hand is always there. */
import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
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
  const { letters } = page
  const settled = page.waiting.length + page.refused.length + page.conflicts.length === 0
  const nothing =
    settled && [...letters.askedAbout, ...letters.waiting, ...letters.refused].length === 0
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
        row={(entry) => (
          <RefusedCard entry={entry} kept="原文留在本机，社区也收到一份，可以采纳。">
            <Button compact onPress={() => void page.dismiss(entry.id)}>
              看过了，收起来
            </Button>
          </RefusedCard>
        )}
        measure="条"
      />
      <LongList
        items={letters.refused}
        keyOf={idOf}
        row={(letter) => (
          <RefusedCard entry={letter} kept="原文留在本机，收起来以后就没有了。">
            {letter.mayBeRewritten && (
              <Button compact onPress={() => void page.rewrite(letter.id)}>
                改一改再寄
              </Button>
            )}
            <Button compact onPress={() => void page.dismissLetter(letter.id)}>
              看过了，收起来
            </Button>
          </RefusedCard>
        )}
        measure="封"
      />
      <View>
        {letters.askedAbout.length > 0 && (
          <Card title="放久了，没有送出" aside={`${letters.askedAbout.length} 封 · 已存本机`}>
            <LongList items={letters.askedAbout} keyOf={idOf} row={askedAboutRow} measure="封" />
          </Card>
        )}
      </View>
      <View>
        {letters.waiting.length > 0 && (
          <Card title="等着寄" aside={`${letters.waiting.length} 封 · 已存本机`}>
            <LongList
              items={letters.waiting}
              keyOf={idOf}
              row={(letter) => (
                <WaitingLetter letter={letter} onWithdraw={() => void page.withdraw(letter.id)} />
              )}
              measure="封"
            />
          </Card>
        )}
      </View>
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

/** Only requests for a service are asked about. */
const askedAboutRow = ({ title, when }: OutboxState['letters']['askedAbout'][number]) => (
  <ListRow
    title={title}
    detail={
      <>
        <Text className="outbox__line">{when}</Text>
        <Tag tone="amber">◆ 点开说还要不要</Tag>
      </>
    }
    onPress={() => openPage(routes.redeem)}
  />
)

interface WaitingLetterProps {
  readonly letter: OutboxState['letters']['waiting'][number]
  readonly onWithdraw: () => void
}

function WaitingLetter({ letter, onWithdraw }: WaitingLetterProps) {
  const { title, where, lines, when, photos } = letter
  const photoWords = photos > 0 ? `${photos} 张照片` : ''
  return (
    <ListRow
      title={title}
      detail={
        <>
          <Text className="outbox__line">
            {[where, when, photoWords].filter(Boolean).join(' · ')}
          </Text>
          {lines.map((line) => (
            <Text key={line} className="outbox__line">
              {line}
            </Text>
          ))}
        </>
      }
      {...(letter.mayBeWithdrawn
        ? {
            trailing: (
              <Button compact onPress={onWithdraw}>
                撤回
              </Button>
            ),
          }
        : {})}
    />
  )
}

interface RefusedCardProps {
  readonly entry: Pick<
    OutboxState['refused'][number],
    'title' | 'when' | 'where' | 'lines' | 'reason'
  >
  /** Where else the words are kept. */
  readonly kept: string
  readonly children: ReactNode
}

function RefusedCard({ entry, kept, children }: RefusedCardProps) {
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
        <Text className="outbox__where">{kept}</Text>
      </View>
      {children}
      <View className="outbox__foot" />
    </Card>
  )
}
