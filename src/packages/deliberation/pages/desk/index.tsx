/** 办居民议事: what residents proposed, what runs, what has ended in my regions. */
import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { useApplication, useLive } from '../../../../app-context'
import { Button } from '../../../../components/button'
import { Segments } from '../../../../components/choice'
import { EmptyState } from '../../../../components/empty-state'
import { openPage } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { Notice } from '../../../../components/notice'
import { OfficePage } from '../../../../components/office-page'
import { useOfficePlaces } from '../../../../components/office-page/use-office-places'
import { Answered } from '../../../../components/server-answer'
import { useFollowingPages } from '../../../../components/server-answer/use-following-pages'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { chinaDate } from '../../../../domain/calendar'
import type { TopicDeskList, TopicPage } from '../../../../protocol/deliberation'
import { TopicCard } from '../../topic-card'
import { useTellOffice } from '../../use-tell-of-topic'
import './index.scss'

const lists: readonly { readonly value: TopicDeskList; readonly label: string }[] = [
  { value: 'checking', label: '等核对' },
  { value: 'open', label: '正在议' },
  { value: 'ended', label: '议过的' },
]

const nothing: Readonly<Record<TopicDeskList, string>> = {
  checking: '没有等您核对的议题',
  open: '现在没有正在议的',
  ended: '还没有议过的',
}

export default function TopicDeskPage() {
  const { server, device } = useApplication()
  const access = useLive((snapshot) => snapshot.access)
  const today = chinaDate(device.clock.nowMs())
  const places = useOfficePlaces(access, 'deliberation.run', today)
  const [list, setList] = useState<TopicDeskList>('checking')
  const { region } = places
  const tellOffice = useTellOffice(region?.id ?? '')
  const key = region ? `${region.id} ${list}` : ''
  const ask = (after?: NonNullable<TopicPage['next']>): Promise<TopicPage> =>
    region
      ? server.deliberation.desk({ regionId: region.id, list, ...(after ? { after } : {}) })
      : Promise.resolve({ topics: [], next: null })
  const asked = useServerAnswer(key, () => ask())
  const first = asked.answer.kind === 'answer' ? asked.answer.value : undefined
  const following = useFollowingPages(key, first, ask, ({ topics }) => topics)
  useDidShow(asked.askAgain)
  return (
    <OfficePage
      office={{ ...places, access }}
      actions={
        <Button kind="primary" onPress={() => openPage(routes.topicEdit)}>
          开一个议题
        </Button>
      }
    >
      <View className="topic-desk__lists">
        <Segments options={lists} value={list} onChange={setList} />
      </View>
      <Answered asked={asked}>
        {() => (
          <>
            {tellOffice && list === 'checking' && (
              <Button kind="quiet" onPress={() => void tellOffice()}>
                有人提议题告诉我
              </Button>
            )}
            {following.items?.length === 0 && <EmptyState icon="check" title={nothing[list]} />}
            {following.items?.map((topic) => (
              <TopicCard key={topic.id} topic={topic} />
            ))}
            <Notice text={following.problem} />
            {following.mayShowMore && (
              <Button kind="quiet" onPress={() => void following.showMore()}>
                看后面的
              </Button>
            )}
          </>
        )}
      </Answered>
    </OfficePage>
  )
}
