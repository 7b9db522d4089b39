/** 办居民议事: what residents proposed, what runs, what has ended in my regions. */
import { useApplication, useLive } from '../../../../app-context'
import { Button } from '../../../../components/button'
import { openPage } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { Desk } from '../../../../components/office-page/desk'
import { useOfficePlaces } from '../../../../components/office-page/use-office-places'
import { chinaDate } from '../../../../domain/calendar'
import { TopicCard } from '../../topic-card'
import { useTellOffice } from '../../use-tell-of-topic'

export default function TopicDeskPage() {
  const { server, device } = useApplication()
  const access = useLive((snapshot) => snapshot.access)
  const today = chinaDate(device.clock.nowMs())
  const places = useOfficePlaces(access, 'deliberation.run', today)
  const tellOffice = useTellOffice(places.regionId)
  return (
    <Desk
      office={{ ...places, access }}
      lists={[
        { value: 'checking', label: '等核对', nothing: '没有等您核对的议题' },
        { value: 'open', label: '正在议', nothing: '现在没有正在议的' },
        { value: 'ended', label: '议过的', nothing: '还没有议过的' },
      ]}
      ask={server.deliberation.desk}
      itemsOf={({ topics }) => topics}
      actions={
        <Button kind="primary" onPress={() => openPage(routes.topicEdit)}>
          开一个议题
        </Button>
      }
    >
      {(topics, { value }) => (
        <>
          {tellOffice && value === 'checking' && (
            <Button kind="quiet" onPress={() => void tellOffice()}>
              有人提议题告诉我
            </Button>
          )}
          {topics.map((topic) => (
            <TopicCard key={topic.id} topic={topic} />
          ))}
        </>
      )}
    </Desk>
  )
}
