/** Opening a mediation: of a matter, or of what somebody came with. */
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import * as v from 'valibot'
import { useApplication, useLive } from '../../../../app-context'
import { textParam } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { useOfficePlaces } from '../../../../components/office-page/use-office-places'
import { explainFailure } from '../../../../components/server-answer/failure-words'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { showToast } from '../../../../components/toast'
import { chinaDate } from '../../../../domain/calendar'
import type { DisputeKind } from '../../../../domain/mediation/mediation'
import { mediationCommands, type PartyInput } from '../../../../domain/mediation/mediation-commands'
import { regionIdShape } from '../../../../domain/shapes'
import { newParty } from '../../use-residents'

const [{ shape: openShape }] = mediationCommands

export const useOpen = () => {
  const application = useApplication()
  const { params } = useRouter()
  const matterId = textParam(params.matterId)
  const access = useLive((snapshot) => snapshot.access)
  const today = chinaDate(application.device.clock.nowMs())
  const office = useOfficePlaces(access, 'mediation.keep', today)
  // Of a matter it lies where the matter does; else in the own region that is chosen here.
  const atMatter = textParam(params.regionId)
  const regionId = matterId !== '' && atMatter !== '' ? atMatter : office.regionId
  const mediators = useServerAnswer(regionId, () =>
    application.server.mediation.mediators({ regionId: v.parse(regionIdShape, regionId) }),
  )
  const [mediationId] = useState(() => application.device.identifiers.newId())
  const [kind, setKind] = useState<DisputeKind | null>(null)
  const [brief, setBrief] = useState('')
  const [chosen, setChosen] = useState<readonly string[] | null>(null)
  const [parties, setParties] = useState<readonly PartyInput[]>([])
  const [written, setWritten] = useState<PartyInput | null>(null)
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  // Who opens it mostly mediates it.
  const mediatorIds = chosen ?? (access ? [access.memberId] : [])

  const keepParty = (party: PartyInput): void => {
    setParties([...parties.filter(({ id }) => id !== party.id), party])
    setWritten(null)
  }
  const send = async (): Promise<void> => {
    const whole = { mediationId, matterId, kind, brief, mediatorIds, parties: [...parties] }
    if (kind === null) return setProblem('请选是哪一类纠纷。')
    const checked = v.safeParse(openShape, whole)
    if (!checked.success) return setProblem(`${checked.issues[0].message}。`)
    setBusy(true)
    const region = v.parse(regionIdShape, regionId)
    const sent = await application.request('mediation.open', region, checked.output)
    setBusy(false)
    if (!sent.ok) return setProblem(explainFailure(sent.error))
    showToast({ text: '受理了。先告知权利，问过双方。' })
    await Taro.redirectTo({ url: `/${routes.mediation}?mediationId=${mediationId}` })
  }
  return {
    ...{ matterId, kind, setKind, brief, setBrief, mediators, mediatorIds, parties },
    ...{ written, setWritten, keepParty, problem, busy, send },
    office: { ...office, access },
    choose: setChosen,
    add: () => {
      const side = parties.length === 0 && matterId === '' ? 'first' : 'second'
      setWritten(newParty(application.device.identifiers.newId(), side))
    },
    remove: (id: string) => setParties(parties.filter((one) => one.id !== id)),
  }
}
