/** 民情 without files on this phone: why that is so for this person, and where the way goes on. */
import { useApplication } from '../../app-context'
import { EmptyState } from '../../components/empty-state'
import { openPage } from '../../components/navigation/open-page'
import { routes } from '../../components/navigation/routes'
import type { PhoneDuty } from '../../domain/organisation/phone-duty'

/** @param duty null: nobody is signed in. */
export function NoFiles({ duty }: { readonly duty: PhoneDuty | null }) {
  const application = useApplication()
  if (duty === 'office')
    return (
      <EmptyState
        icon="building"
        title="这部手机上不带档案"
        text="您的岗位管人、管规则；档案在社区和网格的手机上。各片有多少房、多少户，可以看数。"
        act="看各片的数"
        onAct={() => openPage(routes.counts)}
      />
    )
  if (duty === 'no-post')
    return (
      <EmptyState
        icon="people"
        title="本机还没有楼栋"
        text="用邀请码加入以后，您负责的楼栋和人家会在这里。"
        act="填邀请码"
        onAct={() => openPage(routes.join)}
      />
    )
  if (duty === null)
    return (
      <EmptyState
        icon="building"
        title="本机还没有楼栋"
        text="登录以后，您负责的楼栋会在这里。"
        act="去登录"
        onAct={() => openPage(routes.signIn)}
      />
    )
  return (
    <EmptyState
      icon="building"
      title="本机还没有楼栋"
      text="台账导入以后，您负责的楼栋会在这里。"
      act="更新一下"
      onAct={() => void application.sync.now()}
    />
  )
}
