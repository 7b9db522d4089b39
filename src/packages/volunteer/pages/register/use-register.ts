/**
 * One minute to become a volunteer. What is typed survives a kill of the app, but for the ID number, which is not written to
 * disk; whoever was declined or has left finds what they had registered with, again but for that number.
 */
import * as v from 'valibot'
import { useState } from 'react'
import { useApplication, useLive } from '../../../../app-context'
import { useDraftForm } from '../../../../components/asking/use-draft-form'
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
import { writtenDetails } from '../../written-details'

const draftShape = v.object({
  /** Under which it was sent, and no answer came; '' while it was not. Absent from older drafts. */
  volunteerId: v.optional(v.string(), ''),
  regionId: v.string(),
  /** Only what was typed. */
  details: v.object(writtenDetails),
})
type Draft = v.InferOutput<typeof draftShape>

const fresh = (): Draft => ({ volunteerId: '', regionId: '', details: {} })

const empty: Omit<VolunteerDetails, 'idNumber'> = {
  name: '',
  sex: 'unknown',
  birthDate: '',
  phone: '',
  skills: [],
  serviceKinds: [],
  team: '',
  politicalStatus: '',
  guardian: noGuardian,
}

export const useRegister = (onRegistered: (words: string) => void) => {
  const application = useApplication()
  const { server, device } = application
  const access = useLive((snapshot) => snapshot.access)
  const today = chinaDate(device.clock.nowMs())
  const rules = access?.settings.volunteering ?? defaultVolunteering
  const draft = useDraftForm({ application, draftKey: 'register', shape: draftShape, fresh })
  const [idNumber, setIdNumber] = useState('')
  const { busy, problem, setProblem, send } = useRequest()
  const regions = useServerAnswer('regions', () => server.volunteer.regions({}))
  const mine = useServerAnswer(access?.memberId ?? '', () => server.volunteer.mine({}))
  const before = mine.answer.kind === 'answer' ? mine.answer.value : null

  const typed = draft.form ?? fresh()
  const details: VolunteerDetails = {
    ...{ ...empty, name: access?.memberName ?? '', ...before?.details },
    // Who consented once consents anew: no child presses for the guardian.
    ...{ guardian: noGuardian, ...typed.details },
    // Of the one on file only a mask is known here.
    idNumber,
  }
  const regionId = typed.regionId === '' ? (before?.regionId ?? '') : typed.regionId
  const change = ({ idNumber: number, ...part }: Partial<VolunteerDetails>): void => {
    if (number !== undefined) setIdNumber(number)
    draft.change({ details: { ...typed.details, ...part } })
  }
  const isChild = details.birthDate !== '' && needsGuardian(details.birthDate, { today, rules })

  const known = regions.answer.kind === 'answer' ? regions.answer.value : []
  const region = known.find(({ id }) => id === regionId)

  const finish = (words: string): void => {
    draft.forget()
    device.vibrate()
    onRegistered(words)
  }
  const register = async (): Promise<void> => {
    // In the order of the form.
    if (details.birthDate === '') return setProblem('请选出生日期。')
    const guardian = isChild ? { ...details.guardian, consentedOn: today } : noGuardian
    const read = v.safeParse(volunteerDetailsShape, { ...details, guardian })
    if (!read.success) return setProblem(`${read.issues[0].message}。`)
    if (!region) return setProblem('请选您在哪个社区。')
    const checked = checkRegistration(read.output, { today, rules })
    if (!checked.ok) return setProblem(explainRefusal(checked.error))
    // What was decided meanwhile came of an earlier form.
    const isEnded = before?.state === 'declined' || before?.state === 'left'
    const isAgain = typed.volunteerId !== '' && !(isEnded && before.id === typed.volunteerId)
    const volunteerId = isAgain ? typed.volunteerId : device.identifiers.newId()
    draft.change({ volunteerId })
    const args = { volunteerId, details: read.output }
    const onTaken = (): void => finish('上次就登记上了，按那时填的办。')
    const sent = await send('volunteer.register', region.id, args, isAgain ? onTaken : undefined)
    if (sent) finish('登记收到了，社区核对后就能报名。')
  }

  return {
    access,
    /** The draft has been read, and what is on file asked for; until then nothing can be typed. */
    ready: draft.form !== null && mine.answer.kind !== 'loading',
    today,
    rules,
    details,
    /** There was an ID number, of which nothing but a mask leaves the server. */
    hadIdNumber: before !== null && before.details.idNumber !== '',
    change,
    changeGuardian: (part: Partial<Guardian>) =>
      change({ guardian: { ...details.guardian, ...part } }),
    isChild,
    regions,
    regionId,
    regionName: region?.name ?? '',
    chooseRegion: (id: string) => draft.change({ regionId: id }),
    busy,
    problem,
    register,
  }
}

export type RegisterPageState = ReturnType<typeof useRegister>
