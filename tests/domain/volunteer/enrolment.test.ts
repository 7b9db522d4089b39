/** Who is registered at the desk: with which telephone, with whose consent, and never twice. */
import * as v from 'valibot'
import { enrolmentShape, whyNotEnrolled } from '../../../src/domain/volunteer/enrolment'
import {
  noGuardian,
  volunteerStates,
  type VolunteerDetails,
} from '../../../src/domain/volunteer/volunteer'

const details: VolunteerDetails = {
  ...{ name: '陈阿珍', sex: 'female', birthDate: '1940-03-07', phone: '', idNumber: '' },
  ...{ skills: [], serviceKinds: [], team: '', politicalStatus: '', guardian: noGuardian },
}
const given = { details, consent: { told: true, note: '' }, idSeen: false }
const problemOf = (part: object): string => {
  const read = v.safeParse(enrolmentShape, { ...given, ...part })
  return read.success ? '' : read.issues[0].message
}

test.each([
  ['without a telephone', {}, ''],
  ['with one', { details: { ...details, phone: '057388001234' } }, ''],
  ['with half of one', { details: { ...details, phone: '0573' } }, '打得通的电话'],
  ['not asked', { consent: { told: false, note: '' } }, '本人同意了才能登记'],
  ['without a name', { details: { ...details, name: ' ' } }, '姓名不能空着'],
])('somebody %s', (_, part, problem) => {
  if (problem === '') expect(problemOf(part)).toBe('')
  else expect(problemOf(part)).toContain(problem)
})

const idNumber = '330483194003071229'
const other = { number: '3304830010010012', details: { ...details, idNumber, phone: '1380000' } }

test.each(volunteerStates)('who is on file and %s', (state) => {
  const why = (part: Partial<VolunteerDetails>): string => {
    const refused = whyNotEnrolled({ ...details, ...part }, [{ ...other, state }])
    return refused ? `${refused.error.code} ${refused.error.detail}` : ''
  }
  const counts = state === 'waiting' || state === 'verified'
  expect(why({ idNumber })).toBe(counts ? 'already-on-file 陈*珍，编号尾号 0012' : '')
  expect(why({ phone: '1380000' })).toBe(counts ? 'same-phone 陈*珍，编号尾号 0012' : '')
  // What neither has is nothing that they have in common.
  expect(whyNotEnrolled(details, [{ ...other, state, details }])).toBeNull()
})
