/** Who may register with what, on which day. */
import {
  noGuardian,
  type CorrectionChanges,
  type VolunteerDetails,
} from '../../../src/domain/volunteer/volunteer'
import { checkCorrected, checkRegistration } from '../../../src/domain/volunteer/check-registration'
import { volunteerDetails } from '../../support/api/volunteer-samples'

const day = { today: '2026-03-10', rules: { guardianBelowAge: 14 } }
const mother = { name: '陈桂英', phone: '13905730009', relation: '母亲', consentedOn: '2026-03-09' }

const outcome = (part: Partial<VolunteerDetails>): string => {
  const checked = checkRegistration({ ...volunteerDetails, ...part }, day)
  return checked.ok ? 'ok' : `${checked.error.code} ${checked.error.detail}`.trim()
}

test.each<[string, Partial<VolunteerDetails>, string]>([
  ['an adult', {}, 'ok'],
  ['born tomorrow', { birthDate: '2026-03-11' }, 'invalid 请核对出生日期'],
  ['older than anybody', { birthDate: '1900-01-01' }, 'invalid 请核对出生日期'],
  ['14 today, alone', { birthDate: '2012-03-10' }, 'ok'],
  ['14 tomorrow, alone', { birthDate: '2012-03-11' }, 'guardian-needed 不满 14 岁，还缺监护人姓名'],
  ['with a guardian', { birthDate: '2014-01-01', guardian: mother }, 'ok'],
  [
    'without the relation',
    { birthDate: '2014-01-01', guardian: { ...mother, relation: ' ' } },
    'guardian-needed 不满 14 岁，还缺和孩子的关系',
  ],
  [
    'a phone too short to ring',
    { birthDate: '2014-01-01', guardian: { ...mother, phone: '123' } },
    'guardian-needed 不满 14 岁，还缺监护人电话',
  ],
  [
    'no consent yet',
    { birthDate: '2014-01-01', guardian: { ...mother, consentedOn: '' } },
    'guardian-needed 不满 14 岁，还缺同意的日期',
  ],
  [
    'a consent of tomorrow',
    { birthDate: '2014-01-01', guardian: { ...mother, consentedOn: '2026-03-11' } },
    'guardian-needed 不满 14 岁，还缺同意的日期',
  ],
  [
    'a number with a wrong digit',
    { idNumber: '330483194003070028' },
    'invalid-id-number 最后一位对不上',
  ],
  [
    'a number of another day',
    { idNumber: '330483194003070029' },
    'birth-date-disagrees 身份证上是 1940-03-07，档案里是 1968-05-12',
  ],
  [
    'a number of the other sex',
    { birthDate: '1940-03-07', sex: 'male', idNumber: '330483194003070029' },
    'sex-disagrees 身份证上是女',
  ],
])('%s', (_name, part, expected) => expect(outcome(part)).toBe(expected))

test('a consent stays when the child is one no more; half of one does not', () => {
  const keeps = (guardian: VolunteerDetails['guardian']) => {
    const checked = checkRegistration({ ...volunteerDetails, guardian }, day)
    return checked.ok ? checked.value.guardian : null
  }
  expect(keeps(mother)).toEqual(mother)
  expect(keeps({ ...mother, phone: '' })).toEqual(noGuardian)
})

test('a correction leaves a consent as it is on file, half of one too, unless it is about it', () => {
  const half = { ...mother, phone: '' }
  const file = { details: { ...volunteerDetails, guardian: half }, state: 'verified' } as const
  const corrected = (changes: CorrectionChanges) => {
    const checked = checkCorrected(file, changes, day)
    return checked.ok ? checked.value.guardian : checked.error.detail
  }
  expect(corrected({ phone: '13905730010' })).toEqual(half)
  expect(corrected({ guardian: mother })).toEqual(mother)
  expect(corrected({ guardian: { ...mother, relation: '' } })).toEqual(noGuardian)
  expect(corrected({ birthDate: '2014-01-01' })).toBe('不满 14 岁，还缺监护人电话')
})

test('keeps what is needed and nothing else', () => {
  const given = {
    ...volunteerDetails,
    birthDate: '1940-03-07',
    sex: 'unknown',
    idNumber: ' 330483194003070029',
    skills: ['理发', ' 理发', '书法'],
    guardian: { ...noGuardian, name: '陈桂英' },
  } as const
  expect(checkRegistration({ ...given, skills: [...given.skills] }, day)).toEqual({
    ok: true,
    value: {
      ...volunteerDetails,
      birthDate: '1940-03-07',
      sex: 'female',
      idNumber: '330483194003070029',
      skills: ['理发', '书法'],
      guardian: noGuardian,
    },
  })
})
