/** What the key does: calls over the network; without one it dials at once and keeps the call, which is sent later. */
import type { Application, MyHelp } from '../../application'
import * as v from 'valibot'
import { useState } from 'react'
import { regionIdShape } from '../../domain/shapes'
import { explainFailure } from '../server-answer/failure-words'

/** Nobody who needs help waits longer for an answer than this; then the telephone rings. */
const longestWaitMs = 8_000

export type HelpPress = 'sent' | 'kept'

export const useHelpKey = (application: Application) => {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const { device } = application

  const dial = (mine: Pick<MyHelp, 'dialNumber'>): Promise<void> =>
    device.telephone.dial(mine.dialNumber)

  const press = async (mine: MyHelp, isDrill = false): Promise<HelpPress | null> => {
    if (busy) return null
    setBusy(true)
    setProblem('')
    device.vibrate()
    const regionId = v.parse(regionIdShape, mine.regionId)
    const args = {
      callId: device.identifiers.newId(),
      registrationId: mine.registrationId,
      pressedAtMs: device.clock.nowMs(),
      isDrill,
    }
    const waited = new Promise<'unreachable'>((resolve) => {
      device.clock.later(longestWaitMs, () => resolve('unreachable'))
    })
    const asked = async () => {
      const sent = await application.request('help.call', regionId, args)
      return sent.ok ? null : sent.error
    }
    const failure = (await device.network.isOnline())
      ? await Promise.race([asked(), waited])
      : ('unreachable' as const)
    setBusy(false)
    if (failure === null) return 'sent'
    if (failure !== 'unreachable') {
      setProblem(explainFailure(failure))
      return null
    }
    // The same id: should the first one have arrived after all, it is the same call.
    const kept = isDrill ? null : await application.letters.send('help.call', regionId, args)
    setProblem(
      kept?.ok
        ? '没有网络，正在拨电话。呼叫已记在本机，有网就自动发出。'
        : '没有网络，正在拨电话。',
    )
    if (isDrill) setProblem('没有网络，演练发不出去。要紧时按住大按钮会直接拨电话。')
    else await dial(mine)
    return isDrill ? null : 'kept'
  }

  return { press, dial, busy, problem }
}
