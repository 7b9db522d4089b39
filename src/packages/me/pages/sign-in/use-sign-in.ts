/** Demo and H5 only: the table of demo users, and signing in as one of them. In WeChat the identity comes by itself. */
import { useState } from 'react'
import { useApplication } from '../../../../app-context'
import { sentenceOf } from '../../../../components/server-answer/failure-words'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import * as v from 'valibot'
import { memberIdShape } from '../../../../domain/shapes'
import type { DemoUser } from '../../../../protocol/contract'

export const useSignIn = (onSignedIn: () => void) => {
  const application = useApplication()
  const [problem, setProblem] = useState('')
  const [busyId, setBusyId] = useState('')
  const asked = useServerAnswer('demo-users', () => application.server.session.demoUsers())
  const signInAs = async (user: DemoUser): Promise<void> => {
    if (busyId !== '') return
    setBusyId(user.id)
    setProblem('')
    try {
      const { token } = await application.server.session.demoSignIn({
        userId: v.parse(memberIdShape, user.id),
      })
      await application.session.signIn(token)
      onSignedIn()
    } catch (error) {
      setProblem(sentenceOf(error))
    }
    setBusyId('')
  }
  return { ...asked, problem, busyId, signInAs }
}
