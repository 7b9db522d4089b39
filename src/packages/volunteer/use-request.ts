/** Sends one office command at a time and keeps what went wrong as a sentence. */
import { useState } from 'react'
import { useApplication } from '../../app-context'
import { explainFailure } from '../../components/server-answer/failure-words'
import type { OfficeCommandArgs, OfficeCommandName } from '../../domain/office-commands'
import type { RegionId } from '../../domain/shapes'

export const useRequest = () => {
  const application = useApplication()
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  /** Answers whether it took effect, with what the server told. */
  const send = async <Name extends OfficeCommandName>(
    name: Name,
    regionId: RegionId,
    args: OfficeCommandArgs<Name>,
  ): Promise<{ readonly answer: unknown } | null> => {
    setBusy(true)
    const outcome = await application.request(name, regionId, args)
    setBusy(false)
    setProblem(outcome.ok ? '' : explainFailure(outcome.error))
    return outcome.ok ? { answer: outcome.value } : null
  }
  return { busy, problem, setProblem, send }
}
