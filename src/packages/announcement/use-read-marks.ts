/** What was read on this phone. It stays here: nobody else is told who reads what. */
import { useCallback, useEffect, useState } from 'react'
import { useDidShow } from '@tarojs/taro'
import { useApplication } from '../../app-context'
import {
  announcementKeys,
  isUnread,
  marksWith,
  trimmedMarks,
  type Markable,
  type ReadMarks,
} from '../../domain/announcement/unread'

export const useReadMarks = () => {
  const { answers } = useApplication()
  const [marks, setMarks] = useState<ReadMarks | null>(null)
  const load = useCallback(() => {
    void answers
      .read<ReadMarks>(announcementKeys.marks)
      .then((kept) => setMarks(kept?.answer ?? {}))
  }, [answers])
  useEffect(load, [load])
  useDidShow(load)
  return {
    isNew: (one: Markable): boolean => marks !== null && isUnread(marks, one),
    /** Null until it is known what was read: nothing is marked over it. */
    markRead:
      marks &&
      ((one: Markable): void => {
        if (!isUnread(marks, one)) return
        const next = trimmedMarks(marksWith(marks, one))
        setMarks(next)
        void answers.keep(announcementKeys.marks, next)
      }),
  }
}
