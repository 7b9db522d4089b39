/**
 * Seeing one whole ID number, because …: asked of the server, which logs it first, and held only while the sheet is
 * open. It must never reach the store, a draft or the snapshot.
 */
import { useRef, useState } from 'react'
import { useApplication } from '../../../../app-context'
import { sentenceOf } from '../../../../components/server-answer/failure-words'
import type { Resident } from '../../../../domain/resident/resident'
import { useBusy } from '../../use-busy'

/** As the contract asks: a reason of one sign is none. */
const shortestReason = 2

export const useReveal = () => {
  const { server } = useApplication()
  const [resident, setResident] = useState<Resident | null>(null)
  const [reason, setReason] = useState('')
  const [idNumber, setIdNumber] = useState('')
  const [problem, setProblem] = useState('')
  const { busy, run } = useBusy()
  /** Counts the sheets that were opened: an answer for one that is closed by now is not shown in the next. */
  const opening = useRef(0)
  const begin = (next: Resident | null): void => {
    opening.current++
    setResident(next)
    setReason('')
    setIdNumber('')
    setProblem('')
  }
  const reveal = async (): Promise<boolean> => {
    if (!resident) return false
    const asked = opening.current
    const { id: residentId, regionId } = resident
    try {
      const answer = await server.privacy.revealIdNumber({
        ...{ residentId, regionId },
        reason: reason.trim(),
      })
      if (asked === opening.current) setIdNumber(answer.idNumber)
    } catch (error) {
      if (asked === opening.current) setProblem(sentenceOf(error))
    }
    return false
  }
  return {
    resident,
    reason,
    setReason,
    canAsk: reason.trim().length >= shortestReason,
    idNumber,
    problem,
    busy,
    open: (one: Resident): void => begin(one),
    close: (): void => begin(null),
    reveal: () => run(reveal),
  }
}

export type RevealState = ReturnType<typeof useReveal>
