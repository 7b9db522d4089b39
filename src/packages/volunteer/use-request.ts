/** Sends one office command at a time and keeps what went wrong as a sentence. */
import { useState } from 'react'
import { useApplication } from '../../app-context'
import { explainFailure } from '../../components/server-answer/failure-words'
import type { OfficeCommandArgs, OfficeCommandName } from '../../domain/office-commands'
import type { RefusalCode } from '../../domain/refusal'
import type { RegionId } from '../../domain/shapes'

/** What was sent is there, or something else of the same id; of registrations each person has one. */
const takenCodes: readonly RefusalCode[] = ['id-taken', 'already-volunteer']

/** `unreachable`: what is said of a command that no server could be asked. `onRefused`: beside what is said of it. */
export const useRequest = (
  unreachable: Partial<Record<OfficeCommandName, string>> = {},
  onRefused?: (code: RefusalCode) => void,
) => {
  const application = useApplication()
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  /**
   * Answers whether it took effect, with what the server told. `onTaken`: its id was made with its form, or it was sent
   * before, so what stands came of an earlier sending whose answer was lost.
   */
  const send = async <Name extends OfficeCommandName>(
    name: Name,
    regionId: RegionId,
    args: OfficeCommandArgs<Name>,
    onTaken?: () => void,
  ): Promise<{ readonly answer: unknown } | null> => {
    setBusy(true)
    const outcome = await application.request(name, regionId, args)
    setBusy(false)
    const refused = outcome.ok || outcome.error === 'unreachable' ? null : outcome.error.code
    const isTaken = refused !== null && takenCodes.includes(refused)
    if (isTaken) onTaken?.()
    if (refused !== null) onRefused?.(refused)
    const words = !outcome.ok && outcome.error === 'unreachable' ? unreachable[name] : undefined
    setProblem(outcome.ok || (isTaken && onTaken) ? '' : (words ?? explainFailure(outcome.error)))
    return outcome.ok ? { answer: outcome.value } : null
  }
  return { busy, problem, setProblem, send }
}
