/** 社区里: what everybody may read and take part in, with how much of it is new on this phone. */
import { Card } from '../card'
import { ListRow } from '../list-row'
import { openPage } from '../navigation/open-page'
import { routes } from '../navigation/routes'

export function CommunityCard({ unread }: { readonly unread: number }) {
  return (
    <Card title="社区里">
      <ListRow
        title="公告"
        detail={unread > 0 ? `● ${unread} 条没看` : '停水停电、活动、政策'}
        onPress={() => openPage(routes.announcements)}
      />
      <ListRow
        title="居民议事厅"
        detail="说说意见，一户投一票"
        onPress={() => openPage(routes.topics)}
      />
    </Card>
  )
}
