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
import { noGuardian, type Guardian, type VolunteerDetails } from './volunteer'

/** Nobody older gives hours; a year typed wrong does. */
const oldestAge = 120

export interface RegistrationDay {
  readonly today: string
  readonly rules: Pick<VolunteeringRules, 'guardianBelowAge'>
}

const missingOf = ({ name, phone, relation, consentedOn }: Guardian, today: string): string => {
  if (name.trim() === '') return '监护人姓名'
  if (relation.trim() === '') return '和孩子的关系'
  if (phone.length < 7) return '监护人电话'
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
): Result<VolunteerDetails, Refusal> => {
  const { today, rules } = day
  const facts = readIdNumberFacts(details.idNumber, details)
  if (!facts.ok) return facts
  const { birthDate, sex, idNumber } = facts.value
  const age = ageOn(birthDate, today) ?? 0
  if (birthDate > today || age > oldestAge) return refuse('invalid', '请核对出生日期')
  const isChild = needsGuardian(birthDate, day)
  const missing = isChild ? missingOf(details.guardian, today) : ''
  if (missing !== '')
    return refuse('guardian-needed', `不满 ${rules.guardianBelowAge} 岁，还缺${missing}`)
  return success({
    ...details,
    birthDate,
    sex,
    idNumber,
    skills: onceEach(details.skills),
    serviceKinds: onceEach(details.serviceKinds),
    guardian: missingOf(details.guardian, today) === '' ? details.guardian : noGuardian,
  })
}
