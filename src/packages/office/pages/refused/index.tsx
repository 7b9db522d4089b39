/** 未通过的记录: what somebody wrote and the server refused, in words; 采纳 or 不采纳, each with its consequence. */
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button, ButtonRow } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { ReasonDialog } from '../../../../components/dialog/reason-dialog'
import { EmptyState } from '../../../../components/empty-state'
import { Answered } from '../../../../components/server-answer'
import { LongList } from '../../../../components/long-list'
import { Tag } from '../../../../components/tag'
import { momentWords } from '../../../../components/words/date-words'
import type { RefusedEntry } from '../../../../protocol/contract'
import { OfficePage } from '../../../../components/office-page'
import { useRefused } from './use-refused'
import './index.scss'

type RefusedPageState = ReturnType<typeof useRefused>

export default function RefusedPage() {
  const page = useRefused()
  const [dismissing, setDismissing] = useState<RefusedEntry | null>(null)
  return (
    <OfficePage
      office={page}
      problem={page.problem}
      overlay={
        dismissing && (
          <ReasonDialog
            title="不采纳这一条"
            text="原文和您写的原因都留在这里，以后还查得到。"
            act="不采纳"
            busy={page.busyId !== ''}
            problem={page.problem}
            onSettle={(reason) => page.dismiss(dismissing, reason)}
            onClose={() => setDismissing(null)}
          />
        )
      }
    >
      <Answered asked={page}>
        {(entries) =>
          entries.length === 0 ? (
            <EmptyState
              icon="check"
              title="没有未通过的记录"
              text="有人写的内容没有通过时，会留在这里等您看。"
            />
          ) : (
            <LongList
              items={entries}
              keyOf={({ commandId }) => commandId}
              measure="条"
              row={(entry) => (
                <EntryCard page={page} entry={entry} onDismiss={() => setDismissing(entry)} />
              )}
            />
          )
        }
      </Answered>
    </OfficePage>
  )
}

interface EntryCardProps {
  readonly page: RefusedPageState
  readonly entry: RefusedEntry
  readonly onDismiss: () => void
}

function EntryCard({ page, entry, onDismiss }: EntryCardProps) {
  const words = page.wordsOf(entry)
  return (
    <Card
      title={words.title}
      aside={`${entry.memberName} · ${momentWords(entry.issuedAtMs, page.nowMs)}`}
    >
      <Text className="refused__where">{words.where}</Text>
      {words.lines.map((line) => (
        <Text key={line} className="refused__line">
          {line}
        </Text>
      ))}
      <View className="refused__reason">
        <Tag tone="red">▲ 没有通过</Tag>
        <Text>{page.reasonOf(entry)}</Text>
      </View>
      {entry.state === 'open' ? (
        <ButtonRow>
          <Button onPress={onDismiss}>不采纳</Button>
          <Button busy={page.busyId === entry.commandId} onPress={() => void page.adopt(entry)}>
            采纳
          </Button>
        </ButtonRow>
      ) : (
        <View>
          <Tag tone={entry.state === 'adopted' ? 'green' : 'grey'}>
            {`${entry.state === 'adopted' ? '● 已采纳' : '– 没有采纳'} · ${entry.settledByName}`}
          </Tag>
          {entry.settledReason !== '' && (
            <Text className="refused__where">{`原因：${entry.settledReason}`}</Text>
          )}
        </View>
      )}
      <View className="refused__foot" />
    </Card>
  )
}
