/** One minute to become a volunteer. What is typed survives a kill of the app, but for the ID number, which is not written to disk. */
import * as v from 'valibot'
import { useEffect, useState } from 'react'
import { useApplication, useLive } from '../../../../app-context'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { chinaDate } from '../../../../domain/calendar'
import { explainRefusal } from '../../../../domain/refusal'
import { defaultVolunteering } from '../../../../domain/settings/volunteering-rules'
import { checkRegistration, needsGuardian } from '../../../../domain/volunteer/check-registration'
import {
  noGuardian,
  volunteerDetailsShape,
  type Guardian,
  type VolunteerDetails,
} from '../../../../domain/volunteer/volunteer'
import { useRequest } from '../../use-request'

const draftKey = 'register'

const draftShape = v.object({
  regionId: v.string(),
  details: v.looseObject({ name: v.string(), skills: v.array(v.string()) }),
})

const empty: VolunteerDetails = {
  name: '',
  sex: 'unknown',
  birthDate: '',
  phone: '',
  idNumber: '',
  skills: [],
  serviceKinds: [],
  team: '',
  politicalStatus: '',
  guardian: noGuardian,
}

export const useRegister = (onRegistered: () => void) => {
  const application = useApplication()
  const access = useLive((snapshot) => snapshot.access)
  const today = chinaDate(application.device.clock.nowMs())
  const rules = access?.settings.volunteering ?? defaultVolunteering
  const [details, setDetails] = useState<VolunteerDetails>({
    ...empty,
    name: access?.memberName ?? '',
  })
  const [regionId, setRegionId] = useState('')
  const [ready, setReady] = useState(false)
  const { busy, problem, setProblem, send } = useRequest()
  const regions = useServerAnswer('regions', () => application.server.volunteer.regions({}))
  useEffect(() => {
    void application.drafts.read(draftKey).then((kept) => {
      const draft = v.safeParse(draftShape, kept)
      if (draft.success) {
        setDetails((now) => ({ ...now, ...draft.output.details, idNumber: '' }))
        setRegionId(draft.output.regionId)
      }
      setReady(true)
    })
  }, [application])
  const keep = (next: VolunteerDetails, region: string): void => {
    setDetails(next)
    setRegionId(region)
    void application.drafts.write(draftKey, {
      regionId: region,
      details: { ...next, idNumber: '' },
    })
  }
  const change = (part: Partial<VolunteerDetails>): void => keep({ ...details, ...part }, regionId)
  const isChild = details.birthDate !== '' && needsGuardian(details.birthDate, { today, rules })

  const known = regions.answer.kind === 'answer' ? regions.answer.value : []
  const region = known.find(({ id }) => id === regionId)

  const register = async (): Promise<void> => {
    if (!region) return setProblem('请选您在哪个社区。')
    if (details.birthDate === '') return setProblem('请选出生日期。')
    const guardian = isChild ? { ...details.guardian, consentedOn: today } : noGuardian
    const read = v.safeParse(volunteerDetailsShape, { ...details, guardian })
    if (!read.success) return setProblem(`${read.issues[0].message}。`)
    const checked = checkRegistration(read.output, { today, rules })
    if (!checked.ok) return setProblem(explainRefusal(checked.error))
    const volunteerId = application.device.identifiers.newId()
    const sent = await send('volunteer.register', region.id, { volunteerId, details: read.output })
    if (!sent) return
    void application.drafts.remove(draftKey)
    application.device.vibrate()
    onRegistered()
  }

  return {
    access,
    /** The draft has been read; until then nothing can be typed. */
    ready,
    today,
    rules,
    details,
    change,
    changeGuardian: (part: Partial<Guardian>) =>
      change({ guardian: { ...details.guardian, ...part } }),
    isChild,
    regions,
    regionId,
    regionName: region?.name ?? '',
    chooseRegion: (id: string) => keep(details, id),
    busy,
    problem,
    register,
  }
}

export type RegisterPageState = ReturnType<typeof useRegister>
