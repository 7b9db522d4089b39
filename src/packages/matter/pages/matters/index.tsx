/** 诉求: mine as parcels that are under way, and what neighbours asked. Reading needs no login. */
import { Text, View } from '@tarojs/components'
import { Button } from '../../../../components/button'
import { Card, Section } from '../../../../components/card'
import { EmptyState, ErrorState } from '../../../../components/empty-state'
import { ListRow } from '../../../../components/list-row'
import { Loading } from '../../../../components/loading'
import { openPage } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { Notice } from '../../../../components/notice'
import { Page } from '../../../../components/page'
import { Tag } from '../../../../components/tag'
import { momentWords } from '../../../../components/words/date-words'
import { publicityWords, stateTag, whereItIs } from '../../matter-words'
import { useMatters, type MattersPageState } from './use-matters'
import './index.scss'

export default function MattersPage() {
  const page = useMatters()
  return (
    <Page
      actions={
        <Button
          kind="primary"
          onPress={() => openPage(page.signedIn ? routes.request : routes.signIn)}
        >
          {page.signedIn ? '提诉求' : '登录后提诉求'}
        </Button>
      }
    >
      <Notice text={page.problem} />
      {page.onTheWay.map(({ envelope, title }) => (
        <Card key={envelope.commandId} title={title} aside="待发送">
          <Text className="matters__small">记在本机，有网就自动寄出。</Text>
        </Card>
      ))}
      <Mine page={page} />
      {page.tellMe && <Button onPress={() => void page.tellMe?.()}>有进展告诉我</Button>}
      <Around page={page} />
    </Page>
  )
}

function Mine({ page }: { readonly page: MattersPageState }) {
  const { mine, nowMs } = page
  if (!page.signedIn) return null
  if (page.unread !== '')
    return <ErrorState title="没有读到" text={page.unread} onAct={page.askAgain} />
  if (mine === undefined) return <Loading rows={3} />
  if (mine.length === 0)
    return page.onTheWay.length > 0 ? null : (
      <EmptyState
        icon="house"
        title="您还没有提过诉求"
        text="楼道灯坏了、有人占道、想问政策，都可以写在这里。"
      />
    )
  return (
    <Section title="我的" aside={`${mine.length} 件`}>
      {mine.map((line) => {
        const tag = stateTag(line)
        const seen = publicityWords(line.publicity).text
        return (
          <Card key={line.id} title={line.category} aside={line.number}>
            <Text className="matters__text">{line.text}</Text>
            <View className="matters__tag">
              <Tag tone={tag.tone}>{tag.words}</Tag>
            </View>
            {seen !== '' && <Text className="matters__small">{seen}</Text>}
            <ListRow
              title={whereItIs(line, nowMs)}
              onPress={() => openPage(routes.matter, { matterId: line.id })}
            />
          </Card>
        )
      })}
    </Section>
  )
}

function Around({ page }: { readonly page: MattersPageState }) {
  const { around, nowMs } = page
  if (!page.aroundKnown || around.length === 0) return null
  return (
    <Section title="邻居提的" aside="看不到是谁提的">
      {around.map((matter) => {
        const tag = stateTag(matter)
        return (
          <Card
            key={matter.id}
            title={matter.category}
            aside={matter.followers > 0 ? `${matter.followers + 1} 人提过` : ''}
          >
            <Text className="matters__text">{matter.text}</Text>
            <View className="matters__tag">
              <Tag tone={tag.tone}>{tag.words}</Tag>
            </View>
            <Text className="matters__small">
              {`${matter.regionName} · ${momentWords(matter.submittedAtMs, nowMs)}`}
            </Text>
          </Card>
        )
      })}
      {page.mayShowMore && <Button onPress={() => void page.showMore()}>看更早的</Button>}
    </Section>
  )
}
