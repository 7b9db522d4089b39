/**
 * Registering somebody at the desk. What is typed survives a kill of the app, but for the ID number, which is not written to
 * disk, and keeps one id: however often it is sent, because no answer came, it is one registration.
 */
import * as v from 'valibot'
import { useState } from 'react'
import { useDraftForm } from '../../../../components/asking/use-draft-form'
import { explainFailure } from '../../../../components/server-answer/failure-words'
import { openServerFile } from '../../../../components/server-answer/open-server-file'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { coveredName } from '../../../../domain/covered-name'
import { parseIdNumber } from '../../../../domain/id-number'
import { explainRefusal } from '../../../../domain/refusal'
import { checkRegistration, needsGuardian } from '../../../../domain/volunteer/check-registration'
import { enrolmentShape } from '../../../../domain/volunteer/enrolment'
import { noGuardian, volunteerStates } from '../../../../domain/volunteer/volunteer'
import { recordId } from '../../record-id'
import { useOffice } from '../../use-office'

const text = v.string()
const formShape = v.object({
  volunteerId: text,
  ...{ name: text, sex: v.picklist(['unknown', 'male', 'female']), birthDate: text, phone: text },
  ...{ team: text, skills: v.array(text), serviceKinds: v.array(text) },
  guardian: v.object({ name: text, relation: text, phone: text }),
  ...{ told: v.boolean(), note: text, idSeen: v.boolean() },
})
type Form = v.InferOutput<typeof formShape>

const fresh = (volunteerId: string): Form => ({
  volunteerId,
  ...{ name: '', sex: 'unknown', birthDate: '', phone: '', team: '', skills: [], serviceKinds: [] },
  guardian: { name: '', relation: '', phone: '' },
  ...{ told: false, note: '', idSeen: false },
})

const answerShape = v.object({
  volunteerId: v.string(),
  number: v.string(),
  state: v.picklist(volunteerStates),
  /** An earlier sending got there, and its answer was lost: whom it registered, the name covered. */
  stands: v.exactOptional(v.object({ name: v.string(), same: v.boolean() })),
})
export interface Enrolled extends Omit<v.InferOutput<typeof answerShape>, 'stands'> {
  readonly name: string
  /** The form says something else by now, which does not count. */
  readonly isOlder: boolean
  /** It is somebody else's form by now: their name; else ''. */
  readonly other: string
}

export const useEnrol = () => {
  const office = useOffice('volunteer.manage')
  const { application, access, region, today } = office
  const kept = useDraftForm({
    ...{ application, draftKey: 'enrol', shape: formShape },
    fresh: () => fresh(recordId(application)),
  })
  const { form, change, isKept } = kept
  const [idNumber, setIdNumber] = useState('')
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const [enrolled, setEnrolled] = useState<Enrolled | null>(null)
  const teams = useServerAnswer('teams', () => application.server.timeBank.teams())
  const rules = access?.settings.volunteering
  const isChild =
    rules !== undefined &&
    form !== null &&
    form.birthDate !== '' &&
    needsGuardian(form.birthDate, { today, rules })

  /** What stands in the number need not be asked. */
  const typeIdNumber = (typed: string): void => {
    setIdNumber(typed)
    const read = parseIdNumber(typed)
    if (read.ok) change({ birthDate: read.birthDate, sex: read.sex })
  }

  /** As it is sent, or why it cannot be. */
  const read = ({ volunteerId: _id, told, note, idSeen, ...details }: Form) => {
    if (details.birthDate === '') return '请选出生日期。'
    const guardian = isChild ? { ...details.guardian, consentedOn: today } : noGuardian
    const given = v.safeParse(enrolmentShape, {
      details: { ...details, idNumber: idNumber.trim(), politicalStatus: '', guardian },
      consent: { told, note: note.trim() },
      idSeen,
    })
    if (!given.success) return `${given.issues[0].message}。`
    if (!rules) return ''
    const checked = checkRegistration(given.output.details, { today, rules })
    return checked.ok ? given.output : explainRefusal(checked.error)
  }

  const startAfresh = (): void => {
    setIdNumber('')
    setProblem('')
    kept.startAfresh()
  }

  const enrol = async (form: Form): Promise<void> => {
    if (!region) return
    const given = read(form)
    if (typeof given === 'string') return setProblem(given)
    setBusy(true)
    const args = { volunteerId: form.volunteerId, ...given }
    const outcome = await application.request('volunteer.enrol', region.id, args)
    setBusy(false)
    setProblem(outcome.ok ? '' : explainFailure(outcome.error))
    const answer = outcome.ok && v.safeParse(answerShape, outcome.value)
    if (!answer || !answer.success) return
    const { stands, ...told } = answer.output
    const { name } = given.details
    application.device.vibrate()
    if (stands?.same === false) {
      const other = stands.name === coveredName(name) ? '' : name
      return setEnrolled({ ...told, name: stands.name, isOlder: true, other })
    }
    startAfresh()
    setEnrolled({ ...told, name, isOlder: false, other: '' })
  }

  const printCode = async (): Promise<void> => {
    if (!region || !enrolled) return
    const { server, device } = application
    const whose = { volunteerId: enrolled.volunteerId, regionId: region.id }
    setBusy(true)
    setProblem(await openServerFile(device.files, () => server.attendance.codePaper(whose)))
    setBusy(false)
  }

  return {
    ...office,
    ...{ form, change, isKept, startAfresh, idNumber, typeIdNumber, isChild, rules, teams },
    ...{ busy, problem, enrolled, printCode },
    enrol: async (): Promise<void> => {
      if (form) await enrol(form)
    },
    /** Whose form it is by now. */
    enrolOther: async (): Promise<void> => {
      if (!form) return
      const volunteerId = recordId(application)
      setEnrolled(null)
      change({ volunteerId })
      await enrol({ ...form, volunteerId })
    },
    /** The next one at the desk. */
    another: () => {
      setEnrolled(null)
      startAfresh()
    },
  }
}

export type EnrolPageState = ReturnType<typeof useEnrol>
