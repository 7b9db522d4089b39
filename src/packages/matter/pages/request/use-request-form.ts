/** One request: kept as a draft at every key, shown what neighbours asked already, and sent by itself when there is a network. */
import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import * as v from 'valibot'
import { useApplication, useLive } from '../../../../app-context'
import { useKeptAnswer } from '../../../../app-questions'
import { helpedOfHome } from '../../../../components/asking/helped-form'
import { useDraftForm } from '../../../../components/asking/use-draft-form'
import { goBack, textParam } from '../../../../components/navigation/open-page'
import { useFormPhotos } from '../../../../components/photo-strip/use-form-photos'
import { explainFailure } from '../../../../components/server-answer/failure-words'
import { showToast } from '../../../../components/toast'
import { chinaDate } from '../../../../domain/calendar'
import { maxMatterPhotos, requestShape } from '../../../../domain/matter/matter-commands'
import { permittedRegions } from '../../../../domain/organisation/permitted-regions'
import { regionIdShape } from '../../../../domain/shapes'
import type { MyHome } from '../../../../protocol/home'
import type { PublicMatter } from '../../../../protocol/matter'
import {
  emptyRequest,
  requestDraftKey,
  requestFormShape,
  requestOf,
  type RequestForm,
} from './request-form'

const homeFields = ({ regionId, homeId, details }: MyHome): Partial<RequestForm> => ({
  regionId,
  homeId,
  place: details.door,
  ...helpedOfHome(details),
  // An elder's name and number are not those of the one who asks.
  ...(details.forWhom === 'self' ? { name: details.name, phone: details.phone } : {}),
})

export const useRequestForm = () => {
  const application = useApplication()
  const access = useLive((snapshot) => snapshot.access)
  /** A worker takes down what somebody says: at the door, on the phone, at the desk. */
  const forOthers = textParam(useRouter().params.forOthers) === '1'
  const homes = useKeptAnswer('home.mine', () => application.server.home.mine({}))
  const rules = useKeptAnswer('matter.rules', () => application.server.matter.rules({}))
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const [alike, setAlike] = useState<readonly PublicMatter[] | null>(null)
  const draftKey = forOthers ? `${requestDraftKey}.others` : requestDraftKey
  const today = chinaDate(application.device.clock.nowMs())
  const regions = access && forOthers ? permittedRegions(access, 'matter.report', today) : []

  const { form, change, forget } = useDraftForm<RequestForm>({
    ...{ application, draftKey, shape: requestFormShape },
    fresh: () => ({
      ...emptyRequest(application.device.identifiers.newId()),
      channel: forOthers ? 'visit' : '',
    }),
  })
  // What is known is not asked: the first home fills the form as soon as it is there.
  const home = homes.value?.[0]
  const isUntouched = form !== null && form.regionId === '' && !forOthers
  useEffect(() => {
    if (isUntouched && home) change(homeFields(home))
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when the first home is known
  }, [isUntouched, home])

  const photos = useFormPhotos(
    form?.photoIds ?? [],
    { application, regionId: form?.regionId ?? '', most: maxMatterPhotos },
    (photoIds) => change({ photoIds }),
  )

  const send = async (): Promise<void> => {
    if (!form) return
    const region = v.safeParse(regionIdShape, form.regionId)
    if (!region.success)
      return setProblem(forOthers ? '请选在哪个区域。' : '请先选哪一处住处，或登记我家。')
    const request = v.safeParse(requestShape, requestOf(form))
    if (!request.success) return setProblem(`${request.issues[0].message}。`)
    setBusy(true)
    const { matterId, channel } = form
    const told = { title: request.output.text.slice(0, 20), photoIds: request.output.photoIds }
    const sent =
      channel === ''
        ? await application.letters.send(
            'matter.submit',
            region.output,
            { matterId, request: request.output },
            told,
          )
        : await application.letters.send(
            'matter.take-down',
            region.output,
            { matterId, channel, request: request.output },
            told,
          )
    setBusy(false)
    if (!sent.ok) return setProblem(explainFailure(sent.error))
    forget()
    application.device.vibrate()
    showToast({ text: '记下了，有网就自动寄给社区。' })
    goBack()
  }

  /** Before it is sent: whether neighbours asked the same. Without a network it is sent all the same. */
  const lookAndSend = async (): Promise<void> => {
    if (!form) return
    if (alike !== null || !form.isPublic || form.regionId === '' || form.text === '') return send()
    setBusy(true)
    const { category, text } = form
    const regionId = v.parse(regionIdShape, form.regionId)
    const found = await application.server.matter
      .similar({ regionId, category, text })
      .catch(() => [])
    setBusy(false)
    if (found.length === 0) return send()
    setAlike(found)
  }
  const joinIn = async (matterId: string): Promise<void> => {
    const regionId = v.parse(regionIdShape, form?.regionId)
    const outcome = await application.request('matter.add-voice', regionId, { matterId })
    if (!outcome.ok) return setProblem(explainFailure(outcome.error))
    forget()
    showToast({ text: '加上您这一声了，有进展会告诉您。' })
    goBack()
  }

  return {
    ...{ form, problem, busy, change, photos, forOthers, regions, alike },
    signedIn: access !== null,
    homes: homes.value,
    categories: access?.settings.matters.categories ?? rules.value?.categories ?? [],
    phrases: access?.settings.matters.requestPhrases ?? rules.value?.phrases ?? [],
    nowMs: application.device.clock.nowMs(),
    chooseHome: (one: MyHome) => change(homeFields(one)),
    forgetAlike: () => setAlike(null),
    send,
    lookAndSend,
    joinIn,
  }
}

export type RequestPageState = ReturnType<typeof useRequestForm>
