/** 发公告: what my regions told, tell and have in draft. */
import { useApplication, useLive } from '../../../../app-context'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { openPage } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { Desk } from '../../../../components/office-page/desk'
import { useOfficePlaces } from '../../../../components/office-page/use-office-places'
import { chinaDate } from '../../../../domain/calendar'
import { AnnouncementRow } from '../../announcement-row'

export default function AnnouncementDeskPage() {
  const { server, device } = useApplication()
  const access = useLive((snapshot) => snapshot.access)
  const today = chinaDate(device.clock.nowMs())
  const places = useOfficePlaces(access, 'announcement.publish', today)
  return (
    <Desk
      office={{ ...places, access }}
      lists={[
        { value: 'standing', label: '公布着', nothing: '现在没有公布着的公告' },
        { value: 'draft', label: '草稿', nothing: '没有草稿' },
        { value: 'ended', label: '过期、撤回', nothing: '还没有过期或撤回的' },
      ]}
      ask={server.announcement.desk}
      itemsOf={({ announcements }) => announcements}
      actions={
        <Button kind="primary" onPress={() => openPage(routes.announcementEdit)}>
          写公告
        </Button>
      }
    >
      {(announcements, { value, label }) =>
        announcements.length > 0 && (
          <Card title={label}>
            {announcements.map((one) => (
              <AnnouncementRow
                key={one.id}
                announcement={one}
                onPress={() =>
                  openPage(value === 'draft' ? routes.announcementEdit : routes.announcement, {
                    announcementId: one.id,
                  })
                }
              />
            ))}
          </Card>
        )
      }
    </Desk>
  )
}
