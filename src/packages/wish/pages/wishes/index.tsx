/** 微心愿: what neighbours wish for, without a name and without a door. Reading needs no login. */
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
import { momentWords } from '../../../../components/words/date-words'
import type { PublicWish, WishListName } from '../../../../protocol/wish'
import { amountWords } from '../../wish-words'
import { WishCard } from '../../wish-card'
import { everywhere, useWishes, type WishesPageState } from './use-wishes'
import './index.scss'

const lists: readonly { readonly value: WishListName; readonly label: string }[] = [
  { value: 'open', label: '等您帮忙' },
  { value: 'underway', label: '正在办' },
  { value: 'true', label: '实现了' },
]

const nothing: Readonly<Record<WishListName, { readonly title: string; readonly text: string }>> = {
  open: { title: '这里的心愿都有人帮了', text: '看看别的社区，或者说说您自己的心愿。' },
  underway: { title: '现在没有正在办的', text: '有人认领以后，心愿会到这里来。' },
  true: { title: '还没有实现的心愿', text: '实现的第一个，也许就是您帮的那个。' },
}

/** What a tap on it would be for. */
const wayIn = ({ state, pool }: PublicWish): string => {
  if (state === 'confirmed') return '看看怎么实现的'
  if (state !== 'open') return '看看办到哪了'
  return pool ? `还差 ${amountWords(pool.target - pool.pledged, pool.unit)}，出一份力` : '我来帮'
}

export default function WishesPage() {
  const page = useWishes()
  const { signedIn } = page
  return (
    <Page
      actions={
        <ButtonRow>
          {page.mayWriteForOthers && (
            <Button onPress={() => openPage(routes.wishPublish, { forOthers: '1' })}>
              替居民写一个
            </Button>
          )}
          <Button
            kind="primary"
            onPress={() => openPage(signedIn ? routes.wishPublish : routes.signIn)}
          >
            {signedIn ? '说个心愿' : '登录后说个心愿'}
          </Button>
        </ButtonRow>
      }
    >
      <Notice text={page.problem} />
      {signedIn && (
        <Card>
          <ListRow
            title="我的心愿和认领"
            detail="说过的、认领的、出过力的"
            onPress={() => openPage(routes.wishesMine)}
          />
        </Card>
      )}
      {page.places.length > 1 && (
        <PickField
          label="哪个社区的"
          options={page.places}
          value={page.place}
          onChange={page.choosePlace}
        />
      )}
      <View className="wishes__lists">
        <Chips options={lists} value={page.list} onChange={page.setList} />
      </View>
      <Wishes page={page} />
    </Page>
  )
}

function Wishes({ page }: { readonly page: WishesPageState }) {
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
      {wishes.length === 0 ? (
        <EmptyState
          icon={list === 'open' ? 'check' : 'house'}
          {...nothing[list]}
          {...(page.place === everywhere
            ? {}
            : { act: '看看全街道的', onAct: () => page.choosePlace(everywhere) })}
        />
      ) : list !== 'open' ? null : (
        <Text className="wishes__small">看不到是谁、住哪里；社区联系好两边以后才牵线。</Text>
      )}
      {wishes.map((wish) => (
        <WishCard key={wish.id} wish={wish} words={wayIn(wish)} isAsking={wish.state === 'open'} />
      ))}
      {page.mayShowMore && <Button onPress={() => void page.showMore()}>看后面的</Button>}
    </View>
  )
}
