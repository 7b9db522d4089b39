/** One mediation as its mediator or the office sees it, and what may be done about it. Nothing of it is kept on the phone. */
import { useDidShow, useRouter } from '@tarojs/taro'
import { useState } from 'react'
import * as v from 'valibot'
import { useApplication, useLive } from '../../../../app-context'
import { textParam } from '../../../../components/navigation/open-page'
import { explainFailure, sentenceOf } from '../../../../components/server-answer/failure-words'
import { openServerFile } from '../../../../components/server-answer/open-server-file'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { showToast } from '../../../../components/toast'
import type { Party } from '../../../../domain/mediation/mediation'
import type { MediationActInput } from '../../../../domain/mediation/mediation-commands'
import { regionIdShape } from '../../../../domain/shapes'

export const useMediation = () => {
  const application = useApplication()
  const access = useLive((snapshot) => snapshot.access)
  const mediationId = textParam(useRouter().params.mediationId)
  const isReady = mediationId !== '' && access !== null
  const asked = useServerAnswer(isReady ? mediationId : '', () =>
    application.server.mediation.one({ mediationId }),
  )
  useDidShow(asked.askAgain)
  const view = asked.answer.kind === 'answer' ? asked.answer.value : null
  const mediators = useServerAnswer(view?.regionId ?? '', () =>
    application.server.mediation.mediators({
      regionId: v.parse(regionIdShape, view?.regionId ?? ''),
    }),
  )
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)

  /** True when it took effect. */
  const act = async (one: MediationActInput, done: string): Promise<boolean> => {
    if (!view) return false
    setBusy(true)
    const region = v.parse(regionIdShape, view.regionId)
    const args = { mediationId, act: one }
    const sent = await application.request('mediation.handle', region, args)
    setBusy(false)
    setProblem(sent.ok ? '' : explainFailure(sent.error))
    if (!sent.ok) return false
    showToast({ text: done })
    asked.askAgain()
    return true
  }
  /** Whole, after it was written down who looked; null when it could not be read. */
  const reveal = async (partyId: string): Promise<Party | null> => {
    try {
      return await application.server.mediation.party({ mediationId, partyId })
    } catch (error) {
      setProblem(sentenceOf(error))
      return null
    }
  }
  const openPaper = async (): Promise<void> => {
    setBusy(true)
    const { server, device } = application
    const why = await openServerFile(device.files, () => server.mediation.paper({ mediationId }))
    if (why !== '') setProblem(why)
    setBusy(false)
  }
  return {
    ...{ isReady, asked, mediators, problem, setProblem, busy, act, reveal, openPaper },
    isNowhere: access !== null && mediationId === '',
    newId: () => application.device.identifiers.newId(),
    dial: (phone: string) => void application.device.telephone.dial(phone),
    nowMs: application.device.clock.nowMs(),
  }
}

export type MediationPageState = ReturnType<typeof useMediation>
