/** The register of a region: who asked, who is registered, of which homes nobody is; and the form of one of them. */
import * as v from 'valibot'
import { useState } from 'react'
import { useApplication, useLive } from '../../../../app-context'
import { useOfficePlaces } from '../../../../components/office-page/use-office-places'
import { explainFailure, sentenceOf } from '../../../../components/server-answer/failure-words'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { showToast } from '../../../../components/toast'
import { chinaDate } from '../../../../domain/calendar'
import { helpDetailsShape, type HelpDetails } from '../../../../domain/help/help-commands'
import type { HelpRegistrationState } from '../../../../domain/help/help-registration'
import { regionIdShape } from '../../../../domain/shapes'
import type { HomeWithoutKey, RegisterLine } from '../../../../protocol/help'
import { noDetails } from '../../details-form'

interface Open {
  readonly homeId: string
  readonly registrationId: string
  /** null: nobody asked for it. */
  readonly state: HelpRegistrationState | null
  readonly door: string
  readonly name: string
  readonly details: HelpDetails
}

export const useRegister = () => {
  const application = useApplication()
  const access = useLive((snapshot) => snapshot.access)
  const today = chinaDate(application.device.clock.nowMs())
  const office = useOfficePlaces(access, 'file.write', today)
  const { regionId } = office
  const asked = useServerAnswer(regionId, () =>
    application.server.help.register({ regionId: v.parse(regionIdShape, regionId) }),
  )
  const [open, setOpen] = useState<Open | null>(null)
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)

  const openLine = async ({ registrationId, homeId, state }: RegisterLine): Promise<void> => {
    try {
      const input = { regionId: v.parse(regionIdShape, regionId), registrationId }
      const entry = await application.server.help.entry(input)
      if (!entry) return asked.askAgain()
      const { relatives, stationPhone, note } = entry.person
      const details = { relatives, stationPhone, note }
      setOpen({ homeId, registrationId, state, door: entry.door, name: entry.name, details })
      setProblem('')
    } catch (error) {
      setProblem(sentenceOf(error))
    }
  }
  const openHome = ({ homeId, door, name }: HomeWithoutKey): void => {
    const registrationId = application.device.identifiers.newId()
    setOpen({ homeId, registrationId, state: null, door, name, details: noDetails })
    setProblem('')
  }
  const close = (): void => {
    setOpen(null)
    setReason('')
    setProblem('')
  }
  const settle = (sent: Awaited<ReturnType<typeof application.request>>, text: string): void => {
    setBusy(false)
    if (!sent.ok) return setProblem(explainFailure(sent.error))
    close()
    showToast({ text })
    asked.askAgain()
  }
  const save = async (): Promise<void> => {
    if (!open) return
    const checked = v.safeParse(helpDetailsShape, open.details)
    if (!checked.success) return setProblem(`${checked.issues[0].message}。`)
    const details = checked.output
    const { registrationId, homeId } = open
    const region = v.parse(regionIdShape, regionId)
    setBusy(true)
    const sent =
      open.state === 'registered'
        ? await application.request('help.change', region, { registrationId, details })
        : await application.request('help.register', region, { registrationId, homeId, details })
    settle(sent, '存好了，老人手机上的大按钮可以用了。')
  }
  const end = async (): Promise<void> => {
    if (!open) return
    if (reason.trim() === '') return setProblem('请写明为什么停用。')
    setBusy(true)
    const args = { registrationId: open.registrationId, reason }
    const region = v.parse(regionIdShape, regionId)
    settle(await application.request('help.end', region, args), '已停用。')
  }

  return {
    office: { ...office, access },
    asked,
    open,
    openLine,
    openHome,
    close,
    change: (details: HelpDetails) => open && setOpen({ ...open, details }),
    save,
    reason,
    setReason,
    end,
    busy,
    problem,
  }
}

export type RegisterPageState = ReturnType<typeof useRegister>
