/** 发公告: what my regions told, tell and have in draft. */
import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { useApplication, useLive } from '../../../../app-context'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Chips } from '../../../../components/choice'
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
import type { AnnouncementDeskList, AnnouncementPage } from '../../../../protocol/announcement'
import { AnnouncementRow } from '../../announcement-row'
import './index.scss'

const lists: readonly { readonly value: AnnouncementDeskList; readonly label: string }[] = [
  { value: 'standing', label: '公布着' },
  { value: 'draft', label: '草稿' },
  { value: 'ended', label: '过期、撤回' },
]

const nothing: Readonly<Record<AnnouncementDeskList, string>> = {
  standing: '现在没有公布着的公告',
  draft: '没有草稿',
  ended: '还没有过期或撤回的',
}

export default function AnnouncementDeskPage() {
  const { server, device } = useApplication()
  const access = useLive((snapshot) => snapshot.access)
  const today = chinaDate(device.clock.nowMs())
  const places = useOfficePlaces(access, 'announcement.publish', today)
  const [list, setList] = useState<AnnouncementDeskList>('standing')
  const { region } = places
  const key = region ? `${region.id} ${list}` : ''
  const ask = (after?: NonNullable<AnnouncementPage['next']>): Promise<AnnouncementPage> =>
    region
      ? server.announcement.desk({ regionId: region.id, list, ...(after ? { after } : {}) })
      : Promise.resolve({ announcements: [], next: null })
  const asked = useServerAnswer(key, () => ask())
  const first = asked.answer.kind === 'answer' ? asked.answer.value : undefined
  const following = useFollowingPages(key, first, ask, ({ announcements }) => announcements)
  const announcements = following.items ?? []
  useDidShow(asked.askAgain)
  return (
    <OfficePage
      office={{ ...places, access }}
      actions={
        <Button kind="primary" onPress={() => openPage(routes.announcementEdit)}>
          写公告
        </Button>
      }
    >
      <View className="announcement-desk__lists">
        <Chips options={lists} value={list} onChange={setList} />
      </View>
      <Answered asked={asked}>
        {() => (
          <>
            {announcements.length === 0 ? (
              <EmptyState icon="check" title={nothing[list]} />
            ) : (
              <Card title={lists.find(({ value }) => value === list)?.label ?? ''}>
                {announcements.map((one) => (
                  <AnnouncementRow
                    key={one.id}
                    announcement={one}
                    onPress={() =>
                      openPage(list === 'draft' ? routes.announcementEdit : routes.announcement, {
                        announcementId: one.id,
                      })
                    }
                  />
                ))}
              </Card>
            )}
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
