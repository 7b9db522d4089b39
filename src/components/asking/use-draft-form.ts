/** A form that is kept on the phone at every key, and found again as it was left. */
import { useEffect, useRef, useState } from 'react'
import * as v from 'valibot'
import type { Application } from '../../application'

interface DraftFormOptions<Form extends object> {
  readonly application: Application
  /** null: nothing is kept here, and there is no form. */
  readonly draftKey: string | null
  /** A draft of an older release that no longer fits is not used. */
  readonly shape: v.GenericSchema<unknown, Form>
  readonly fresh: () => Form
}

export interface DraftForm<Form extends object> {
  /** null: still being read. */
  readonly form: Form | null
  /** It was found as it had been left. */
  readonly isKept: boolean
  readonly change: (part: Partial<Form>) => void
  /** It was sent. */
  readonly forget: () => void
  /** As if nothing had been typed, be it that it was sent or is not wanted. */
  readonly startAfresh: () => void
}

export const useDraftForm = <Form extends object>({
  application,
  draftKey,
  shape,
  fresh,
}: DraftFormOptions<Form>): DraftForm<Form> => {
  const { drafts } = application
  const [form, setForm] = useState<Form | null>(null)
  const [isKept, setIsKept] = useState(false)
  /** Two changes may come before the screen is drawn again; the second builds on the first. */
  const latest = useRef(form)
  const show = (next: Form): void => {
    latest.current = next
    setForm(next)
  }
  useEffect(() => {
    if (draftKey === null) return
    void drafts.read(draftKey).then((kept) => {
      const draft = v.safeParse(shape, kept)
      show(draft.success ? draft.output : fresh())
      setIsKept(draft.success)
    })
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `fresh` is new at every render; the key tells the form
  }, [drafts, draftKey, shape])
  const forget = (): void => {
    if (draftKey !== null) void drafts.remove(draftKey)
  }
  return {
    ...{ form, isKept, forget },
    change: (part) => {
      if (draftKey === null || !latest.current) return
      show({ ...latest.current, ...part })
      void drafts.write(draftKey, latest.current)
    },
    startAfresh: () => {
      show(fresh())
      setIsKept(false)
      forget()
    },
  }
}
