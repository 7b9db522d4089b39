/**
 * Coming back after a sign-out in WeChat, where the identity comes with each call: nothing is typed, but the way in
 * is an act of the person, because it was one to leave.
 */
import { useState } from 'react'
import { useApplication } from '../../../../app-context'
import { sentenceOf } from '../../../../components/server-answer/failure-words'

/** WeChat adds who calls; there is no token to keep. */
const noToken = ''

export const useWechatEntry = (onEntered: () => void) => {
  const { session } = useApplication()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const enter = async (): Promise<void> => {
    if (busy) return
    setBusy(true)
    setProblem('')
    try {
      await session.signIn(noToken)
      onEntered()
    } catch (error) {
      setProblem(sentenceOf(error))
    }
    setBusy(false)
  }
  return { busy, problem, enter }
}
