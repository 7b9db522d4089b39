/** What a form holds, kept at every change so that it survives a kill of the app; gone once it is saved. */
import { useEffect, useRef, useState } from 'react'
import { useApplication } from '../../app-context'
import type { LiveRecords } from '../../application'

interface DraftOf<Draft> {
  readonly key: string
  readonly fresh: () => Draft
  /**
   * Whether it was saved already and the app was killed before the draft was gone: then it must not be offered to
   * be written a second time. To be stable, a function of the module.
   */
  readonly isSaved: (draft: Draft, records: LiveRecords) => boolean
}

export const useDraft = <Draft extends object>({ key, fresh, isSaved }: DraftOf<Draft>) => {
  const application = useApplication()
  const [draft, setDraft] = useState(fresh)
  const [restored, setRestored] = useState(false)
  /** Two changes may come before the screen is drawn again; the second builds on the first. */
  const latest = useRef(draft)
  const touched = useRef(false)
  const show = (next: Draft): void => {
    latest.current = next
    setDraft(next)
  }
  useEffect(() => {
    let wanted = true
    void application.drafts.read<Draft>(key).then((kept) => {
      if (!wanted || kept === null || touched.current) return
      if (isSaved(kept, application.snapshot().records)) {
        void application.drafts.remove(key)
        return
      }
      latest.current = { ...latest.current, ...kept }
      setDraft(latest.current)
      setRestored(true)
    })
    return () => {
      wanted = false
    }
  }, [application, key, isSaved])
  const remove = (): Promise<void> => application.drafts.remove(key)
  return {
    draft,
    /** It is what somebody wrote before and did not save. */
    restored,
    change: (part: Partial<Draft>): void => {
      touched.current = true
      show({ ...latest.current, ...part })
      void application.drafts.write(key, latest.current)
    },
    /** Throws away what was written before. */
    startAfresh: (): void => {
      setRestored(false)
      show(fresh())
      void remove()
    },
    remove,
  }
}
