/** One office command at a time in one region: whether it is on its way, why it took no effect, a word when it did. */
import { useState } from 'react'
import type { Application } from '../../application'
import { explainFailure } from '../../components/server-answer/failure-words'
import { showToast } from '../../components/toast'
import type { OfficeCommandArgs, OfficeCommandName } from '../../domain/office-commands'
import type { RegionId } from '../../domain/shapes'

/** @param onAnswered shows everything anew, also when it was refused: somebody else may have been first. */
export const useOfficeAct = (
  application: Application,
  regionId: RegionId | undefined,
  onAnswered: () => void,
) => {
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  /** With what the server told; null when it took no effect. */
  const send = async <Name extends OfficeCommandName>(
    name: Name,
    args: OfficeCommandArgs<Name>,
  ): Promise<{ readonly answer: unknown } | null> => {
    if (regionId === undefined) return null
    setBusy(true)
    const outcome = await application.request(name, regionId, args)
    setBusy(false)
    setProblem(outcome.ok ? '' : explainFailure(outcome.error))
    onAnswered()
    return outcome.ok ? { answer: outcome.value } : null
  }
  /** True when it took effect. */
  const act = async <Name extends OfficeCommandName>(
    name: Name,
    args: OfficeCommandArgs<Name>,
    done: string,
  ): Promise<boolean> => {
    const sent = await send(name, args)
    if (sent) showToast({ text: done })
    return sent !== null
  }
  return { problem, setProblem, busy, setBusy, send, act }
}
