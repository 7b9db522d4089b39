/** One topic: what it is, how it stands, the vote of the own household, what neighbours say, and the office's part. */
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { EmptyState, ErrorState } from '../../../../components/empty-state'
import { Fact } from '../../../../components/list-row'
import { Loading } from '../../../../components/loading'
import { openPage } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { Notice } from '../../../../components/notice'
import { Page } from '../../../../components/page'
import { Tag } from '../../../../components/tag'
import type { TopicView } from '../../../../protocol/deliberation'
import { ruleWords, topicTag, untilWords } from '../../topic-words'
import { Former, Proposed } from './former'
import { Opinions } from './opinions'
import { Proxies, ProxySheet } from './proxy-vote'
import { TopicReason, type Reasoned } from './topic-reason'
import { Result, Vote } from './vote'
import { useTellOfTopic } from '../../use-tell-of-topic'
import { useTopic, type TopicPageState } from './use-topic'
import './index.scss'

export default function TopicPage() {
  const page = useTopic()
  const [reasoned, setReasoned] = useState<Reasoned | null>(null)
  const [proxy, setProxy] = useState(false)
  const { view } = page
  if (page.isWrong)
    return (
      <Page>
        <EmptyState title="没有这个议题" text="可能还没公布，请从列表里再打开。" />
      </Page>
    )
  if (!view)
    return (
      <Page>
        {page.unread === '' ? (
          <Loading rows={5} />
        ) : (
          <ErrorState title="没有读到" text={page.unread} onAct={page.askAgain} />
        )}
      </Page>
    )
  const tag = topicTag(view)
  const isOpen = view.phase === 'collecting' || view.phase === 'voting'
  return (
    <Page
      overlay={
        <>
          {reasoned && (
            <TopicReason page={page} asked={reasoned} onClose={() => setReasoned(null)} />
          )}
          <ProxySheet page={page} view={view} open={proxy} onClose={() => setProxy(false)} />
        </>
      }
    >
      <Notice text={page.problem} />
      {page.unread !== '' && <Notice tone="grey" text="没有网络，这是上次看到的。" />}
      <Card>
        <View className="topic__head">
          <Tag tone={tag.tone}>{tag.words}</Tag>
          <Text className="topic__title">{view.title}</Text>
          <Text className="topic__text">{view.text}</Text>
          {view.reason !== '' && <Notice tone="grey" text={`原因：${view.reason}`} />}
          {untilWords(view) !== '' && <Text className="topic__when">{untilWords(view)}</Text>}
          <TellMe view={view} />
        </View>
      </Card>
      <Proposed words={view.proposed} />
      <Former all={view.former} nowMs={page.nowMs} />
      {view.state === 'checking' && <Checking page={page} view={view} onReason={setReasoned} />}
      {view.result && <Result view={view} result={view.result} />}
      {isOpen && <Vote page={page} view={view} />}
      {page.mayVoteFor && (
        <Button kind="quiet" onPress={() => setProxy(true)}>
          替不用微信的人家投
        </Button>
      )}
      {view.state !== 'checking' && view.state !== 'declined' && (
        <Opinions page={page} view={view} onReason={setReasoned} />
      )}
      {view.options.length > 0 && (
        <Card title="怎么算">
          <Fact label="谁能投">{`${view.regionName} 的每一户，一户一票`}</Fact>
          <Fact label="怎么算通过">{ruleWords(view.rule)}</Fact>
          <Text className="topic__small">
            谁投了什么，只有投的人自己看得到，代投的只有这家人看得到；社区只看得到总数。
          </Text>
        </Card>
      )}
      <Proxies view={view} nowMs={page.nowMs} />
      {view.manages && <Office page={page} view={view} onReason={setReasoned} />}
    </Page>
  )
}

function TellMe({ view }: { readonly view: TopicView }) {
  const { isPromised, ask } = useTellOfTopic(view)
  return (
    <>
      {isPromised && <Notice tone="green" text="有结果了，微信会告诉您一次。" />}
      {ask && (
        <Button compact onPress={() => void ask()}>
          {isPromised || view.state === 'checking' ? '有进展告诉我' : '出结果告诉我'}
        </Button>
      )}
    </>
  )
}

interface PartProps {
  readonly page: TopicPageState
  readonly view: TopicView
  readonly onReason: (asked: Reasoned) => void
}

const contentWords = {
  unasked: '',
  waiting: '正在检查文字，过一两分钟再看。',
  passed: '',
  held: '文字要请工作人员看一看。',
  kept: '',
} as const

function Checking({ page, view, onReason }: PartProps) {
  return (
    <Card title={view.manages ? '居民提的，等您核对' : '等社区核对'}>
      <Text className="topic__text">
        {contentWords[view.content] || '核对好了就公布，开始征求意见。'}
      </Text>
      {view.manages && (
        <View className="topic__acts">
          <Button kind="primary" onPress={() => openPage(routes.topicEdit, { topicId: view.id })}>
            写好选项，开议题
          </Button>
          <Button kind="quiet" onPress={() => onReason({ kind: 'decline' })}>
            不采用
          </Button>
        </View>
      )}
      {view.isProposer && (
        <Button kind="quiet" busy={page.busy} onPress={() => void page.takeBack()}>
          收回我的议题
        </Button>
      )}
    </Card>
  )
}

function Office({ page, view, onReason }: PartProps) {
  const isRunning = view.state === 'collecting' || view.state === 'voting'
  const mayLink = view.state === 'published' && view.matterId === ''
  if (!isRunning && view.state !== 'published') return null
  return (
    <Card title="办理" aside="居民看不到">
      <View className="topic__acts">
        {view.phase === 'collecting' && (
          <Button onPress={() => openPage(routes.topicEdit, { topicId: view.id })}>改议题</Button>
        )}
        {isRunning && (
          <Button kind="quiet" onPress={() => onReason({ kind: 'call-off' })}>
            停办这个议题
          </Button>
        )}
        {mayLink && (
          <Button kind="primary" busy={page.busy} onPress={() => void page.makeMatter()}>
            成为一件办理事项
          </Button>
        )}
        {view.matterId !== '' && (
          <Button onPress={() => openPage(routes.matter, { matterId: view.matterId })}>
            看办到哪了
          </Button>
        )}
      </View>
    </Card>
  )
}
