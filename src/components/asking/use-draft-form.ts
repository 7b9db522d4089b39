/** A form that is kept on the phone at every key, and found again as it was left. */
import { useEffect, useState } from 'react'
import * as v from 'valibot'
import type { Application } from '../../application'

interface DraftFormOptions<Form extends object> {
  readonly application: Application
  readonly draftKey: string
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
  useEffect(() => {
    void drafts.read(draftKey).then((kept) => {
      const draft = v.safeParse(shape, kept)
      setForm(draft.success ? draft.output : fresh())
      setIsKept(draft.success)
    })
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `fresh` is new at every render; the key tells the form
  }, [drafts, draftKey, shape])
  return {
    form,
    isKept,
    change: (part) => {
      if (!form) return
      const next = { ...form, ...part }
      setForm(next)
      void drafts.write(draftKey, next)
    },
    forget: () => void drafts.remove(draftKey),
  }
}
