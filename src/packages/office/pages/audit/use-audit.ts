/** What is known of the ledger, and going on with the audit under way portion by portion while the page is open. */
import { useEffect, useRef, useState } from 'react'
import { useLive } from '../../../../app-context'
import { sentenceOf } from '../../../../components/server-answer/failure-words'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { useTellBy } from '../../../../components/server-answer/use-tell-by'
import type { Audits, AuditTold } from '../../../../protocol/time-audit'
import { useOffice } from '../../use-office'

const nothingYet: Audits = { open: null, last: null, faults: [], faultCount: 0, telling: 'others' }

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
  const metAtMs = useLive((snapshot) => snapshot.lastSyncedAtMs)
  const parts = { application, metAtMs, signedIn: office.access !== null }
  const ask = useTellBy(parts, {
    ...{ regionId: region?.id ?? '', wanted: ['ledger-fault'], words: '好的，对不上账时告诉您。' },
  })
  const tellMe = ask && (() => ask().then(asked.askAgain))

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

  return { ...office, ...asked, run, going, problem, goOn, tellMe }
}

export type AuditPage = ReturnType<typeof useAudit>
