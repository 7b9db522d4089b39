/** The caller's page: the key, how the call stands (asked anew while it is open), and asking to be registered. */
import * as v from 'valibot'
import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { useApplication, useLive, useShown } from '../../../../app-context'
import { useHelpKey } from '../../../../components/help-key/use-help-key'
import { useMyHelp } from '../../../../components/help-key/use-my-help'
import { textParam } from '../../../../components/navigation/open-page'
import { explainFailure } from '../../../../components/server-answer/failure-words'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { showToast } from '../../../../components/toast'
import { helpDetailsShape, type HelpDetails } from '../../../../domain/help/help-commands'
import { isOver } from '../../../../domain/help/help-call'
import { regionIdShape } from '../../../../domain/shapes'
import type { MyHelp } from '../../../../protocol/help'
import type { MyHome } from '../../../../protocol/home'
import { noDetails } from '../../details-form'

interface Asking {
  readonly home: MyHome
  readonly details: HelpDetails
}

export const useCall = () => {
  const application = useApplication()
  const signedIn = useLive((snapshot) => snapshot.access !== null)
  const metAtMs = useLive((snapshot) => snapshot.lastSyncedAtMs)
  const letters = useLive((snapshot) => snapshot.letters)
  const shown = useShown()
  const help = useMyHelp({ application, metAtMs })
  const homes = useServerAnswer(signedIn ? 'homes' : '', () => application.server.home.mine({}))
  const key = useHelpKey(application)
  const { clock } = application.device
  const pressedBefore = textParam(useRouter().params.pressed)
  /** The newest press of this phone: what was heard before it says nothing of it. */
  const [pressed, setPressed] = useState({
    atMs: pressedBefore === '' ? 0 : clock.nowMs(),
    isSent: pressedBefore === 'sent',
  })
  const isUnheard = help.askedAtMs < pressed.atMs
  const [asking, setAsking] = useState<Asking | null>(null)
  const [problem, setProblem] = useState('')
  const { askAgain } = help
  const isOpen = help.value?.mine.some(({ call }) => call !== null && !isOver(call)) === true
  const everySeconds = help.value?.pollSeconds ?? 0

  const awaitsEcho = pressed.isSent && isUnheard
  const asks = (isOpen || awaitsEcho) && everySeconds > 0 && shown && !help.asking
  useEffect(
    () => (asks ? clock.later(everySeconds * 1000, askAgain) : undefined),
    [clock, asks, everySeconds, askAgain],
  )

  const press = async (mine: MyHelp, isDrill: boolean): Promise<void> => {
    if (!isDrill) setPressed({ atMs: clock.nowMs(), isSent: false })
    const done = await key.press(mine, isDrill)
    if (done === null) return
    if (!isDrill || done === 'sent') setPressed({ atMs: clock.nowMs(), isSent: done === 'sent' })
    askAgain()
  }

  const cancel = async (mine: MyHelp): Promise<void> => {
    if (!mine.call) return
    const regionId = v.parse(regionIdShape, mine.regionId)
    const done = await application.request('help.cancel', regionId, { callId: mine.call.id })
    setProblem(done.ok ? '' : explainFailure(done.error))
    askAgain()
  }

  const sendAsking = async (): Promise<void> => {
    if (!asking) return
    const details = v.safeParse(helpDetailsShape, asking.details)
    if (!details.success) return setProblem(`${details.issues[0].message}。`)
    const sent = await application.letters.send('help.ask-registration', asking.home.regionId, {
      registrationId: application.device.identifiers.newId(),
      homeId: asking.home.homeId,
      details: details.output,
    })
    if (!sent.ok) return setProblem(explainFailure(sent.error))
    setAsking(null)
    setProblem('')
    showToast({ text: '记下了，网格员会来核对、登记。' })
    askAgain()
  }

  const known = new Set(help.value?.mine.map(({ door }) => door))
  return {
    signedIn,
    help: help.value,
    unread: help.value === undefined ? help.problem : '',
    /** Kept from before, or the way is cut: how a call stands now is not known. */
    isOld: help.problem !== '' || help.askedAtMs === 0,
    isCut: help.problem !== '',
    isUnheard,
    awaitsEcho,
    askAgain,
    clock,
    key,
    press,
    cancel,
    /** Homes of which nobody is registered or has asked. */
    homes:
      homes.answer.kind === 'answer'
        ? homes.answer.value.filter(({ details }) => !known.has(details.door))
        : [],
    hasNoHome: homes.answer.kind === 'answer' && homes.answer.value.length === 0,
    keptCalls: letters.filter(
      ({ envelope, state }) => envelope.name === 'help.call' && state.kind === 'waiting',
    ).length,
    asking,
    ask: (home: MyHome) => setAsking({ home, details: noDetails }),
    changeAsking: (details: HelpDetails) => asking && setAsking({ ...asking, details }),
    closeAsking: () => setAsking(null),
    sendAsking,
    problem,
  }
}

export type CallPageState = ReturnType<typeof useCall>
