/** The last audit, the one under way, and going on with it portion by portion while the page is open. */
import { useEffect, useRef, useState } from 'react'
import { sentenceOf } from '../../../../components/server-answer/failure-words'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import type { AuditTold, Audits } from '../../../../protocol/time-bank'
import { useOffice } from '../../use-office'

const nothingYet: Audits = { open: null, last: null, entryCount: 0 }

export const useAudit = () => {
  const office = useOffice('volunteer.manage')
  const { application, region } = office
  const asked = useServerAnswer(region?.id ?? '', async () =>
    region ? application.server.timeBank.audit({ regionId: region.id }) : nothingYet,
  )
  /** As far as this page has come; null until it has done a portion. */
  const [run, setRun] = useState<AuditTold | null>(null)
  const [going, setGoing] = useState(false)
  const [problem, setProblem] = useState('')
  const open = useRef(true)
  useEffect(
    () => () => {
      open.current = false
    },
    [],
  )

  const goOn = async (): Promise<void> => {
    if (!region) return
    setGoing(true)
    setProblem('')
    try {
      for (let ended = false; !ended && open.current;) {
        const now = await application.server.timeBank.auditOn({ regionId: region.id })
        ended = now.endedAtMs !== null
        setRun(now)
      }
      asked.askAgain()
    } catch (error) {
      setProblem(sentenceOf(error))
    }
    setGoing(false)
  }

  return { ...office, ...asked, run, going, problem, goOn }
}

export type AuditPage = ReturnType<typeof useAudit>
