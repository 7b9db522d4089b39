/** What waits in the own regions, kept on the phone so that it can be read without a signal. */
import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { useApplication, useLive } from '../../../../app-context'
import { useKeptAnswer, useTellMe } from '../../../../app-questions'
import { useFollowingPages } from '../../../../components/server-answer/use-following-pages'
import { chinaDate } from '../../../../domain/calendar'
import { permittedRegions } from '../../../../domain/organisation/permitted-regions'
import type { DeskListName, MatterPage } from '../../../../protocol/matter'

export const useDesk = () => {
  const application = useApplication()
  const access = useLive((snapshot) => snapshot.access)
  const ready = useLive((snapshot) => snapshot.ready)
  const today = chinaDate(application.device.clock.nowMs())
  const regions = access ? permittedRegions(access, 'matter.handle', today) : []
  const [chosen, setChosen] = useState('')
  const [list, setList] = useState<DeskListName>('duty')
  const region = regions.find(({ id }) => id === chosen) ?? regions[0]
  const key = region ? `matter.desk/${region.id}/${list}` : ''
  const ask = async (after?: NonNullable<MatterPage['next']>): Promise<MatterPage> =>
    region
      ? application.server.matter.desk({ regionId: region.id, list, ...(after ? { after } : {}) })
      : { lines: [], next: null }
  const first = useKeptAnswer(key, () => ask())
  useDidShow(() => first.askAgain())
  const { items, problem, showMore, mayShowMore } = useFollowingPages(
    key,
    first.value,
    ask,
    ({ lines }) => lines,
  )
  const tellMe = useTellMe({
    regionId: region?.id ?? '',
    wanted: ['matter-duty'],
    words: '好的，下一件要办的来了就告诉您。',
  })
  return {
    tellMe,
    ...{ ready, regions, region, list, setList, problem, showMore, mayShowMore },
    choose: setChosen,
    lines: items,
    keptAtMs: first.keptAtMs,
    unread: first.problem,
    askAgain: first.askAgain,
    nowMs: application.device.clock.nowMs(),
  }
}
