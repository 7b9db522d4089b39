/** What a reader's regions are told, kept on the phone so that the last list can be read without a signal. */
import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { useApplication } from '../../../../app-context'
import { useKeptAnswer } from '../../../../app-questions'
import { sentenceOf } from '../../../../components/server-answer/failure-words'
import { announcementKeys } from '../../../../domain/announcement/unread'
import type { AnnouncementPage } from '../../../../protocol/announcement'
import { useReadMarks } from '../../use-read-marks'
import { useReaderRegions } from '../../use-reader-regions'

export const useAnnouncements = () => {
  const { server, device } = useApplication()
  const place = useReaderRegions()
  const { regionIds } = place
  const marks = useReadMarks()
  const [past, setPast] = useState<{ readonly of: string; readonly page: AnnouncementPage } | null>(
    null,
  )
  const [problem, setProblem] = useState('')
  const of = regionIds.join(' ')
  // The key names the list and not the regions: the phone keeps one, that of the place last chosen.
  const [shownOf, setShownOf] = useState('')
  const standing = useKeptAnswer(of === '' ? '' : announcementKeys.standing, async () => {
    const page = await server.announcement.shown({ regionIds: [...regionIds], list: 'standing' })
    setShownOf(of)
    return page
  })
  useDidShow(() => standing.askAgain())
  const isOther = shownOf !== '' && shownOf !== of
  const older = past?.of === of ? past.page : null

  const showPast = async (): Promise<void> => {
    try {
      const after = older?.next
      const page = await server.announcement.shown({
        ...{ regionIds: [...regionIds], list: 'past' },
        ...(after ? { after } : {}),
      })
      const announcements = [...(older?.announcements ?? []), ...page.announcements]
      setPast({ of, page: { ...page, announcements } })
      setProblem('')
    } catch (error) {
      setProblem(sentenceOf(error))
    }
  }
  const choose = (regionId: string): void => {
    place.choose(regionId)
    standing.askAgain()
  }
  return {
    place: { ...place, choose },
    isNew: marks.isNew,
    all: isOther ? undefined : standing.value?.announcements,
    keptAtMs: standing.keptAtMs,
    unread: standing.problem,
    askAgain: standing.askAgain,
    past: older?.announcements,
    mayShowPast: older?.next !== null,
    showPast,
    problem,
    nowMs: device.clock.nowMs(),
  }
}

export type AnnouncementsPageState = ReturnType<typeof useAnnouncements>
