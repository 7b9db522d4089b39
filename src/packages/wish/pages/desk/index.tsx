/** 办微心愿: what waits to be checked, whom to bring together, what is under way and until when; and how many came true. */
import { Text, View } from '@tarojs/components'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Chips } from '../../../../components/choice'
import { EmptyState, ErrorState } from '../../../../components/empty-state'
import { Loading } from '../../../../components/loading'
import { openPage } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { Notice } from '../../../../components/notice'
import { OfficePage } from '../../../../components/office-page'
import { momentWords } from '../../../../components/words/date-words'
import type { WishDeskList } from '../../../../protocol/wish'
import { deskTag, deskWords } from '../../wish-words'
import { WishCard } from '../../wish-card'
import { useDesk, type DeskPageState } from './use-desk'
import './index.scss'

const lists: readonly { readonly value: WishDeskList; readonly label: string }[] = [
  { value: 'checking', label: '审核' },
  { value: 'connecting', label: '牵线' },
  { value: 'underway', label: '进行中' },
  { value: 'ended', label: '办完' },
]

const nothing: Readonly<Record<WishDeskList, { readonly title: string; readonly text: string }>> = {
  checking: { title: '没有等审核的', text: '有新心愿会告诉您。' },
  connecting: { title: '没有等牵线的', text: '有人认领，或众筹凑齐了，会到这里来。' },
  underway: { title: '没有进行中的心愿', text: '公开的、正在办的，会到这里来。' },
  ended: { title: '还没有办完的', text: '实现的、没通过的、撤回的，会到这里来。' },
}

export default function DeskPage() {
  const page = useDesk()
  return (
    <OfficePage
      office={page}
      problem={page.problem}
      actions={
        <Button kind="primary" onPress={() => openPage(routes.wishPublish, { forOthers: '1' })}>
          替居民写一个
        </Button>
      }
    >
      <Counts page={page} />
      <View className="wish-desk__lists">
        <Chips options={lists} value={page.list} onChange={page.setList} />
      </View>
      <Lines page={page} />
    </OfficePage>
  )
}

/** Numerator and denominator, never of a person. */
function Counts({ page }: { readonly page: DeskPageState }) {
  const { counts } = page
  if (!counts || counts.published === 0) return null
  const { published, fulfilled, pooledPublished, pooledFulfilled } = counts
  const pooled =
    pooledPublished === 0 ? '' : `；其中众筹 ${pooledPublished} 个，实现 ${pooledFulfilled} 个`
  return (
    <Card title={`${counts.regionName}今年`}>
      <Text className="wish-desk__counts">{`公开 ${published} 个，实现 ${fulfilled} 个${pooled}。`}</Text>
    </Card>
  )
}

function Lines({ page }: { readonly page: DeskPageState }) {
  const { wishes, list, unread } = page
  if (wishes === undefined)
    return unread === '' ? (
      <Loading rows={4} />
    ) : (
      <ErrorState title="没有读到" text={unread} onAct={page.askAgain} />
    )
  return (
    <View>
      {unread !== '' && (
        <Notice
          tone="grey"
          text={`没有网络，这是${momentWords(page.keptAtMs, page.nowMs)}看到的。`}
        />
      )}
      {wishes.length === 0 && <EmptyState icon="check" {...nothing[list]} />}
      {wishes.map((line) => (
        <WishCard
          key={line.id}
          wish={line}
          words={deskWords(line, page.nowMs)}
          tag={deskTag(line)}
        />
      ))}
      {page.mayShowMore && <Button onPress={() => void page.showMore()}>看后面的</Button>}
      {page.tellMe && <Button onPress={() => void page.tellMe?.()}>有新心愿告诉我</Button>}
    </View>
  )
}
