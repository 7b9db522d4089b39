/** Before there are files on this phone: sign in, wait for the first sync, or ask for a post. Always a way on. */
import { useApplication } from '../../app-context'
import { useOfficeWaiting } from '../../app-questions'
import { Card } from '../../components/card'
import { CommunityCard } from '../../components/community-card'
import { useUnread } from '../../components/community-card/use-unread'
import { EmptyState } from '../../components/empty-state'
import { ListRow } from '../../components/list-row'
import { Loading } from '../../components/loading'
import { openPage, openTab } from '../../components/navigation/open-page'
import { routes } from '../../components/navigation/routes'
import { OfficeCards } from '../../components/office-card'
import type { OfficeLink } from '../../components/office-card/office-links'
import type { PhoneDuty } from '../../domain/organisation/phone-duty'
import type { SyncState } from '../../application'
import { DutyHelp, ResidentHelp } from './help-on-today'

interface NothingYetProps {
  readonly signedIn: boolean
  readonly duty: PhoneDuty
  readonly links: readonly OfficeLink[]
  readonly sync: SyncState
}

export function NothingYet({ signedIn, duty, links, sync }: NothingYetProps) {
  const application = useApplication()
  const unread = useUnread(application)
  const waiting = useOfficeWaiting(links)
  if (!signedIn && sync.kind !== 'pulling')
    return (
      <>
        <EmptyState
          icon="person"
          title="还没有登录"
          text="登录后，您负责的楼栋和人家会存到这部手机上，没有网络也能看、也能记。"
          primary
          act="去登录"
          onAct={() => openPage(routes.signIn)}
        />
        <CommunityCard unread={unread} />
      </>
    )
  if (sync.kind === 'pulling')
    return (
      <Loading
        words="第一次更新，正在把您负责的人家存到本机，中断了会接着来"
        progress={{ done: sync.doneScopes, of: sync.scopes }}
        rows={4}
      />
    )
  if (duty === 'no-post')
    return (
      <>
        <ResidentHelp />
        <Card title="有事找社区">
          <ListRow
            title="提诉求"
            detail="写几句，拍张照，看着它办好"
            onPress={() => openPage(routes.matters)}
          />
        </Card>
        <CommunityCard unread={unread} />
        <Card title="没有岗位也能出力">
          <ListRow
            title="微心愿"
            detail="帮邻居实现一个小心愿，也可以说说自己的"
            onPress={() => openPage(routes.wishes)}
          />
          <ListRow
            title="看看志愿活动"
            detail="成为志愿者，有空就来一次"
            onPress={() => openTab(routes.volunteer)}
          />
          <ListRow
            title="一键呼叫"
            detail="独居老人按一下，网格里的人马上知道"
            onPress={() => openPage(routes.helpCall)}
          />
        </Card>
        <EmptyState
          icon="people"
          title="还没有岗位"
          text="请社区工作者发一个邀请码给您，填上就能开始。"
          act="填邀请码"
          onAct={() => openPage(routes.join)}
        />
      </>
    )
  return (
    <>
      <DutyHelp />
      <EmptyState
        icon="building"
        title="这里还没有人家"
        text="台账导入以后，楼栋和人家会出现在这里。"
        act="更新一下"
        onAct={() => void application.sync.now()}
      />
      {links.length > 1 && <OfficeCards links={links} waiting={waiting} />}
    </>
  )
}
