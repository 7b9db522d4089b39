/** 居民议事厅: what is talked over and voted on where one lives. Reading needs no login. */
import { Text, View } from '@tarojs/components'
import { Button } from '../../../../components/button'
import { Section } from '../../../../components/card'
import { Segments } from '../../../../components/choice'
import { EmptyState, ErrorState } from '../../../../components/empty-state'
import { Loading } from '../../../../components/loading'
import { openPage } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { Notice } from '../../../../components/notice'
import { Page } from '../../../../components/page'
import { PickField } from '../../../../components/pick-field'
import { momentWords } from '../../../../components/words/date-words'
import { TopicCard } from '../../topic-card'
import { useTopics, type TopicsPageState } from './use-topics'
import './index.scss'

const lists = [
  { value: 'open', label: '正在议' },
  { value: 'ended', label: '议过的' },
] as const

export default function TopicsPage() {
  const page = useTopics()
  return (
    <Page
      actions={
        <Button
          kind="primary"
          onPress={() => openPage(page.signedIn ? routes.topicPropose : routes.signIn)}
        >
          {page.signedIn ? '提一个议题' : '登录后提议题'}
        </Button>
      }
    >
      {page.byHome ? (
        <Text className="topics__small">{`看的是您登记的住处：${page.words}`}</Text>
      ) : (
        <PickField
          label="看哪里的"
          options={page.places}
          value={page.place}
          hint="登记“我家”以后，才能说意见、投票。"
          onChange={page.choose}
        />
      )}
      {page.proposed.length > 0 && (
        <Section title="我提的">
          {page.proposed.map((topic) => (
            <TopicCard key={topic.id} topic={topic} />
          ))}
        </Section>
      )}
      <View className="topics__lists">
        <Segments options={lists} value={page.list} onChange={page.setList} />
      </View>
      <Topics page={page} />
    </Page>
  )
}

function Topics({ page }: { readonly page: TopicsPageState }) {
  const { topics, unread, list } = page
  if (topics === undefined && unread !== '')
    return <ErrorState title="没有读到" text={unread} onAct={page.askAgain} />
  if (topics === undefined) return <Loading rows={3} />
  return (
    <>
      {unread !== '' && (
        <Notice
          tone="grey"
          text={`没有网络，这是${momentWords(page.keptAtMs, page.nowMs)}看到的。`}
        />
      )}
      {topics.length === 0 && (
        <EmptyState
          icon="people"
          title={list === 'open' ? '现在没有正在议的事' : '还没有议过的事'}
          text="楼道、车棚、停车、绿化，都可以提出来大家商量。"
        />
      )}
      {topics.map((topic) => (
        <TopicCard key={topic.id} topic={topic} />
      ))}
      <Notice text={page.problem} />
      {page.mayShowOlder && (
        <Button kind="quiet" onPress={() => void page.showOlder()}>
          再看更早的
        </Button>
      )}
    </>
  )
}
