/** What waits at the desk of who manages wishes, in one of the own regions. */
import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { useApplication, useLive } from '../../../../app-context'
import { useKeptAnswer, useTellMe } from '../../../../app-questions'
import { useOfficePlaces } from '../../../../components/office-page/use-office-places'
import { useFollowingPages } from '../../../../components/server-answer/use-following-pages'
import { chinaDate } from '../../../../domain/calendar'
import type { WishDeskList, WishLine, WishPage } from '../../../../protocol/wish'

export const useDesk = () => {
  const application = useApplication()
  const { server, device } = application
  const access = useLive((snapshot) => snapshot.access)
  const [list, setList] = useState<WishDeskList>('checking')
  const today = chinaDate(device.clock.nowMs())
  const places = useOfficePlaces(access, 'wish.manage', today)
  const { region } = places
  const key = region ? `wish.desk/${region.id}/${list}` : ''
  const ask = async (
    after?: NonNullable<WishPage<WishLine>['next']>,
  ): Promise<WishPage<WishLine>> =>
    region
      ? server.wish.desk({ regionId: region.id, list, ...(after ? { after } : {}) })
      : { wishes: [], next: null }
  const first = useKeptAnswer(key, () => ask())
  const counts = useKeptAnswer(region ? `wish.counts/${region.id}` : '', async () =>
    region
      ? server.wish.counts({
          regionId: region.id,
          fromDate: `${today.slice(0, 4)}-01-01`,
          toDate: today,
        })
      : [],
  )
  useDidShow(() => {
    first.askAgain()
    counts.askAgain()
  })
  const { items, problem, showMore, mayShowMore } = useFollowingPages(
    key,
    first.value,
    ask,
    ({ wishes }) => wishes,
  )
  const tellMe = useTellMe({
    regionId: region?.id ?? '',
    wanted: ['wish-duty'],
    words: '好的，下一个心愿来了就告诉您。',
  })
  return {
    ...places,
    tellMe,
    ...{ access, list, setList, problem, showMore, mayShowMore },
    counts: counts.value?.[0],
    wishes: items,
    keptAtMs: first.keptAtMs,
    unread: first.problem,
    askAgain: first.askAgain,
    nowMs: device.clock.nowMs(),
  }
}

export type DeskPageState = ReturnType<typeof useDesk>
