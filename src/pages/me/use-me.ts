/** Who I am here, what is still on its way, and leaving. It must not drop anything unsent without being told to. */
import { useMemo, useState } from 'react'
import { useApplication, useLive } from '../../app-context'
import { useOfficeWaiting } from '../../app-questions'
import { useUnread } from '../../components/community-card/use-unread'
import { officeLinksFor } from '../../components/office-card/office-links'
import { onlyHere, unsentOf } from '../../components/sync-card/unsent-of'
import { chinaDate } from '../../domain/calendar'
import { postHolds } from '../../domain/organisation/post'
import { regionTitle } from '../../domain/organisation/region'

/** What leaving means, before it is done. */
export const leaveWords = (unsaved: number): string =>
  unsaved === 0
    ? '这部手机上的档案会清掉；再登录时会重新取回。'
    : '退出会清掉这部手机上的内容，没传完、没选定的就没有了。请先到有网络的地方传完。'

export type MePageState = ReturnType<typeof useMe>

export const useMe = () => {
  const application = useApplication()
  const nowMs = application.device.clock.nowMs()
  const access = useLive((snapshot) => snapshot.access)
  const unsent = useLive((snapshot) => unsentOf(snapshot, nowMs))
  const unsaved = useLive((snapshot) => onlyHere(snapshot, nowMs))
  const sync = useLive((snapshot) => snapshot.sync)
  const lastSyncedAtMs = useLive((snapshot) => snapshot.lastSyncedAtMs)
  const largeText = useLive((snapshot) => snapshot.largeText)
  const [asking, setAsking] = useState(false)
  const today = chinaDate(nowMs)
  const posts = useMemo(() => {
    if (!access) return []
    const regions = new Map(access.regions.map((region) => [region.id as string, region]))
    const kindNames = new Map(access.settings.postKinds.map((kind) => [kind.id, kind.name]))
    return access.posts
      .filter((post) => postHolds(post, today))
      .map((post) => ({
        id: post.id,
        kind: kindNames.get(post.kindId) ?? '岗位',
        where: regionTitle(regions, post.regionId, 1) || regionTitle(regions, post.regionId),
        period: post.toDate === '' ? `${post.fromDate} 起` : `${post.fromDate} 至 ${post.toDate}`,
      }))
  }, [access, today])
  const links = useMemo(() => officeLinksFor(access, today), [access, today])

  const unreadAnnouncements = useUnread(application)
  const waiting = useOfficeWaiting(links)

  return {
    access,
    unreadAnnouncements,
    posts,
    links,
    waiting,
    unsent,
    unsaved,
    nowMs,
    /** In WeChat the identity comes with every call; elsewhere a person signs in. */
    signInByHand: process.env.TARO_ENV !== 'weapp',
    sync,
    lastSyncedAtMs,
    largeText,
    setLargeText: (on: boolean) => application.setLargeText(on),
    syncNow: () => application.sync.now(),
    asking,
    askToLeave: () => setAsking(true),
    stay: () => setAsking(false),
    leave: async () => {
      await application.session.signOut({ evenIfUnsent: true })
      setAsking(false)
    },
  }
}
