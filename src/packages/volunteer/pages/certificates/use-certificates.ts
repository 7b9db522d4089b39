/** My certificates: asking for one of a stretch of days, and taking the paper of one that was issued. */
import { useState } from 'react'
import * as v from 'valibot'
import { useApplication } from '../../../../app-context'
import { useTellMe } from '../../../../app-questions'
import { explainFailure } from '../../../../components/server-answer/failure-words'
import { openServerFile } from '../../../../components/server-answer/open-server-file'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { showToast } from '../../../../components/toast'
import { chinaDate } from '../../../../domain/calendar'
import { idTypes, type IdType } from '../../../../domain/certificate/certificate'
import { recordIdShape, regionIdShape } from '../../../../domain/shapes'

/** The envelope has to name some region; a certificate lies where its volunteer does. */
const anyRegion = v.parse(regionIdShape, 'certificate')

export const useCertificates = () => {
  const application = useApplication()
  const today = chinaDate(application.device.clock.nowMs())
  const asked = useServerAnswer('mine', () => application.server.certificate.mine())
  const [fromDate, setFromDate] = useState(`${today.slice(0, 4)}-01-01`)
  const [toDate, setToDate] = useState(today)
  const [idType, setIdType] = useState<IdType>(idTypes[0])
  const [idNumber, setIdNumber] = useState('')
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)

  const mine = asked.answer.kind === 'answer' ? asked.answer.value.certificates : []
  const tellMe = useTellMe({
    regionId: mine.some(({ state }) => state === 'asked') ? anyRegion : '',
    wanted: ['volunteer-turn'],
    words: '好的，社区开好就告诉您。',
  })

  const ask = async (): Promise<void> => {
    setBusy(true)
    const outcome = await application.request('certificate.ask', anyRegion, {
      certificateId: v.parse(recordIdShape, application.device.identifiers.newId()),
      fromDate,
      toDate,
      idType,
      idNumber: idNumber.trim(),
    })
    setBusy(false)
    setProblem(outcome.ok ? '' : explainFailure(outcome.error))
    if (!outcome.ok) return
    setIdNumber('')
    showToast({ text: '申请交上去了，社区开好后就在下面。' })
    asked.askAgain()
  }
  const open = async (certificateId: string): Promise<void> => {
    setBusy(true)
    const { server, device } = application
    setProblem(await openServerFile(device.files, () => server.certificate.pdf({ certificateId })))
    setBusy(false)
  }
  return {
    asked,
    tellMe,
    today,
    fromDate,
    setFromDate,
    toDate,
    setToDate,
    idType,
    setIdType,
    idNumber,
    setIdNumber,
    problem,
    busy,
    ask,
    open,
  }
}
