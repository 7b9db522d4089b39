/** One office command at a time in one region: whether it is on its way, why it took no effect, a word when it did. */
import { useState } from 'react'
import type { Application } from '../../application'
import { showToast } from '../../components/toast'
import type { OfficeCommandArgs, OfficeCommandName } from '../../domain/office-commands'
import type { RegionId } from '../../domain/shapes'
import { sendOffice } from './use-office'

/** @param onAnswered shows everything anew, also when it was refused: somebody else may have been first. */
export const useOfficeAct = (
  application: Application,
  regionId: RegionId | undefined,
  onAnswered: () => void,
) => {
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  /** True when it took effect. */
  const act = async <Name extends OfficeCommandName>(
    name: Name,
    args: OfficeCommandArgs<Name>,
    done: string,
  ): Promise<boolean> => {
    if (regionId === undefined) return false
    setBusy(true)
    const failure = await sendOffice(application, name, regionId, args)
    setBusy(false)
    setProblem(failure)
    onAnswered()
    if (failure === '') showToast({ text: done })
    return failure === ''
  }
  return { problem, setProblem, busy, setBusy, act }
}
