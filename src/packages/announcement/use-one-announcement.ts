/** One announcement: as the server has it now, else as it was last read here, alone or in the list. */
import { useEffect, useState } from 'react'
import { useApplication } from '../../app-context'
import { useKeptAnswer } from '../../app-questions'
import { announcementKeys } from '../../domain/announcement/unread'
import type { AnnouncementPage, AnnouncementView } from '../../protocol/announcement'

export const useOneAnnouncement = (announcementId: string) => {
  const { server, answers } = useApplication()
  const [listed, setListed] = useState<readonly AnnouncementView[] | null>(null)
  useEffect(() => {
    void answers
      .read<AnnouncementPage>(announcementKeys.standing)
      .then((kept) => setListed(kept?.answer.announcements ?? []))
  }, [answers])
  const asked = useKeptAnswer(announcementId === '' ? '' : `announcement/${announcementId}`, () =>
    server.announcement.one({ announcementId }),
  )
  const fromList = listed?.find(({ id }) => id === announcementId)
  return {
    /** null: there is none; undefined: nothing is known yet. */
    view: asked.value === undefined ? fromList : (asked.value?.announcement ?? null),
    manages: asked.value?.manages ?? false,
    acts: asked.value?.acts ?? [],
    problem: asked.problem,
    askAgain: asked.askAgain,
    listed: listed ?? [],
  }
}
