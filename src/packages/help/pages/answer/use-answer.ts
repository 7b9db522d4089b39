/** One call for who is on duty: its page asks anew every few seconds, and each act is one command. */
import * as v from 'valibot'
import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { useApplication, useShown } from '../../../../app-context'
import { textParam } from '../../../../components/navigation/open-page'
import { explainFailure } from '../../../../components/server-answer/failure-words'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { isOver } from '../../../../domain/help/help-call'
import type { HelpActInput } from '../../../../domain/help/help-commands'
import { regionIdShape } from '../../../../domain/shapes'

const askEveryMs = 5_000

export const useAnswer = () => {
  const application = useApplication()
  const shown = useShown()
  const callId = textParam(useRouter().params.callId) || 'none'
  const asked = useServerAnswer(callId, () => application.server.help.one({ callId }))
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const [words, setWords] = useState('')
  const [ending, setEnding] = useState(false)
  const { answer, askAgain } = asked
  const call = answer.kind === 'answer' ? answer.value : null
  const isOpen = call !== null && !isOver(call)

  useEffect(() => {
    if (!isOpen || !shown) return
    return application.device.clock.later(askEveryMs, askAgain)
  }, [application, isOpen, shown, answer, askAgain])

  const act = async (done: HelpActInput): Promise<void> => {
    if (!call) return
    setBusy(true)
    const regionId = v.parse(regionIdShape, call.regionId)
    const args = { callId, act: done, seen: call.events.length }
    const sent = await application.request('help.answer', regionId, args)
    setBusy(false)
    setProblem(sent.ok ? '' : explainFailure(sent.error))
    if (sent.ok) {
      setWords('')
      setEnding(false)
      application.device.vibrate()
    }
    askAgain()
  }

  return {
    asked,
    act,
    busy,
    problem,
    words,
    setWords,
    ending,
    setEnding,
    dial: (phone: string) => void application.device.telephone.dial(phone),
  }
}

export type AnswerPageState = ReturnType<typeof useAnswer>
