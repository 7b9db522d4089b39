/** The words of a request that was not sent, or not granted, become the draft of the form; never unasked in the place of another. */
import { useRef, useState } from 'react'
import * as v from 'valibot'
import { useApplication } from '../../../../app-context'
import type { Letter } from '../../../../application'
import { showToast } from '../../../../components/toast'
import { minutesWords } from '../../../../domain/minutes-words'
import { formOf, requestDraftKey, requestFormShape } from './request-form'

/** Another request is half written: whether it may go. */
export interface Replacing {
  readonly words: string
  readonly answer: (mayGo: boolean) => void
}

export const useRewrite = () => {
  const application = useApplication()
  const [replacing, setReplacing] = useState<Replacing | null>(null)
  const isTaking = useRef(false)

  const mayReplace = async (): Promise<boolean> => {
    const half = v.safeParse(requestFormShape, await application.drafts.read(requestDraftKey))
    if (!half.success) return true
    const { service, minutes } = half.output
    const what = service === '' ? '那一份' : `“${service} ${minutesWords(minutes)}”`
    return new Promise((resolve) =>
      setReplacing({
        words: `写了一半的${what}还没有提出。改这一份，写了一半的就不留了。`,
        answer: (mayGo) => {
          setReplacing(null)
          resolve(mayGo)
        },
      }),
    )
  }

  const take = async ({ envelope }: Letter): Promise<boolean> => {
    if (!(await mayReplace())) return false
    const taken = await application.letters.takeBack(envelope.commandId, (letter) => ({
      key: requestDraftKey,
      draft: formOf(letter, application.device.clock.nowMs()),
    }))
    if (!taken) showToast({ text: '现在取不出来：已经在路上，或手机存满了。' })
    return taken
  }

  /** False: the other one stays, it is on its way, or the phone is full. */
  const rewrite = async (letter: Letter): Promise<boolean> => {
    // Tapped twice, it would be missed the second time.
    if (isTaking.current) return false
    isTaking.current = true
    try {
      return await take(letter)
    } finally {
      isTaking.current = false
    }
  }
  return { rewrite, replacing }
}
