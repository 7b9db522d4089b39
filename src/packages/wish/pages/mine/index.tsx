/** 我的心愿: what I wished for (or wrote for somebody), what I claimed, what I gave a part of; each where it is now. */
import { Text } from '@tarojs/components'
import { Button } from '../../../../components/button'
import { Card, Section } from '../../../../components/card'
import { EmptyState, ErrorState } from '../../../../components/empty-state'
import { Loading } from '../../../../components/loading'
import { openPage } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { Notice } from '../../../../components/notice'
import { Page } from '../../../../components/page'
import { momentWords } from '../../../../components/words/date-words'
import type { WishLine } from '../../../../protocol/wish'
import { whereItIs } from '../../wish-words'
import { WishCard } from '../../wish-card'
import { useMine, type MinePageState } from './use-mine'
import './index.scss'

export default function MinePage() {
  const page = useMine()
  if (page.ready && !page.signedIn)
    return (
      <Page>
        <EmptyState
          icon="person"
          title="还没有登录"
          text="登录后能说心愿、认领心愿，看它们办到哪了。"
          act="去登录"
          primary
          onAct={() => openPage(routes.signIn)}
        />
      </Page>
    )
  return (
    <Page
      actions={
        <Button kind="primary" onPress={() => openPage(routes.wishPublish)}>
          说个心愿
        </Button>
      }
    >
      {page.onTheWay.map(({ envelope, title }) => (
        <Card key={envelope.commandId} title={title} aside="待发送">
          <Text className="mine__small">记在本机，有网就自动寄给社区。</Text>
        </Card>
      ))}
      <Mine page={page} />
      {page.tellMe && <Button onPress={() => void page.tellMe?.()}>有进展告诉我</Button>}
    </Page>
  )
}

function Mine({ page }: { readonly page: MinePageState }) {
  const { mine, unread } = page
  if (mine === undefined)
    return unread === '' ? (
      <Loading rows={4} />
    ) : (
      <ErrorState title="没有读到" text={unread} onAct={page.askAgain} />
    )
  const of = (sides: readonly WishLine['side'][]) => mine.filter(({ side }) => sides.includes(side))
  return (
    <>
      {unread !== '' && (
        <Notice
          tone="grey"
          text={`没有网络，这是${momentWords(page.keptAtMs, page.nowMs)}看到的。`}
        />
      )}
      {mine.length === 0 && page.onTheWay.length === 0 && (
        <EmptyState
          icon="house"
          title="还没有您的心愿"
          text="想要一件小东西、想有人陪着说说话，都可以写下来。也可以先帮邻居实现一个。"
          act="看看邻居的心愿"
          onAct={() => openPage(routes.wishes)}
        />
      )}
      <Lines title="我的心愿" lines={of(['wisher', 'writer'])} />
      <Lines title="我认领的" lines={of(['helper'])} />
      <Lines title="我出过力的" lines={of(['pledger', 'manager', 'neighbour'])} />
    </>
  )
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly WishLine[] }) {
  if (lines.length === 0) return null
  return (
    <Section title={title} aside={`${lines.length} 个`}>
      {lines.map((line) => (
        <WishCard key={line.id} wish={line} words={whereItIs(line)} />
      ))}
    </Section>
  )
}
