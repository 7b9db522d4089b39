/**
 * Whether what somebody registers with can be so, on the server's day: the ID number fits, a child has a guardian who
 * consented. Answers the details as they are kept. A consent that was given is evidence and stays when the child is one
 * no more; half of one is left out.
 */
import { ageOn } from '../calendar'
import { refuse, type Refusal } from '../refusal'
import { readIdNumberFacts } from '../resident/id-number-facts'
import { success, type Result } from '../result'
import type { VolunteeringRules } from '../settings/volunteering-rules'
import { isKeptOfLeaver } from './left-details'
import {
  noGuardian,
  type CorrectionChanges,
  type Guardian,
  type VolunteerDetails,
  type VolunteerState,
} from './volunteer'

/** Nobody older gives hours; a year typed wrong does. */
const oldestAge = 120

export interface RegistrationDay {
  readonly today: string
  readonly rules: Pick<VolunteeringRules, 'guardianBelowAge'>
}

const missingOf = (
  { name, phone, relation, consentedOn }: Guardian,
  { today, hasLeft }: { readonly today: string; readonly hasLeft: boolean },
): string => {
  if (name.trim() === '') return '监护人姓名'
  if (relation.trim() === '') return '和孩子的关系'
  if (phone.length < 7 && !hasLeft) return '监护人电话'
  return consentedOn === '' || consentedOn > today ? '同意的日期' : ''
}

const onceEach = (texts: readonly string[]): string[] => [
  ...new Set(texts.map((one) => one.trim())),
]

export const needsGuardian = (birthDate: string, { today, rules }: RegistrationDay): boolean =>
  (ageOn(birthDate, today) ?? 0) < rules.guardianBelowAge

export const checkRegistration = (
  details: VolunteerDetails,
  day: RegistrationDay,
  hasLeft = false,
): Result<VolunteerDetails, Refusal> => {
  const { today, rules } = day
  const facts = readIdNumberFacts(details.idNumber, details)
  if (!facts.ok) return facts
  const { birthDate, sex, idNumber } = facts.value
  const age = ageOn(birthDate, today) ?? 0
  if (birthDate > today || age > oldestAge) return refuse('invalid', '请核对出生日期')
  const lacking = missingOf(details.guardian, { today, hasLeft })
  const missing = needsGuardian(birthDate, day) ? lacking : ''
  if (missing !== '')
    return refuse('guardian-needed', `不满 ${rules.guardianBelowAge} 岁，还缺${missing}`)
  return success({
    ...details,
    birthDate,
    sex,
    idNumber,
    skills: onceEach(details.skills),
    serviceKinds: onceEach(details.serviceKinds),
    guardian: lacking === '' ? details.guardian : noGuardian,
  })
}

/**
 * The same of what is on file with what is to be corrected in it. A consent that nobody asks to change stays as it is; of
 * who has left only what is kept of them, without the guardian's telephone, which nobody is asked for.
 */
export const checkCorrected = (
  { details, state }: { readonly details: VolunteerDetails; readonly state: VolunteerState },
  changes: CorrectionChanges,
  day: RegistrationDay,
): Result<VolunteerDetails, Refusal> => {
  const hasLeft = state === 'left'
  if (hasLeft && !isKeptOfLeaver(changes))
    return refuse(
      'invalid',
      '登记已经结束，特长、愿意做的服务、所在服务队、政治面貌和监护人电话不再留着',
    )
  const checked = checkRegistration({ ...details, ...changes }, day, hasLeft)
  if (!checked.ok || changes.guardian) return checked
  return success({ ...checked.value, guardian: details.guardian })
}
