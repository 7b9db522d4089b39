/** How many announcements were not read on this phone, by what it keeps; asked anew when the page is shown and there is a signal. */
import { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useState } from 'react'
import * as v from 'valibot'
import { CallFailed, type AnnouncementPage, type Application } from '../../application'
import { announcementKeys, countUnread, type ReadMarks } from '../../domain/announcement/unread'
import { regionIdShape } from '../../domain/shapes'

const keptRegions = v.array(regionIdShape)

export const useUnread = ({ answers, server }: Application): number => {
  const [count, setCount] = useState(0)
  const look = useCallback(async (): Promise<void> => {
    const regions = v.safeParse(keptRegions, (await answers.read(announcementKeys.regions))?.answer)
    // Nobody has chosen yet whose announcements to read.
    if (!regions.success || regions.output.length === 0) return
    const tell = async (page: AnnouncementPage): Promise<void> => {
      const marks = await answers.read<ReadMarks>(announcementKeys.marks)
      setCount(countUnread(marks?.answer ?? {}, page.announcements))
    }
    const kept = await answers.read<AnnouncementPage>(announcementKeys.standing)
    if (kept) await tell(kept.answer)
    try {
      const question = { regionIds: regions.output, list: 'standing' } as const
      const page = await server.announcement.shown(question)
      await answers.keep(announcementKeys.standing, page)
      await tell(page)
    } catch (error) {
      // Without a signal what is kept is told.
      if (!(error instanceof CallFailed)) throw error
    }
  }, [answers, server])
  useEffect(() => void look(), [look])
  useDidShow(() => void look())
  return count
}
