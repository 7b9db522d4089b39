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
import { OfficePage } from '../../../../components/office-page'
import { useOfficePlaces } from '../../../../components/office-page/use-office-places'
import { Answered } from '../../../../components/server-answer'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { chinaDate } from '../../../../domain/calendar'
import type { TopicDeskList, TopicPage } from '../../../../protocol/deliberation'
import { TopicCard } from '../../topic-card'
import { useTellOffice } from '../../use-tell-me'
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
  const [pages, setPages] = useState(1)
  const { region } = places
  const tellOffice = useTellOffice(region?.id ?? '')
  const asked = useServerAnswer(region ? `${region.id} ${list} ${pages}` : '', async () => {
    let whole: TopicPage = { topics: [], next: null }
    for (let page = 0; region && page < pages; page++) {
      const after = whole.next ? { after: whole.next } : {}
      const more = await server.deliberation.desk({ regionId: region.id, list, ...after })
      whole = { topics: [...whole.topics, ...more.topics], next: more.next }
      if (!more.next) break
    }
    return whole
  })
  useDidShow(asked.askAgain)
  const choose = (next: TopicDeskList): void => {
    setPages(1)
    setList(next)
  }
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
        <Segments options={lists} value={list} onChange={choose} />
      </View>
      <Answered asked={asked}>
        {({ topics, next }) => (
          <>
            {tellOffice && list === 'checking' && (
              <Button kind="quiet" onPress={() => void tellOffice()}>
                有人提议题告诉我
              </Button>
            )}
            {topics.length === 0 && <EmptyState icon="check" title={nothing[list]} />}
            {topics.map((topic) => (
              <TopicCard key={topic.id} topic={topic} />
            ))}
            {next && (
              <Button kind="quiet" onPress={() => setPages(pages + 1)}>
                看后面的
              </Button>
            )}
          </>
        )}
      </Answered>
    </OfficePage>
  )
}
