/** What waits at the desk of who manages wishes, in one of the own regions. */
import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { useApplication, useLive } from '../../../../app-context'
import { useOfficePlaces } from '../../../../components/office-page/use-office-places'
import { sentenceOf } from '../../../../components/server-answer/failure-words'
import { chinaDate } from '../../../../domain/calendar'
import type { WishDeskList, WishLine, WishPage } from '../../../../protocol/wish'
import { useKeptAnswer } from '../../use-kept-answer'

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
  const [more, setMore] = useState<{
    readonly key: string
    readonly page: WishPage<WishLine>
  } | null>(null)
  const [problem, setProblem] = useState('')
  const older = more?.key === key ? more.page : null
  const next = older ? older.next : (first.value?.next ?? null)

  const showMore = async (): Promise<void> => {
    if (!next) return
    try {
      const page = await ask(next)
      const wishes = [...(older?.wishes ?? []), ...page.wishes]
      setMore({ key, page: { ...page, wishes } })
    } catch (error) {
      setProblem(sentenceOf(error))
    }
  }
  return {
    ...places,
    ...{ access, list, setList, problem, showMore },
    counts: counts.value?.[0],
    wishes: first.value && [...first.value.wishes, ...(older?.wishes ?? [])],
    keptAtMs: first.keptAtMs,
    unread: first.problem,
    askAgain: first.askAgain,
    mayShowMore: next !== null,
    nowMs: device.clock.nowMs(),
  }
}

export type DeskPageState = ReturnType<typeof useDesk>
