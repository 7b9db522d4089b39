/** My certificates: asking for one of a stretch of days, and taking the paper of one that was issued. */
import { useState } from 'react'
import * as v from 'valibot'
import { useApplication } from '../../../../app-context'
import { useTellMe } from '../../../../app-questions'
import { useCertificateForm } from '../../../../components/asking/use-certificate-form'
import { explainFailure } from '../../../../components/server-answer/failure-words'
import { openServerFile } from '../../../../components/server-answer/open-server-file'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { showToast } from '../../../../components/toast'
import { chinaDate } from '../../../../domain/calendar'
import { regionIdShape } from '../../../../domain/shapes'

/** The envelope has to name some region; a certificate lies where its volunteer does. */
const anyRegion = v.parse(regionIdShape, 'certificate')

export const useCertificates = () => {
  const application = useApplication()
  const today = chinaDate(application.device.clock.nowMs())
  const asked = useServerAnswer('mine', () => application.server.certificate.mine())
  const { form, change, startAfresh } = useCertificateForm(application, today)
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
    const outcome = await application.request('certificate.ask', anyRegion, form)
    setBusy(false)
    setProblem(outcome.ok ? '' : explainFailure(outcome.error))
    // Also when it was refused: what was sent before may stand, because only its answer was lost.
    asked.askAgain()
    if (!outcome.ok) return
    startAfresh()
    showToast({ text: '申请交上去了，社区开好后就在下面。' })
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
    form,
    change,
    problem,
    busy,
    ask,
    open,
  }
}
