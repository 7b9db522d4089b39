/** What waits in the own regions, kept on the phone so that it can be read without a signal. */
import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { useApplication, useLive } from '../../../../app-context'
import { sentenceOf } from '../../../../components/server-answer/failure-words'
import { chinaDate } from '../../../../domain/calendar'
import { permittedRegions } from '../../../../domain/organisation/permitted-regions'
import type { DeskListName, MatterPage } from '../../../../protocol/matter'
import { useKeptAnswer } from '../../use-kept-answer'

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
  const [more, setMore] = useState<{ readonly key: string; readonly page: MatterPage } | null>(null)
  const [problem, setProblem] = useState('')
  const older = more?.key === key ? more.page : null
  const next = older ? older.next : (first.value?.next ?? null)

  const showMore = async (): Promise<void> => {
    if (!next) return
    try {
      const page = await ask(next)
      setMore({ key, page: { ...page, lines: [...(older?.lines ?? []), ...page.lines] } })
    } catch (error) {
      setProblem(sentenceOf(error))
    }
  }
  return {
    ...{ ready, regions, region, list, setList, problem, showMore },
    choose: setChosen,
    lines: first.value && [...first.value.lines, ...(older?.lines ?? [])],
    keptAtMs: first.keptAtMs,
    unread: first.problem,
    askAgain: first.askAgain,
    mayShowMore: next !== null,
    nowMs: application.device.clock.nowMs(),
  }
}
